import type { Case } from './case.ts';

export const OUTPUT_CASES: readonly Case[] = [];
