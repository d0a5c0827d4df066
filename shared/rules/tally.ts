import { leastMeeting, meets, type Rule } from './rule.ts';

/** How many people of a roll have done what; the rest have not voted. */
export interface Standing {
  readonly roll: number;
  readonly recused: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export type CountedOutcome = 'passed' | 'failed' | 'no-quorum';

/** What is needed for the outcome, at this moment. */
export interface Needed {
  /** `needed`: the least number of people present that meets the quorum. */
  readonly quorum: { readonly needed: number; readonly have: number; readonly met: boolean };
  /** `needed`: the least number of yes votes, at least 1, that meets the threshold as it stands. */
  readonly threshold: { readonly needed: number; readonly have: number; readonly met: boolean };
  /**
   * The least number of further yes votes, from people who have not voted, that makes the ballot
   * pass if nobody else votes; null where no number does.
   */
  readonly toPass: number | null;
  /** Whatever those do who have not voted, the outcome is the same. */
  readonly decided: boolean;
}

export interface Tally extends Needed {
  /** The outcome if the ballot closed now. */
  readonly outcome: CountedOutcome;
  readonly roll: number;
  readonly eligible: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly notVoted: number;
}

const notVoted = (s: Standing): number => s.roll - s.recused - s.yes - s.no - s.abstain;
const present = (s: Standing): number => s.yes + s.no + s.abstain;
const cast = (s: Standing): number => s.yes + s.no;
const base = (rule: Rule, s: Standing): number =>
  rule.base === 'cast' ? cast(s) : s.roll - s.recused;

/** A recusal does not make the quorum easier: it is measured against the whole roll. */
const quorumMet = (rule: Rule, s: Standing): boolean => meets(present(s), rule.quorum, s.roll);

/** Where nothing is cast there is nothing in favor, so no threshold is met. */
const thresholdMet = (rule: Rule, s: Standing): boolean =>
  cast(s) > 0 && meets(s.yes, rule.threshold, base(rule, s));

/** The outcome of a ballot that closes as it stands. */
export function outcomeOf(rule: Rule, s: Standing): CountedOutcome {
  if (!quorumMet(rule, s)) return 'no-quorum';
  return thresholdMet(rule, s) ? 'passed' : 'failed';
}

function toPass(rule: Rule, s: Standing): number | null {
  for (let more = 0; more <= notVoted(s); more += 1) {
    if (outcomeOf(rule, { ...s, yes: s.yes + more }) === 'passed') return more;
  }
  return null;
}

/**
 * Which outcomes are still within reach is settled by the extremes. Nobody more votes: the quorum
 * stays as it is. All vote yes: nothing passes more easily. All vote no, or all abstain: nothing
 * fails more easily (abstaining, only where nothing has been cast).
 */
function isDecided(rule: Rule, s: Standing): boolean {
  const open = notVoted(s);
  const reachable = new Set([
    outcomeOf(rule, s),
    outcomeOf(rule, { ...s, yes: s.yes + open }),
    outcomeOf(rule, { ...s, no: s.no + open }),
    outcomeOf(rule, { ...s, abstain: s.abstain + open }),
  ]);
  return reachable.size === 1;
}

/** What is needed for a ballot to pass, as it stands. */
export function neededFor(rule: Rule, s: Standing): Needed {
  return {
    quorum: {
      needed: leastMeeting(rule.quorum, s.roll),
      have: present(s),
      met: quorumMet(rule, s),
    },
    threshold: {
      needed: Math.max(1, leastMeeting(rule.threshold, base(rule, s))),
      have: s.yes,
      met: thresholdMet(rule, s),
    },
    toPass: toPass(rule, s),
    decided: isDecided(rule, s),
  };
}

/** Counts a ballot as if it closed now. */
export function tally(rule: Rule, s: Standing): Tally {
  return {
    outcome: outcomeOf(rule, s),
    roll: s.roll,
    eligible: s.roll - s.recused,
    yes: s.yes,
    no: s.no,
    abstain: s.abstain,
    notVoted: notVoted(s),
    ...neededFor(rule, s),
  };
}
