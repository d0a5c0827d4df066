import type { Case } from './case.ts';

export const LAST_CALL_CASES: readonly Case[] = [];
