import { describe, expect, it } from 'vitest';
import { rejectedBy } from '../../renderer/features/dips/dip-facts.ts';
import { dipSteps } from '../../renderer/features/dips/dip-steps.ts';
import { clauseOf } from '../../shared/wording/index.ts';
import { SITUATIONS } from './dip-worlds.ts';

const MARKS = { done: '+', current: '>', todo: '', failed: 'x' } as const;

const stepsIn = (situation: string) => {
  const state = SITUATIONS[situation]?.().state;
  if (state === undefined) throw new Error(`there is no ${situation}`);
  return dipSteps(state.dip.get('o1') ?? null, rejectedBy(state, 'o1'));
};

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

  it('says by which clause it was rejected: the vote’s, or the one on what its manager decides', () => {
    const clauseIn = (situation: string) => stepsIn(situation).at(-1)?.clause;
    expect(clauseIn('rejected by the vote')).toBe('dip.accepted');
    expect(clauseIn('rejected by its manager')).toBe('dip.rejected');
  });

  it('has a clause behind each step', () => {
    for (const situation of Object.keys(SITUATIONS))
      for (const { clause } of stepsIn(situation))
        expect(clauseOf(clause).text.length).toBeGreaterThan(20);
  });
});
