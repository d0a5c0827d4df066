import type { Ballot } from '../../../../shared/rules/index.ts';

/** Counts a ballot by hand, under its own roll and rule: a second opinion on the rules' tally. */
export function recount(ballot: Ballot): 'passed' | 'failed' | 'no-quorum' {
  const recused = new Set(ballot.recusals.map((recusal) => recusal.person));
  const choices = new Map(ballot.votes.map((vote) => [vote.person, vote.choice]));
  const of = (wanted: string): number =>
    ballot.roll.filter((person) => !recused.has(person) && choices.get(person) === wanted).length;
  const [yes, no, abstain] = [of('yes'), of('no'), of('abstain')];
  const { threshold, quorum, base } = ballot.rule;
  const reaches = (count: number, part: typeof quorum, whole: number): boolean =>
    part.cmp === '>' ? count * part.den > part.num * whole : count * part.den >= part.num * whole;
  if (!reaches(yes + no + abstain, quorum, ballot.roll.length)) return 'no-quorum';
  const whole = base === 'cast' ? yes + no : ballot.roll.length - recused.size;
  return yes + no > 0 && reaches(yes, threshold, whole) ? 'passed' : 'failed';
}

/** The closed ballots of that kind on that subject which passed, and do so when counted again. */
export const passedBallots = (
  ballots: Iterable<Ballot>,
  kind: Ballot['kind'],
  subject: string,
): Ballot[] =>
  [...ballots].filter(
    (ballot) =>
      ballot.kind === kind &&
      ballot.subject === subject &&
      ballot.status === 'closed' &&
      ballot.outcome === 'passed' &&
      recount(ballot) === 'passed',
  );
