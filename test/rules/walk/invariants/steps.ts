/** What one act, or time, may change. */

import { known, type Ballot, type State } from '../../../../shared/rules/index.ts';
import { foundedIn, membersIn, organizationsIn } from '../standing.ts';

/** The stages as the contract draws them: what may follow what. */
const FOLLOWS = {
  twg: {
    draft: ['circulating', 'withdrawn'],
    circulating: ['voting', 'withdrawn'],
    voting: ['formed', 'declined', 'circulating'],
    declined: ['draft', 'withdrawn'],
    formed: ['concluded'],
    concluded: [],
    withdrawn: [],
  },
  output: {
    drafting: ['twg-vote', 'abandoned'],
    'twg-vote': ['tsc-review', 'drafting'],
    'tsc-review': ['tsc-vote', 'drafting', 'abandoned'],
    'tsc-vote': ['approved', 'drafting', 'tsc-review'],
    approved: ['circulated', 'abandoned', 'tsc-review'],
    circulated: ['tsc-review'],
    abandoned: [],
  },
  dip: {
    submitted: ['draft', 'denied', 'withdrawn'],
    denied: ['submitted'],
    draft: ['last-call', 'withdrawn'],
    'last-call': ['accepted', 'rejected', 'draft', 'withdrawn'],
    accepted: ['final', 'draft', 'deprecated'],
    final: ['deprecated'],
    rejected: [],
    withdrawn: ['submitted'],
    deprecated: [],
  },
  topic: {
    open: ['agreed', 'dropped'],
    agreed: ['open'],
    dropped: ['open'],
  },
} satisfies Record<string, Record<string, readonly string[]>>;

type Staged = keyof typeof FOLLOWS;
const STAGED = ['twg', 'output', 'dip', 'topic'] as const satisfies readonly Staged[];

const stageIn = (state: State, kind: Staged, id: string): string => {
  if (kind === 'twg' || kind === 'output') return known(state, kind, id).stage;
  return known(state, kind, id).status;
};

function leaps(before: State, after: State): string[] {
  return STAGED.flatMap((kind) => {
    if (before[kind] === after[kind]) return [];
    const follows: Readonly<Record<string, readonly string[]>> = FOLLOWS[kind];
    return [...before[kind].keys()]
      .map((id) => [id, stageIn(before, kind, id), stageIn(after, kind, id)] as const)
      .filter(([, from, to]) => from !== to && !(follows[from] ?? []).includes(to))
      .map(([id, from, to]) => `${kind} ${id} went from ${from} to ${to}`);
  });
}

const frozen = ({
  id,
  kind,
  subject,
  roll,
  rule,
  textSha256,
  openedAt,
  closesAt,
}: Ballot): string =>
  JSON.stringify([id, kind, subject, roll, rule, textSha256, openedAt, closesAt]);

/** "Frozen when the ballot opens"; "every version stays visible". */
function keeps(before: Ballot, after: Ballot): boolean {
  const votes = after.votes.slice(0, before.votes.length);
  const recusals = after.recusals.slice(0, before.recusals.length);
  return (
    frozen(before) === frozen(after) &&
    votes.every((vote, index) => vote === before.votes[index]) &&
    votes.length === before.votes.length &&
    recusals.every((recusal, index) => recusal === before.recusals[index]) &&
    recusals.length === before.recusals.length
  );
}

function ballotsKept(before: State, after: State): string[] {
  if (before.ballot === after.ballot) return [];
  return [...before.ballot.values()].flatMap((ballot) => {
    const now = known(after, 'ballot', ballot.id);
    if (now === ballot) return [];
    if (ballot.status === 'closed') return [`ballot ${ballot.id} was closed, and has changed`];
    return keeps(ballot, now) ? [] : [`ballot ${ballot.id}: what was frozen has changed`];
  });
}

/** DIP-7, Formation: "representation from a minimum of 3 Association members". */
function formedOfEnough(before: State, after: State): string[] {
  return [...after.twg.values()]
    .filter(({ id, stage }) => stage === 'formed' && before.twg.get(id)?.stage !== 'formed')
    .flatMap((twg) => {
      const problems: string[] = [];
      if (organizationsIn(after, membersIn(twg)) < 3) {
        problems.push(`group ${twg.id} was formed of fewer than three organizations`);
      }
      const facilitating = twg.roster.filter(({ role }) => role.endsWith('facilitator'));
      return facilitating.length > 0 ? problems : [...problems, `${twg.id} has no facilitator`];
    });
}

/** Only a ballot changes the rulebook. */
const rulebookKept = (before: State, after: State): string[] =>
  foundedIn(before).rulebook === foundedIn(after).rulebook ||
  [...after.ballot.values()].some(
    ({ id, kind, outcome }) =>
      kind === 'rulebook-change' &&
      outcome === 'passed' &&
      before.ballot.get(id)?.status === 'open',
  )
    ? []
    : ['the rulebook was changed without a vote'];

/** Nothing is ever taken away. */
const nothingGone = (before: State, after: State): string[] =>
  (['person', 'organization', 'twg', 'ballot', 'output', 'dip', 'topic', 'acts'] as const).flatMap(
    (kind) =>
      before[kind] === after[kind] || [...before[kind].keys()].every((id) => after[kind].has(id))
        ? []
        : [`a ${kind} is gone`],
  );

export const steps = (before: State, after: State): string[] => [
  ...leaps(before, after),
  ...ballotsKept(before, after),
  ...formedOfEnough(before, after),
  ...rulebookKept(before, after),
  ...nothingGone(before, after),
];
