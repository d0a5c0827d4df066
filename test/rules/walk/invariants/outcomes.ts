/** Where the outcome of a ballot leads to: the rows of the contract that begin with "passed →". */

import { known, type Ballot, type State } from '../../../../shared/rules/index.ts';
import { membersIn, organizationsIn } from '../standing.ts';

type Outcome = NonNullable<Ballot['outcome']>;

const LEADS_TO: { readonly [K in Ballot['kind']]: { readonly [O in Outcome]: string } } = {
  formation: {
    passed: 'formed',
    failed: 'declined',
    'no-quorum': 'circulating',
    withdrawn: 'circulating',
  },
  'charter-revision': {
    passed: 'formed',
    failed: 'formed',
    'no-quorum': 'formed',
    withdrawn: 'formed',
  },
  'output-proceed': {
    passed: 'tsc-review',
    failed: 'drafting',
    'no-quorum': 'drafting',
    withdrawn: 'drafting',
  },
  'output-approval': {
    passed: 'approved',
    failed: 'drafting',
    'no-quorum': 'tsc-review',
    withdrawn: 'tsc-review',
  },
  'dip-acceptance': {
    passed: 'accepted',
    failed: 'rejected',
    'no-quorum': 'last-call',
    withdrawn: 'last-call',
  },
  topic: { passed: 'agreed', failed: 'open', 'no-quorum': 'open', withdrawn: 'open' },
  'rulebook-change': {
    passed: 'rulebook',
    failed: 'rulebook',
    'no-quorum': 'rulebook',
    withdrawn: 'rulebook',
  },
};

function stageOf(state: State, { kind, subject }: Ballot): string {
  switch (kind) {
    case 'formation':
    case 'charter-revision':
      return known(state, 'twg', subject).stage;
    case 'output-proceed':
    case 'output-approval':
      return known(state, 'output', subject).stage;
    case 'dip-acceptance':
      return known(state, 'dip', subject).status;
    case 'topic':
      return known(state, 'topic', subject).status;
    case 'rulebook-change':
      return subject;
  }
}

/** "If then it has fewer organizations than were asked for …, or no facilitator". */
function fallsBack(state: State, { kind, subject }: Ballot): boolean {
  if (kind !== 'formation') return false;
  const twg = known(state, 'twg', subject);
  const facilitated = twg.roster.some(({ role }) => role.endsWith('facilitator'));
  const asked = twg.presented?.minOrganizations ?? 0;
  return !facilitated || organizationsIn(state, membersIn(twg)) < asked;
}

function expectedStage(after: State, ballot: Ballot): string {
  const stage = LEADS_TO[ballot.kind][ballot.outcome ?? 'withdrawn'];
  return stage === 'formed' && fallsBack(after, ballot) ? 'circulating' : stage;
}

/** The ballots that closed in a step, and did not lead where they should. */
export const outcomes = (before: State, after: State): string[] =>
  [...after.ballot.values()]
    .filter(({ id, status }) => status === 'closed' && before.ballot.get(id)?.status === 'open')
    .filter((ballot) => stageOf(after, ballot) !== expectedStage(after, ballot))
    .map(({ id, outcome, kind }) => `ballot ${id}, ${kind}, is ${outcome}, and led elsewhere`);
