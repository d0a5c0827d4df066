/** Rules and votes at random, small enough to count by trying every way. */

import fc from 'fast-check';
import {
  SIMPLE_MAJORITY,
  SUPERMAJORITY,
  type Fraction,
  type Rule,
} from '../../shared/rules/rule.ts';
import type { Standing } from '../../shared/rules/tally.ts';

export const standing = (
  roll: number,
  yes: number,
  no: number,
  abstain = 0,
  recused = 0,
): Standing => ({
  roll,
  yes,
  no,
  abstain,
  recused,
});

const anyFraction: fc.Arbitrary<Fraction> = fc.record({
  num: fc.nat(12),
  den: fc.integer({ min: 1, max: 10 }),
  cmp: fc.constantFrom('>', '>='),
});
export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom(SIMPLE_MAJORITY, SUPERMAJORITY),
  fc.record({
    threshold: anyFraction,
    base: fc.constantFrom('cast', 'eligible'),
    quorum: anyFraction,
  }),
);
/** What a person of the roll does. */
export const WAYS = ['yes', 'no', 'abstain', 'recused', 'none'] as const;
export const anyStanding: fc.Arbitrary<Standing> = fc
  .array(fc.constantFrom(...WAYS), { minLength: 1, maxLength: 8 })
  .map((ways) => {
    const count = (way: string): number => ways.filter((one) => one === way).length;
    return standing(ways.length, count('yes'), count('no'), count('abstain'), count('recused'));
  });
