import type { ChannelKind } from './channel.ts';
import { meets, SIMPLE_MAJORITY, SUPERMAJORITY, type Fraction, type Rule } from './rule.ts';

/** The association's numbers. Lengths are in days. */
export interface Rulebook {
  readonly circulationDays: { readonly min: number; readonly max: number };
  readonly circulationChannels: readonly ChannelKind[];
  readonly minOrganizations: number;
  readonly ballotDays: { readonly default: number; readonly min: number; readonly max: number };
  readonly updateDays: number;
  readonly reviewDays: number;
  readonly lastCallDays: { readonly min: number; readonly max: number };
  /** Rules all ballots of the TSC. */
  readonly tsc: Rule;
  /** Rules a group's vote to proceed with an output. */
  readonly twg: Rule;
}

/** The parts that change; each is replaced whole. */
export type RulebookChange = { readonly [P in keyof Rulebook]?: Rulebook[P] | undefined };

/** DIP-7's own numbers; where it is silent (quorum, review, length of ballots), the contract's. */
export const DIP_7_RULEBOOK: Rulebook = {
  circulationDays: { min: 7, max: 14 },
  circulationChannels: ['slack'],
  minOrganizations: 3,
  ballotDays: { default: 7, min: 1, max: 30 },
  updateDays: 14,
  reviewDays: 2,
  lastCallDays: { min: 14, max: 28 },
  tsc: SIMPLE_MAJORITY,
  twg: SUPERMAJORITY,
};

/** The longest that a last call may be made, by whatever extensions. */
export const LONGEST_LAST_CALL = 56;

const within = (range: { min: number; max: number }, min: number, max: number): boolean =>
  range.min >= min && range.min <= range.max && range.max <= max;

/** Not below `least`, and within what a vote can reach. */
function asStrict(fraction: Fraction, least: Fraction): boolean {
  const reachable = meets(1, fraction, 1);
  const share = fraction.num * least.den - least.num * fraction.den;
  return reachable && (share > 0 || (share === 0 && (least.cmp === '>=' || fraction.cmp === '>')));
}

const ruleAsStrict = (rule: Rule, least: Rule): boolean =>
  asStrict(rule.threshold, least.threshold) && asStrict(rule.quorum, least.quorum);

/** A rulebook may be stricter than DIP-7, never weaker: what each part must hold to. */
const LIMITS: { readonly [P in keyof Rulebook]: (part: Rulebook[P]) => boolean } = {
  // DIP-7, Formation: "must circulate the proposal over 1-2 weeks".
  circulationDays: (days) => within(days, 7, 14),
  // DIP-7, Formation: "will circulate it in public slack channels".
  circulationChannels: (kinds) => kinds.includes('slack') && new Set(kinds).size === kinds.length,
  // DIP-7, Formation: "a minimum of 3 Association members".
  minOrganizations: (count) => count >= 3,
  ballotDays: (days) => within(days, 1, 30) && days.default >= days.min && days.default <= days.max,
  // DIP-7, Decision Making: "a bi-weekly update to the association".
  updateDays: (days) => days >= 1 && days <= 14,
  reviewDays: (days) => days >= 0 && days <= 30,
  // DIP-0, Draft: "(usually 2-4 weeks) for a final review. Additional time can be granted".
  lastCallDays: (days) => within(days, 14, LONGEST_LAST_CALL),
  // DIP-7: "A simple majority", of the TSC.
  tsc: (rule) => ruleAsStrict(rule, SIMPLE_MAJORITY),
  // DIP-7: "a supermajority (67%+) vote in favor", of the group.
  twg: (rule) => ruleAsStrict(rule, SUPERMAJORITY),
};

const PARTS = Object.keys(LIMITS).sort() as (keyof Rulebook)[];

/** Generic, so that a part and its limit are seen to be of one type. */
function holds<P extends keyof Rulebook>(part: P, value: RulebookChange[P]): boolean {
  return value === undefined || LIMITS[part](value);
}

/** The first part, by name, that is weaker than DIP-7 or that nothing could meet; else null. */
export function invalidPart(change: RulebookChange): keyof Rulebook | null {
  return PARTS.find((part) => !holds(part, change[part])) ?? null;
}

/** The rulebook with the parts of a change in their place. */
export function changedRulebook(rulebook: Rulebook, change: RulebookChange): Rulebook {
  const present = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...rulebook, ...Object.fromEntries(present) };
}
