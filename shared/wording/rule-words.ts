/** Rules of counting, and where a ballot stands, in words with their numbers. */

import { needed, standingOf, tallyOf } from '../rules/ballot-standing.ts';
import { meets, type Fraction, type Rule } from '../rules/rule.ts';
import type { Ballot } from '../rules/state.ts';
import type { Standing } from '../rules/tally.ts';
import { counted } from './phrases.ts';
import { people } from './names.ts';

const isHalf = ({ num, den }: Fraction): boolean => num * 2 === den;

/** `67 %`, `66.5 %`; `2/3` where a tenth of a percent does not say it exactly. */
function shareWords({ num, den }: Fraction): string {
  const tenths = (num * 1000) / den;
  return Number.isInteger(tenths) ? `${tenths / 10} %` : `${num}/${den}`;
}

const above = (fraction: Fraction): string => (fraction.cmp === '>' ? 'over' : 'at least');

/**
 * `count` of `whole` in percent, to a tenth, and to more places where a tenth would put it on the
 * wrong side of the share asked for.
 */
function percentWords(count: number, whole: number, asked: Fraction): string {
  const right = meets(count, asked, whole);
  for (let scale = 10; scale <= 100_000; scale *= 10) {
    const scaled = Math.round((count * 100 * scale) / whole);
    if (meets(scaled, asked, 100 * scale) === right) return `${scaled / scale} %`;
  }
  return `${count}/${whole}`;
}

function thresholdWords({ threshold, base }: Rule): string {
  const whole = base === 'cast' ? 'the votes cast' : 'everyone eligible';
  const simple = isHalf(threshold) && threshold.cmp === '>' && base === 'cast';
  return simple
    ? 'More yes than no (over 50 % of the votes cast)'
    : `Yes from ${above(threshold)} ${shareWords(threshold)} of ${whole}`;
}

function quorumWords({ quorum }: Rule): string {
  if (quorum.num === 0) return 'any number of people may take part';
  const share = isHalf(quorum)
    ? quorum.cmp === '>'
      ? 'more than half'
      : 'at least half'
    : `${above(quorum)} ${shareWords(quorum)}`;
  return `${share} of the roll must take part`;
}

/** “More yes than no (over 50 % of the votes cast); more than half of the roll must take part.” */
export const ruleWords = (rule: Rule): string => `${thresholdWords(rule)}; ${quorumWords(rule)}.`;

const wholeOf = (rule: Rule, standing: Standing): number =>
  rule.base === 'cast' ? standing.yes + standing.no : standing.roll - standing.recused;

/** “Needs 3 yes of 3 cast: 2 of 3 is 66.7 %, below 67 %.” */
function thresholdStands(rule: Rule, standing: Standing, least: number): string {
  const whole = wholeOf(rule, standing);
  const base = rule.base === 'cast' ? `${whole} cast` : `${whole} eligible`;
  if (standing.yes + standing.no === 0) return 'Nobody has voted yes or no.';
  const have = `${standing.yes} of ${whole} is ${percentWords(standing.yes, whole, rule.threshold)}`;
  const share = shareWords(rule.threshold);
  const met = meets(standing.yes, rule.threshold, whole);
  const compared = met
    ? rule.threshold.cmp === '>'
      ? `over ${share}`
      : `at least ${share}`
    : rule.threshold.cmp === '>'
      ? `not over ${share}`
      : `below ${share}`;
  return `${met ? 'Needed' : 'Needs'} ${least} yes of ${base}: ${have}, ${compared}.`;
}

function wayOn(toPass: number | null, notVoted: number): string {
  if (toPass === null)
    return `Even with the ${counted(notVoted, 'vote')} still out it could not pass.`;
  if (toPass === 0) return 'It passes as it stands.';
  return `It passes with ${counted(toPass, 'more yes vote', 'more yes votes')} if nobody else votes.`;
}

const closedWords = (ballot: Ballot): string => {
  const { yes, no, abstain } = standingOf(ballot);
  const counts = `${yes} yes, ${no} no, ${abstain} abstained`;
  switch (ballot.outcome) {
    case 'passed':
      return `Passed with ${counts}.`;
    case 'failed':
      return `Failed with ${counts}.`;
    case 'no-quorum':
      return `No quorum: ${counts}, of ${ballot.roll.length} on the roll.`;
    case 'withdrawn':
    case null:
      return 'Withdrawn before it was decided.';
  }
};

/**
 * What a ballot needs, as it stands: the quorum, the threshold with the yes votes measured against
 * it, and how many more yes votes would do.
 */
export function neededWords(ballot: Ballot): string {
  if (ballot.status === 'closed') return closedWords(ballot);
  const standing = standingOf(ballot);
  const { quorum, threshold, toPass, decided } = needed(ballot);
  const { notVoted } = tallyOf(ballot);
  const took = `${quorum.have} of ${standing.roll} on the roll`;
  const part = quorum.met
    ? `Quorum met: ${took} took part, ${quorum.needed} needed.`
    : `Quorum not met: ${took} took part, ${quorum.needed} needed.`;
  const settled =
    decided && notVoted > 0
      ? ` Whatever the other ${people(notVoted)} ${notVoted === 1 ? 'does' : 'do'}, the outcome stays the same.`
      : '';
  const way =
    notVoted === 0 && toPass === null ? 'It does not pass as it stands.' : wayOn(toPass, notVoted);
  return `${part} ${thresholdStands(ballot.rule, standing, threshold.needed)} ${way}${settled}`;
}

/** What one more choice would do to the quorum and the threshold, for whoever is about to vote. */
export function choiceWords(choice: 'yes' | 'no' | 'abstain' | 'recuse', rule: Rule): string {
  const eligible = rule.base === 'eligible';
  switch (choice) {
    case 'yes':
      return 'Counts towards the quorum and for the threshold.';
    case 'no':
      return 'Counts towards the quorum and against the threshold.';
    case 'abstain':
      return eligible
        ? 'Counts towards the quorum. You stay among those whom the yes votes are measured against.'
        : 'Counts towards the quorum, and neither for nor against the threshold.';
    case 'recuse':
      return eligible
        ? 'Does not count towards the quorum, which stays as it is. You are taken out of those whom the yes votes are measured against.'
        : 'Does not count towards the quorum, which stays as it is, and neither for nor against the threshold.';
  }
}
