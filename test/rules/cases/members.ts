import type { Case } from './case.ts';

export const MEMBER_CASES: readonly Case[] = [];
