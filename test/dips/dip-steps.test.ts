import { describe, expect, it } from 'vitest';
import { dipSteps } from '../../renderer/features/dips/dip-steps.ts';
import { clauseOf } from '../../shared/wording/index.ts';
import { SITUATIONS } from './dip-worlds.ts';

const MARKS = { done: '+', current: '>', todo: '', failed: 'x' } as const;

const stepsIn = (situation: string) =>
  dipSteps(SITUATIONS[situation]?.().state.dip.get('o1') ?? null);

describe('the way of a DIP', () => {
  it.each([
    ['approved', '>approved submitted draft last-call accepted final'],
    ['submitted', '+approved >submitted draft last-call accepted final'],
    ['draft', '+approved +submitted >draft last-call accepted final'],
    ['second round', '+approved +submitted >draft last-call accepted final'],
    ['voting', '+approved +submitted +draft >last-call accepted final'],
    ['accepted', '+approved +submitted +draft +last-call >accepted final'],
    ['final', '+approved +submitted +draft +last-call +accepted +final'],
    ['denied', '+approved +submitted xdenied'],
    ['withdrawn', '+approved +submitted +draft xwithdrawn'],
    ['rejected by the vote', '+approved +submitted +draft +last-call xrejected'],
    ['deprecated', '+submitted +draft +last-call +accepted +final >deprecated'],
  ])('%s: %s', (situation, expected) => {
    const seen = stepsIn(situation).map(({ id, state }) => `${MARKS[state]}${id}`);
    expect(seen.join(' ')).toBe(expected);
  });

  it('has a clause behind each step', () => {
    for (const situation of Object.keys(SITUATIONS))
      for (const { clause } of stepsIn(situation))
        expect(clauseOf(clause).text.length).toBeGreaterThan(20);
  });
});
