/**
 * The count of a ballot, written out so that a person can follow it with a pencil. Every number is
 * the tally's own; the working shows how it comes about.
 */

import { standingOf, tallyOf, type Ballot } from '../rules/index.ts';
import type { Fraction } from '../rules/rule.ts';
import { OUTCOMES } from './labels.ts';
import { askedShare, shareOf } from './share-words.ts';

export interface ComputationLine {
  readonly label: string;
  readonly working: string;
  /** Whether what the line asks for holds; null where it only counts. */
  readonly holds: 'yes' | 'no' | null;
}

const sum = (...numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** `4 × 2 = 8 must exceed 1 × 5 = 5`; or `must reach`. */
function comparison(count: number, fraction: Fraction, whole: number): string {
  const { num, den, cmp } = fraction;
  const must = cmp === '>' ? 'must exceed' : 'must reach';
  return `${count} × ${den} = ${count * den} ${must} ${num} × ${whole} = ${num * whole}`;
}

const answer = (holds: boolean): 'yes' | 'no' => (holds ? 'yes' : 'no');

/** As if the ballot closed now; once it has closed, how it came to its outcome. */
export function computationOf(ballot: Ballot): readonly ComputationLine[] {
  const { roll, recused, yes, no, abstain } = standingOf(ballot);
  const { eligible, quorum, threshold, outcome, notVoted } = tallyOf(ballot);
  const cast = sum(yes, no);
  const { rule } = ballot;
  const [base, baseName] =
    rule.base === 'cast' ? [cast, 'votes cast'] : ([eligible, 'eligible'] as const);
  const share = base === 0 ? '' : `; ${shareOf(yes, base, rule.threshold)} yes`;
  return [
    { label: 'Roll, frozen when it opened', working: String(roll), holds: null },
    { label: 'Eligible', working: `${roll} − ${recused} recused = ${eligible}`, holds: null },
    {
      label: 'Votes that count',
      working: `${yes} yes, ${no} no, ${abstain} abstained, ${notVoted} not voted`,
      holds: null,
    },
    {
      label: 'Took part',
      working: `${yes} + ${no} + ${abstain} = ${quorum.have}`,
      holds: null,
    },
    {
      label: `Quorum: ${askedShare(rule.quorum)} of the roll`,
      working: comparison(quorum.have, rule.quorum, roll),
      holds: answer(quorum.met),
    },
    { label: 'Votes cast', working: `${yes} + ${no} = ${cast}`, holds: null },
    {
      label: `Threshold: ${askedShare(rule.threshold)} of the ${baseName}`,
      working:
        cast === 0
          ? 'nothing is cast, so nothing is in favour'
          : `${comparison(yes, rule.threshold, base)}${share}`,
      holds: answer(threshold.met),
    },
    { label: 'Outcome', working: OUTCOMES[outcome], holds: null },
  ];
}

/** What `twg tally` reads: the rule, the roll and the votes of this one ballot. */
export function tallyInput(ballot: Ballot): string {
  const { rule, roll, votes, recusals } = ballot;
  const input = {
    rule,
    roll,
    votes: votes.map(({ person, choice }) => ({ person, choice })),
    recused: recusals.map(({ person }) => person),
  };
  return `${JSON.stringify(input, null, 2)}\n`;
}
