import type { Case } from './case.ts';

export const BALLOT_CASES: readonly Case[] = [];
