import type { Case } from './case.ts';

export const DIP_CASES: readonly Case[] = [];
