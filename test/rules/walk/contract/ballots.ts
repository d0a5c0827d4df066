/** "Ballots". */

import { DAY } from '../../world.ts';
import type { Ballot, BallotKind } from '../../../../shared/rules/index.ts';
import { ballotOf, type Question } from './question.ts';
import { theBallot, theText, type Refused, type Row } from './row.ts';
import { ON_ROLL, OPENER, RELAY } from './who.ts';

export const BALLOT_KINDS = [
  'formation',
  'charter-revision',
  'output-proceed',
  'output-approval',
  'dip-acceptance',
  'rulebook-change',
  'topic',
] as const satisfies readonly BallotKind[];

const hasRecused = (q: Question): boolean =>
  ballotOf(q).recusals.some((recusal) => recusal.person === q.by);

const recused: Refused = ['recused', hasRecused];

const votesThatStand = (ballot: Ballot): Set<string> => {
  const persons = new Set(ballot.votes.map((vote) => vote.person));
  for (const recusal of ballot.recusals) persons.delete(recusal.person);
  return persons;
};

/** When everyone on the roll had voted or recused for the first time; null where not all have. */
function completedAt(ballot: Ballot): number | null {
  const first = ballot.roll.map((person) =>
    [...ballot.votes, ...ballot.recusals]
      .filter((entry) => entry.person === person)
      .reduce((least, entry) => Math.min(least, entry.at), Infinity),
  );
  const last = Math.max(...first);
  return last === Infinity ? null : last;
}

/** "The closing instant". */
export function closesAt(ballot: Ballot): number {
  const completed = completedAt(ballot);
  if (completed === null) return ballot.closesAt;
  return Math.min(ballot.closesAt, Math.max(completed, ballot.openedAt + DAY));
}

const open = {
  about: 'ballot',
  refers: theBallot,
  stages: BALLOT_KINDS.map((kind) => `${kind}, open`),
  otherStage: Object.fromEntries(BALLOT_KINDS.map((kind) => [`${kind}, closed`, 'ballot-closed'])),
} as const;

export const BALLOT_ROWS: readonly Row[] = [
  {
    act: 'ballot.cast',
    who: ON_ROLL,
    ...open,
    rollDecides: true,
    refused: [recused, ['wrong-text', (q) => q.data.textSha256 !== ballotOf(q).textSha256]],
    text: theText,
  },
  { act: 'ballot.recuse', who: ON_ROLL, ...open, rollDecides: true, refused: [recused] },
  {
    act: 'ballot.withdraw',
    who: OPENER,
    ...open,
    refused: [
      ['vote-cast', (q) => [...votesThatStand(ballotOf(q))].some((person) => person !== q.by)],
    ],
  },
  {
    act: 'ballot.close',
    who: RELAY,
    ...open,
    refused: [['too-early', (q) => q.at < closesAt(ballotOf(q))]],
  },
];
