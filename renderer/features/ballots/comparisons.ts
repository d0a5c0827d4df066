/** With which text the text of a ballot is compared: what changed since people last decided. */

import type { Ballot, State } from '../../../shared/rules/index.ts';
import { instantWords } from '../../../shared/wording/instant-words.ts';
import { OUTCOMES } from '../../../shared/wording/labels.ts';

export interface Comparison {
  /** The ballot that was on the other text. */
  readonly ballot: string;
  readonly textSha256: string;
  readonly label: string;
}

/** Ballots that settled a text which this kind of ballot goes on from. */
const BEFORE: { readonly [K in Ballot['kind']]: readonly Ballot['kind'][] } = {
  formation: [],
  'charter-revision': ['formation', 'charter-revision'],
  'output-proceed': [],
  // "The ballot shows the difference": what the TSC has edited since the group voted.
  'output-approval': ['output-proceed'],
  'dip-acceptance': ['output-approval'],
  'rulebook-change': [],
  topic: [],
};

const KIND_SHORT: { readonly [K in Ballot['kind']]: string } = {
  formation: 'the vote on the formation',
  'charter-revision': 'the vote on the charter',
  'output-proceed': 'the group’s vote',
  'output-approval': 'the vote on the approval',
  'dip-acceptance': 'the vote on the acceptance',
  'rulebook-change': 'the vote on the rulebook',
  topic: 'the vote on the topic',
};

function labelOf({ kind, outcome, closedAt }: Ballot): string {
  const ended = closedAt === null ? 'still open' : instantWords(closedAt);
  const how = outcome === null ? '' : `${OUTCOMES[outcome].toLowerCase()} at `;
  return `The text of ${KIND_SHORT[kind]}, ${how}${ended}`;
}

const asComparison = (ballot: Ballot): Comparison => ({
  ballot: ballot.id,
  textSha256: ballot.textSha256,
  label: labelOf(ballot),
});

/** The last ballot that passed before this one opened, on the text that this one goes on from. */
function lastDecided(ballot: Ballot, state: State): Ballot | null {
  const kinds = BEFORE[ballot.kind];
  let last: Ballot | null = null;
  for (const candidate of state.ballot.values()) {
    const { closedAt } = candidate;
    const fits =
      candidate.subject === ballot.subject &&
      kinds.includes(candidate.kind) &&
      candidate.outcome === 'passed' &&
      closedAt !== null &&
      closedAt <= ballot.openedAt;
    if (fits && (last === null || closedAt > (last.closedAt ?? 0))) last = candidate;
  }
  return last;
}

/** Votes on one text of a group, whoever votes. */
const OF_ONE_TEXT: ReadonlySet<Ballot['kind']> = new Set(['output-proceed', 'output-approval']);

/** The ballot on the text of the same output that was voted on last, whatever came of it. */
function lastVoted(ballot: Ballot, state: State): Ballot | null {
  if (!OF_ONE_TEXT.has(ballot.kind)) return null;
  let last: Ballot | null = null;
  for (const candidate of state.ballot.values()) {
    const fits =
      candidate.subject === ballot.subject &&
      OF_ONE_TEXT.has(candidate.kind) &&
      candidate.openedAt < ballot.openedAt;
    if (fits && (last === null || candidate.openedAt > last.openedAt)) last = candidate;
  }
  return last;
}

/** The texts to compare with, the most telling first; none where this is the first on its subject. */
export function comparisonsOf(ballot: Ballot, state: State): readonly Comparison[] {
  const previous = ballot.previous === null ? undefined : state.ballot.get(ballot.previous);
  const found = [lastDecided(ballot, state), lastVoted(ballot, state), previous ?? null].filter(
    (candidate): candidate is Ballot => candidate !== null,
  );
  const distinct = found.filter(
    (candidate, index) => found.findIndex(({ id }) => id === candidate.id) === index,
  );
  return distinct.map(asComparison);
}

/** The ballots that came after this one on the same subject, the next first. */
export function laterBallots(ballot: Ballot, state: State): readonly Ballot[] {
  const later: Ballot[] = [];
  let at: string | undefined = ballot.id;
  while (at !== undefined) {
    const from: string = at;
    const next: Ballot | undefined = state.ballot.find(({ previous }) => previous === from);
    if (next !== undefined) later.push(next);
    at = next?.id;
  }
  return later;
}
