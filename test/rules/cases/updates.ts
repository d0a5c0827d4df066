import type { Case } from './case.ts';

export const UPDATE_CASES: readonly Case[] = [];
