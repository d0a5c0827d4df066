import type { Case } from './case.ts';

export const MEETING_CASES: readonly Case[] = [];
