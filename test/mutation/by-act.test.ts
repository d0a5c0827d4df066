import { expect, it } from 'vitest';
import { decide } from '../../shared/rules/index.ts';
import { ALL_CASES } from '../rules/cases/all.ts';
import { judge } from '../rules/judge.ts';

// One test an act, which ends at its first case that comes out otherwise: a mutation run asks only
// whether any does, and asks it thousands of times.
it.each([...new Set(ALL_CASES.map((one) => one.act))])('%s', (act) => {
  for (const one of ALL_CASES) {
    if (one.act === act) expect(judge(one, decide)).toBeNull();
  }
});
