import type { Case } from './case.ts';

export const FORMATION_CASES: readonly Case[] = [];
