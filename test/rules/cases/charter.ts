import type { Case } from './case.ts';

export const CHARTER_CASES: readonly Case[] = [];
