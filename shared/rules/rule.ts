/** A rule of counting, copied into a ballot when the ballot opens. All numbers are integers. */

export type Comparison = '>' | '>=';

/** A share `num/den`, and how it is compared. `1/2 >` is a simple majority. */
export interface Fraction {
  readonly num: number;
  readonly den: number;
  readonly cmp: Comparison;
}

/** `base` says what the yes votes are measured against: the votes cast, or everyone eligible. */
export interface Rule {
  readonly threshold: Fraction;
  readonly base: 'cast' | 'eligible';
  readonly quorum: Fraction;
}

export type Choice = 'yes' | 'no' | 'abstain';

const MORE_THAN_HALF: Fraction = { num: 1, den: 2, cmp: '>' };

/** DIP-7, Formation: "a simple majority vote in favor forms the TWG". A tie fails. */
export const SIMPLE_MAJORITY: Rule = {
  threshold: MORE_THAN_HALF,
  base: 'cast',
  quorum: MORE_THAN_HALF,
};

/**
 * DIP-7, Decision Making: "a supermajority (67%+) vote in favor is required before proceeding".
 * Taken literally: 2 of 3 is 66.7 % and fails.
 */
export const SUPERMAJORITY: Rule = {
  threshold: { num: 67, den: 100, cmp: '>=' },
  base: 'cast',
  quorum: MORE_THAN_HALF,
};

/** Whether `count` of `whole` meets the fraction, in integers. */
export function meets(count: number, fraction: Fraction, whole: number): boolean {
  const have = count * fraction.den;
  const asked = fraction.num * whole;
  return fraction.cmp === '>' ? have > asked : have >= asked;
}

/** The least count, 0 or more, that meets the fraction of `whole`. */
export function leastMeeting(fraction: Fraction, whole: number): number {
  const asked = fraction.num * whole;
  return fraction.cmp === '>'
    ? Math.floor(asked / fraction.den) + 1
    : Math.ceil(asked / fraction.den);
}
