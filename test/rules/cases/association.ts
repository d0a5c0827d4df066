import type { Case } from './case.ts';

export const ASSOCIATION_CASES: readonly Case[] = [];
