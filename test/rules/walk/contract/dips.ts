/** "A DIP after approval". */

import { known } from '../../../../shared/rules/index.ts';
import { DAY } from '../../world.ts';
import { foundedIn, maintains } from '../standing.ts';
import { dipOf, outputOf, type Question } from './question.ts';
import {
  theBallot,
  theConcern,
  theDip,
  theOutput,
  theText,
  theWorkstream,
  type Refused,
  type Row,
} from './row.ts';
import {
  ANY_MAINTAINER,
  ANYONE,
  FACILITATOR,
  FACILITATOR_OR_FINALIZER,
  LEAD,
  MANAGER,
  MANAGER_OF_WORKSTREAM,
  MANAGER_OR_FINALIZER_OF_DRAFT,
  RAISER_OR_MANAGER,
} from './who.ts';

const voting: Refused = [
  'ballot-open',
  ({ state, data }) =>
    [...state.ballot.values()].some(
      (ballot) =>
        ballot.kind === 'dip-acceptance' &&
        ballot.subject === data.output &&
        ballot.status === 'open',
    ),
];

const endsAt = (q: Question): number => {
  const { lastCall } = dipOf(q);
  return lastCall === null ? Infinity : lastCall.startedAt + lastCall.days * DAY;
};
const over: Refused = ['last-call-over', (q) => q.at >= endsAt(q)];

const statusesOfWork = ({ state, data }: Question): string[] =>
  [...state.workstream.values()]
    .filter((workstream) => workstream.output === data.output)
    .map((workstream) => workstream.status);

/** "Every workstream is `sufficient` or `complete` and there is at least one; or there is none and `noEngineering` says why". */
const insufficient = (q: Question, noEngineering: string | null | undefined): boolean => {
  const statuses = statusesOfWork(q);
  return statuses.length === 0
    ? (noEngineering ?? '').trim() === ''
    : statuses.some((status) => status !== 'sufficient' && status !== 'complete');
};

const concernStands = ({ state, data }: Question): boolean =>
  [...state.concern.values()].some(
    (concern) => concern.output === data.output && concern.resolution === null,
  );

const taken = ({ state, data }: Question): boolean =>
  [...state.dip.values()].some((dip) => dip.output !== data.output && dip.number === data.number);

/** "The latest revised text, or else the approved one". */
const latestText = (q: Question): string | null =>
  dipOf(q).revisions.at(-1)?.textSha256 ?? outputOf(q).approvedText;

const onDip = { about: 'dip', refers: theDip } as const;
const UNDER_WAY = ['draft', 'last-call', 'accepted'] as const;

export const DIP_ROWS: readonly Row[] = [
  {
    act: 'dip.submit',
    who: FACILITATOR_OR_FINALIZER,
    about: 'dip',
    stages: ['none', 'denied', 'withdrawn'],
    refers: theOutput,
    refused: [
      [
        'not-approved',
        (q) => outputOf(q).stage !== 'approved' && outputOf(q).stage !== 'circulated',
      ],
      ['not-a-dip', (q) => outputOf(q).kind !== 'dip'],
      ['wrong-text', (q) => q.data.textSha256 !== outputOf(q).approvedText],
    ],
    text: theText,
  },
  {
    act: 'dip.assign-manager',
    who: LEAD,
    ...onDip,
    stages: ['submitted', 'draft', 'last-call', 'accepted', 'denied'],
    names: ({ data }) => [data.manager],
    refused: [['not-a-maintainer', ({ state, data }) => !maintains(state, data.manager)]],
  },
  {
    act: 'dip.merge',
    who: MANAGER,
    ...onDip,
    stages: ['submitted'],
    refused: [['number-taken', taken]],
  },
  { act: 'dip.deny', who: MANAGER, ...onDip, stages: ['submitted'], refused: [] },
  {
    act: 'workstream.open',
    who: MANAGER,
    ...onDip,
    stages: UNDER_WAY,
    makes: theWorkstream,
    refused: [],
  },
  {
    act: 'workstream.progress',
    who: MANAGER_OF_WORKSTREAM,
    about: 'workstream',
    stages: UNDER_WAY.map((status) => `of a DIP in ${status}`),
    refers: theWorkstream,
    refused: [],
  },
  {
    act: 'dip.revise',
    who: MANAGER_OR_FINALIZER_OF_DRAFT,
    ...onDip,
    stages: ['draft', 'last-call'],
    refused: [
      ['last-call-over', (q) => q.data.changes === 'editorial' && q.at >= endsAt(q)],
      voting,
    ],
    text: theText,
  },
  {
    act: 'dip.last-call',
    who: MANAGER,
    ...onDip,
    stages: ['draft'],
    otherStage: { 'last-call': 'already-called', accepted: 'already-called' },
    refused: [
      ['wrong-text', (q) => q.data.textSha256 !== latestText(q)],
      ['engineering-insufficient', (q) => insufficient(q, q.data.noEngineering)],
      ['last-call-length', ({ data }) => data.days < 14 || data.days > 28],
    ],
    text: theText,
  },
  {
    act: 'dip.extend-last-call',
    who: MANAGER,
    ...onDip,
    stages: ['last-call'],
    refused: [
      over,
      [
        'last-call-length',
        (q) => q.data.days <= (dipOf(q).lastCall?.days ?? 0) || q.data.days > 56,
      ],
    ],
  },
  {
    act: 'concern.raise',
    who: ANYONE,
    ...onDip,
    stages: ['last-call'],
    makes: theConcern,
    refused: [over],
  },
  {
    act: 'concern.resolve',
    who: RAISER_OR_MANAGER,
    about: 'concern',
    stages: ['stands'],
    refers: theConcern,
    refused: [],
  },
  {
    act: 'dip.request-acceptance',
    who: MANAGER,
    ...onDip,
    stages: ['last-call'],
    makes: theBallot,
    refused: [
      voting,
      ['last-call-running', (q) => q.at < endsAt(q)],
      ['engineering-insufficient', (q) => insufficient(q, dipOf(q).lastCall?.noEngineering)],
      ['open-concerns', concernStands],
    ],
    opens: ({ state }) => foundedIn(state).tsc,
  },
  { act: 'dip.reject', who: MANAGER, ...onDip, stages: ['last-call'], refused: [voting] },
  {
    act: 'dip.withdraw',
    who: FACILITATOR,
    ...onDip,
    stages: ['submitted', 'draft', 'last-call'],
    refused: [voting],
  },
  {
    act: 'dip.finalize',
    who: MANAGER,
    ...onDip,
    stages: ['accepted'],
    refused: [
      [
        'implementation-incomplete',
        (q) => statusesOfWork(q).some((status) => status !== 'complete'),
      ],
    ],
  },
  { act: 'dip.reopen', who: MANAGER, ...onDip, stages: ['accepted'], refused: [] },
  {
    act: 'dip.deprecate',
    who: ANY_MAINTAINER,
    ...onDip,
    stages: ['accepted', 'final'],
    refused: [],
  },
];

/** The status of the DIP that a workstream is of. */
export const statusBehindWorkstream = ({ state, data }: Question): string =>
  known(state, 'dip', known(state, 'workstream', data.workstream).output).status;
