import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fraction, Rule } from '../../shared/rules/rule.ts';
import { SIMPLE_MAJORITY, SUPERMAJORITY, tally } from '../../shared/rules/index.ts';
import type { Standing } from '../../shared/rules/tally.ts';
import { anyRule, anyStanding, standing } from './random-votes.ts';

const fraction = (text: string): Fraction => {
  const [share = '', cmp] = text.split(' ');
  const [num = 0, den = 1] = share.split('/').map(Number);
  return { num, den, cmp: cmp === '>=' ? '>=' : '>' };
};
const rule = (threshold: string, base: Rule['base'] = 'cast', quorum = '1/2 >'): Rule => ({
  threshold: fraction(threshold),
  base,
  quorum: fraction(quorum),
});

describe('the worked example of the contract', () => {
  it('counts five on the roll, one recused, three in favor', () => {
    expect(tally(SIMPLE_MAJORITY, standing(5, 3, 0, 0, 1))).toEqual({
      outcome: 'passed',
      roll: 5,
      eligible: 4,
      yes: 3,
      no: 0,
      abstain: 0,
      notVoted: 1,
      quorum: { needed: 3, have: 3, met: true },
      threshold: { needed: 2, have: 3, met: true },
      toPass: 0,
      decided: true,
    });
  });
});

type Row = readonly [
  why: string,
  rule: Rule,
  standing: Standing,
  outcome: string,
  quorumNeeded: number,
  thresholdNeeded: number,
  toPass: number | null,
  decided: boolean,
];

const ELIGIBLE = rule('1/2 >', 'eligible');

// Each line is counted by hand.
const TABLE: readonly Row[] = [
  ['nobody has voted', SIMPLE_MAJORITY, standing(3, 0, 0), 'no-quorum', 2, 1, 2, false],
  ['one yes is no quorum', SIMPLE_MAJORITY, standing(3, 1, 0), 'no-quorum', 2, 1, 1, false],
  ['two yes settle it', SIMPLE_MAJORITY, standing(3, 2, 0), 'passed', 2, 2, 0, true],
  ['a tie fails', SIMPLE_MAJORITY, standing(2, 1, 1), 'failed', 2, 2, null, true],
  ['a tie that one vote can turn', SIMPLE_MAJORITY, standing(3, 1, 1), 'failed', 2, 2, 1, false],
  [
    'half of the roll is no quorum',
    SIMPLE_MAJORITY,
    standing(4, 2, 0),
    'no-quorum',
    3,
    2,
    1,
    false,
  ],
  ['abstaining makes the quorum', SIMPLE_MAJORITY, standing(3, 1, 0, 1), 'passed', 2, 1, 0, false],
  ['all abstain', SIMPLE_MAJORITY, standing(3, 0, 0, 3), 'failed', 2, 1, null, true],
  ['two of three abstain', SIMPLE_MAJORITY, standing(3, 0, 0, 2), 'failed', 2, 1, 1, false],
  ['all recused', SIMPLE_MAJORITY, standing(3, 0, 0, 0, 3), 'no-quorum', 2, 1, null, true],
  [
    'too few are left for a quorum',
    SIMPLE_MAJORITY,
    standing(3, 1, 0, 0, 2),
    'no-quorum',
    2,
    1,
    null,
    true,
  ],
  [
    'a recusal leaves the quorum',
    SIMPLE_MAJORITY,
    standing(4, 2, 0, 0, 1),
    'no-quorum',
    3,
    2,
    1,
    false,
  ],
  ['one person', SIMPLE_MAJORITY, standing(1, 0, 0), 'no-quorum', 1, 1, 1, false],
  ['one person in favor', SIMPLE_MAJORITY, standing(1, 1, 0), 'passed', 1, 1, 0, true],
  ['one person against', SIMPLE_MAJORITY, standing(1, 0, 1), 'failed', 1, 1, null, true],
  ['2 of 3 is 66.7 % and fails', SUPERMAJORITY, standing(3, 2, 1), 'failed', 2, 3, null, true],
  ['3 of 4 is 75 %', SUPERMAJORITY, standing(4, 3, 1), 'passed', 3, 3, 0, true],
  ['67 of 100', SUPERMAJORITY, standing(100, 67, 33), 'passed', 51, 67, 0, true],
  ['66 of 100', SUPERMAJORITY, standing(100, 66, 34), 'failed', 51, 67, null, true],
  ['66 of 99 is 66.7 %', SUPERMAJORITY, standing(100, 66, 33), 'failed', 51, 67, 1, false],
  ['67 of 100 cast, 50 to come', SUPERMAJORITY, standing(150, 67, 33), 'passed', 76, 67, 0, false],
  ['2 of 2, one to come', SUPERMAJORITY, standing(3, 2, 0), 'passed', 2, 2, 0, false],
  ['5 of 8 is 62.5 %', SUPERMAJORITY, standing(12, 5, 3), 'failed', 7, 6, 2, false],
  ['of all eligible: 2 of 3', ELIGIBLE, standing(3, 2, 0), 'passed', 2, 2, 0, true],
  ['of all eligible: 1 of 3', ELIGIBLE, standing(3, 1, 0, 1), 'failed', 2, 2, 1, false],
  [
    'of all eligible: an abstention is as a no',
    ELIGIBLE,
    standing(3, 1, 0, 2),
    'failed',
    2,
    2,
    null,
    true,
  ],
  ['of all eligible: 1 of 2', ELIGIBLE, standing(3, 1, 0, 1, 1), 'failed', 2, 2, null, true],
  ['of all eligible: half of four', ELIGIBLE, standing(4, 2, 1), 'failed', 3, 3, 1, false],
  ['at least half of the votes', rule('1/2 >='), standing(4, 1, 1, 1), 'passed', 3, 1, 0, false],
  ['all of the votes', rule('1/1 >='), standing(4, 3, 0), 'passed', 3, 3, 0, false],
  ['all of the votes, one against', rule('1/1 >='), standing(4, 3, 1), 'failed', 3, 4, null, true],
  [
    'a quorum of all',
    rule('1/2 >', 'cast', '1/1 >='),
    standing(3, 2, 0),
    'no-quorum',
    3,
    2,
    1,
    false,
  ],
  [
    'a quorum of all, one recused',
    rule('1/2 >', 'cast', '1/1 >='),
    standing(3, 2, 0, 0, 1),
    'no-quorum',
    3,
    2,
    null,
    true,
  ],
  [
    'a quorum of two thirds exactly',
    rule('1/2 >', 'cast', '2/3 >='),
    standing(3, 2, 0),
    'passed',
    2,
    2,
    0,
    true,
  ],
  [
    'a quorum of more than two thirds',
    rule('1/2 >', 'cast', '2/3 >'),
    standing(3, 2, 0),
    'no-quorum',
    3,
    2,
    1,
    false,
  ],
  [
    'no share is too large to count',
    rule('999999/1000000 >='),
    standing(2, 2, 0),
    'passed',
    2,
    2,
    0,
    true,
  ],
];

describe('a worked table', () => {
  it.each(TABLE)('%s', (_, by, counts, outcome, quorumNeeded, thresholdNeeded, toPass, decided) => {
    const counted = tally(by, counts);
    expect({
      outcome: counted.outcome,
      quorum: counted.quorum.needed,
      threshold: counted.threshold.needed,
      toPass: counted.toPass,
      decided: counted.decided,
    }).toEqual({
      outcome,
      quorum: quorumNeeded,
      threshold: thresholdNeeded,
      toPass,
      decided,
    });
    expect(counted.quorum.have).toBe(counts.yes + counts.no + counts.abstain);
    expect(counted.threshold.have).toBe(counts.yes);
  });
});

// The formulas of the contract, once more, as they stand there.
const compare = (left: number, cmp: string, right: number): boolean =>
  cmp === '>' ? left > right : left >= right;
function outcomeOf(by: Rule, s: Standing): 'passed' | 'failed' | 'no-quorum' {
  const eligible = s.roll - s.recused;
  const cast = s.yes + s.no;
  const present = s.yes + s.no + s.abstain;
  const { threshold, quorum } = by;
  if (!compare(present * quorum.den, quorum.cmp, quorum.num * s.roll)) return 'no-quorum';
  const of = by.base === 'cast' ? cast : eligible;
  return cast > 0 && compare(s.yes * threshold.den, threshold.cmp, threshold.num * of)
    ? 'passed'
    : 'failed';
}

/** The ways to give up to `total` people, one after the other, to so many parts. */
function splits(total: number, parts: number): number[][] {
  if (parts === 0) return [[]];
  const counts = Array.from({ length: total + 1 }, (_, count) => count);
  return counts.flatMap((count) =>
    splits(total - count, parts - 1).map((rest) => [count].concat(rest)),
  );
}

const notVoted = (s: Standing): number => s.roll - s.recused - s.yes - s.no - s.abstain;

/** All that can become of a standing by what those do who have not voted. */
const futures = (s: Standing): Standing[] =>
  splits(notVoted(s), 4).map(([yes = 0, no = 0, abstain = 0, recused = 0]) => ({
    roll: s.roll,
    yes: s.yes + yes,
    no: s.no + no,
    abstain: s.abstain + abstain,
    recused: s.recused + recused,
  }));

const least = (from: number, upTo: number, holds: (n: number) => boolean): number | null => {
  for (let n = from; n <= upTo; n += 1) if (holds(n)) return n;
  return null;
};

describe('against every way that the remaining people can go', () => {
  it('has the outcome of the formulas', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        expect(tally(by, s).outcome).toBe(outcomeOf(by, s));
      }),
      { numRuns: 2000 },
    );
  });

  it('is decided exactly where the outcome is the same whatever those do who have not voted', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        const reachable = new Set(futures(s).map((future) => outcomeOf(by, future)));
        expect(tally(by, s).decided).toBe(reachable.size === 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('says how many more yes votes make it pass if nobody else votes', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        expect(tally(by, s).toPass).toBe(
          least(0, notVoted(s), (more) => outcomeOf(by, { ...s, yes: s.yes + more }) === 'passed'),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('says the least number present that meets the quorum', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        const { quorum } = by;
        const meets = (n: number) => compare(n * quorum.den, quorum.cmp, quorum.num * s.roll);
        const counted = tally(by, s).quorum;
        expect(counted.needed).toBe(least(0, 200, meets));
        expect(counted.met).toBe(meets(counted.have));
        expect(counted.have).toBe(s.yes + s.no + s.abstain);
      }),
      { numRuns: 2000 },
    );
  });

  it('says the least number of yes votes that meets the threshold as it stands', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        const { threshold } = by;
        const of = by.base === 'cast' ? s.yes + s.no : s.roll - s.recused;
        const meets = (n: number) => compare(n * threshold.den, threshold.cmp, threshold.num * of);
        const counted = tally(by, s).threshold;
        expect(counted.needed).toBe(least(1, 200, meets));
        expect(counted.have).toBe(s.yes);
        expect(counted.met).toBe(s.yes + s.no > 0 && meets(s.yes));
      }),
      { numRuns: 2000 },
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        const { roll, eligible, yes, no, abstain, notVoted } = tally(by, s);
        expect(eligible).toBe(roll - s.recused);
        expect(yes + no + abstain + notVoted).toBe(eligible);
      }),
    );
  });
});

/** What becomes of a standing if one more person says yes, who has not voted or had voted otherwise. */
const withOneYesMore = (s: Standing): Standing[] =>
  [
    { ...s, yes: s.yes + 1 },
    { ...s, yes: s.yes + 1, no: s.no - 1 },
    { ...s, yes: s.yes + 1, abstain: s.abstain - 1 },
  ].filter((next) => next.no >= 0 && next.abstain >= 0 && notVoted(next) >= 0);

describe('what must hold of every vote', () => {
  it('a yes never turns a pass into a fail', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        fc.pre(tally(by, s).outcome === 'passed');
        const after = withOneYesMore(s).filter((next) => tally(by, next).outcome !== 'passed');
        expect(after).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('a recusal never meets a quorum that was not met', () => {
    fc.assert(
      fc.property(anyRule, anyStanding, (by, s) => {
        fc.pre(notVoted(s) > 0 && !tally(by, s).quorum.met);
        expect(tally(by, { ...s, recused: s.recused + 1 }).quorum.met).toBe(false);
      }),
    );
  });
});
