/** A change of the rulebook as a form has it: numbers, of which only those changed are proposed. */

import { canonicalJson } from '../../../shared/documents/canonical-json.ts';
import { SIMPLE_MAJORITY, type Rule } from '../../../shared/rules/rule.ts';
import type { Rulebook, RulebookChange } from '../../../shared/rules/rulebook.ts';

export interface RulebookDraft {
  readonly minOrganizations: number;
  readonly circulationMin: number;
  readonly circulationMax: number;
  readonly ballotDefault: number;
  readonly updateDays: number;
  readonly reviewDays: number;
  readonly lastCallMin: number;
  readonly lastCallMax: number;
  /** In percent, rounded to a whole; the rule itself is kept unless this is changed. */
  readonly tscThreshold: number;
  readonly twgThreshold: number;
}

const HUNDRED = 100;

const percentOf = ({ threshold: { num, den } }: Rule): number => Math.round((num / den) * HUNDRED);

export const draftOf = (rulebook: Rulebook): RulebookDraft => ({
  minOrganizations: rulebook.minOrganizations,
  circulationMin: rulebook.circulationDays.min,
  circulationMax: rulebook.circulationDays.max,
  ballotDefault: rulebook.ballotDays.default,
  updateDays: rulebook.updateDays,
  reviewDays: rulebook.reviewDays,
  lastCallMin: rulebook.lastCallDays.min,
  lastCallMax: rulebook.lastCallDays.max,
  tscThreshold: percentOf(rulebook.tsc),
  twgThreshold: percentOf(rulebook.twg),
});

/** The same rule where the percentage is as it was; more than half at 50; else at least that share. */
function withThreshold(rule: Rule, percent: number): Rule {
  if (percent === percentOf(rule)) return rule;
  if (percent * 2 === HUNDRED) return { ...rule, threshold: SIMPLE_MAJORITY.threshold };
  return { ...rule, threshold: { num: percent, den: HUNDRED, cmp: '>=' } };
}

function drafted(rulebook: Rulebook, draft: RulebookDraft): Rulebook {
  return {
    ...rulebook,
    minOrganizations: draft.minOrganizations,
    circulationDays: { min: draft.circulationMin, max: draft.circulationMax },
    ballotDays: { ...rulebook.ballotDays, default: draft.ballotDefault },
    updateDays: draft.updateDays,
    reviewDays: draft.reviewDays,
    lastCallDays: { min: draft.lastCallMin, max: draft.lastCallMax },
    tsc: withThreshold(rulebook.tsc, draft.tscThreshold),
    twg: withThreshold(rulebook.twg, draft.twgThreshold),
  };
}

/** The parts in which the draft differs from what holds; empty where it does not. */
export function changeIn(rulebook: Rulebook, draft: RulebookDraft): RulebookChange {
  const then = drafted(rulebook, draft);
  const parts = Object.keys(then) as (keyof Rulebook)[];
  const changed = parts.filter(
    (part) => canonicalJson(then[part]) !== canonicalJson(rulebook[part]),
  );
  return Object.fromEntries(changed.map((part) => [part, then[part]]));
}
