import type { Case } from './case.ts';

export const TOPIC_CASES: readonly Case[] = [];
