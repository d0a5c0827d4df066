import { describe, expect, it } from 'vitest';
import { decide } from '../../shared/rules/index.ts';
import { ALL_CASES } from './cases/all.ts';
import { judge } from './judge.ts';

describe('every clause', () => {
  it.each(ALL_CASES.map((one) => [`${one.act}: ${one.clause}`, one] as const))('%s', (_, one) => {
    expect(judge(one, decide)).toBeNull();
  });
});
