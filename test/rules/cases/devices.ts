import type { Case } from './case.ts';

export const DEVICE_CASES: readonly Case[] = [];
