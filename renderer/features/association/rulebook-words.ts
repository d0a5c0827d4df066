/** The rulebook in words, each part with its numbers and where DIP-7 has them from. */

import { canonicalJson } from '../../../shared/documents/canonical-json.ts';
import { DIP_7_RULEBOOK, type Rulebook } from '../../../shared/rules/rulebook.ts';
import {
  CHANNEL_KINDS,
  counted,
  daysBetween,
  listed,
  ruleWords,
} from '../../../shared/wording/index.ts';

export type RulebookPart = keyof Rulebook;

export const RULEBOOK_PARTS: readonly RulebookPart[] = [
  'minOrganizations',
  'circulationDays',
  'circulationChannels',
  'ballotDays',
  'tsc',
  'twg',
  'updateDays',
  'reviewDays',
  'lastCallDays',
];

const WORDS: { readonly [P in RulebookPart]: (part: Rulebook[P]) => string } = {
  minOrganizations: (count) => counted(count, 'organization'),
  circulationDays: ({ min, max }) => daysBetween(min, max),
  circulationChannels: (kinds) => listed(kinds.map((kind) => CHANNEL_KINDS[kind])),
  ballotDays: ({ default: usual, min, max }) =>
    `${counted(usual, 'day')} unless said otherwise, ${daysBetween(min, max)}`,
  updateDays: (days) => counted(days, 'day'),
  reviewDays: (days) => counted(days, 'day'),
  lastCallDays: ({ min, max }) => daysBetween(min, max),
  tsc: ruleWords,
  twg: ruleWords,
};

/** A part with its numbers: `7 to 14 days`. */
export function partWords<P extends RulebookPart>(part: P, value: Rulebook[P]): string {
  return WORDS[part](value);
}

/** Whether a part is as DIP-7 and the contract have it, or has been made stricter. */
export function isUsual(part: RulebookPart, rulebook: Rulebook): boolean {
  return canonicalJson(rulebook[part]) === canonicalJson(DIP_7_RULEBOOK[part]);
}

/** What DIP-7 (or DIP-0) says about a part; null where it is silent. */
export const PART_CLAUSES: {
  readonly [P in RulebookPart]: {
    readonly text: string;
    readonly source: 'DIP-7' | 'DIP-0';
  } | null;
} = {
  minOrganizations: {
    text: 'The proposal must have representation from a minimum of 3 Association members',
    source: 'DIP-7',
  },
  circulationDays: {
    text: 'The facilitator must circulate the proposal over 1-2 weeks',
    source: 'DIP-7',
  },
  circulationChannels: {
    text: 'the facilitator will circulate it in public slack channels relevant to the topic',
    source: 'DIP-7',
  },
  ballotDays: null,
  tsc: { text: 'a simple majority vote in favor forms the TWG', source: 'DIP-7' },
  twg: {
    text: 'a supermajority (67%+) vote in favor is required before proceeding',
    source: 'DIP-7',
  },
  updateDays: {
    text: 'providing a bi-weekly update to the association on the progress the TWG is making',
    source: 'DIP-7',
  },
  reviewDays: null,
  lastCallDays: {
    text: 'set a reasonable amount of time (usually 2-4 weeks) for a final review',
    source: 'DIP-0',
  },
};
