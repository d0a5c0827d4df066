/** "Work in a formed TWG": outputs. */

import { DUTIES } from '../../../../shared/rules/index.ts';
import { DAY } from '../../world.ts';
import { foundedIn, isMemberIn, membersIn } from '../standing.ts';
import { groupOf, outputOf, twgOf, type Question } from './question.ts';
import { theBallot, theOutput, theText, theTwg, type Refused, type Row } from './row.ts';
import { FACILITATOR, FACILITATOR_OR_ELSE_SECRETARIAT, MEMBER } from './who.ts';

/** "Past its duration: revise or conclude". */
const expired: Refused = [
  'charter-expired',
  (q) => {
    const { formedAt, charter } = groupOf(q);
    return q.at >= (formedAt ?? 0) + (charter.durationDays ?? 0) * DAY;
  },
];

/** "Each duty has an owner who is a member". */
const unowned = (q: Question): boolean =>
  DUTIES.some((duty) => !outputOf(q).owners[duty].some((owner) => isMemberIn(groupOf(q), owner)));

const GONE: ReadonlySet<string> = new Set(['denied', 'rejected', 'withdrawn']);

const dipAlive: Refused = [
  'dip-alive',
  ({ state, data }) => {
    const dip = state.dip.get(data.output);
    return dip !== undefined && !GONE.has(dip.status);
  },
];

/** The text that passed the group's last vote. */
function votedText({ state, data }: Question): string | null {
  let last: { readonly textSha256: string; readonly closedAt: number | null } | null = null;
  for (const ballot of state.ballot.values()) {
    const passed = ballot.kind === 'output-proceed' && ballot.outcome === 'passed';
    if (!passed || ballot.subject !== data.output) continue;
    if (last === null || (ballot.closedAt ?? 0) > (last.closedAt ?? 0)) last = ballot;
  }
  return last?.textSha256 ?? null;
}

const onOutput = { about: 'output', inFormedGroup: true, refers: theOutput } as const;
/** The contract names no stage for owning duties; an abandoned output is under no work any more. */
const WORKED_ON = [
  'drafting',
  'twg-vote',
  'tsc-review',
  'tsc-vote',
  'approved',
  'circulated',
] as const;

export const OUTPUT_ROWS: readonly Row[] = [
  {
    act: 'output.start',
    who: FACILITATOR,
    about: 'twg',
    stages: ['formed'],
    refers: theTwg,
    makes: theOutput,
    refused: [
      expired,
      [
        'output-not-in-charter',
        (q) => !twgOf(q).charter.outputs.some(({ kind }) => kind === q.data.kind),
      ],
    ],
  },
  {
    act: 'output.assign',
    who: FACILITATOR,
    ...onOutput,
    stages: WORKED_ON,
    names: ({ data }) => data.persons,
    refused: [
      ['not-a-twg-member', (q) => q.data.persons.some((owner) => !isMemberIn(groupOf(q), owner))],
    ],
  },
  { act: 'output.volunteer', who: MEMBER, ...onOutput, stages: WORKED_ON, refused: [] },
  { act: 'output.step-back', who: MEMBER, ...onOutput, stages: WORKED_ON, refused: [] },
  {
    act: 'output.call-vote',
    who: FACILITATOR,
    ...onOutput,
    stages: ['drafting'],
    makes: theBallot,
    refused: [expired, ['ownership-missing', unowned]],
    text: theText,
    opens: (q) => membersIn(groupOf(q)),
  },
  {
    act: 'output.request-approval',
    who: FACILITATOR,
    ...onOutput,
    stages: ['tsc-review'],
    makes: theBallot,
    refused: [
      ['review-running', (q) => q.at < (outputOf(q).reviewEndsAt ?? 0)],
      [
        'changes-misstated',
        (q) => (q.data.textSha256 === votedText(q)) !== (q.data.changes === 'none'),
      ],
      ['group-vote-needed', ({ data }) => data.changes === 'material'],
    ],
    text: theText,
    opens: ({ state }) => foundedIn(state).tsc,
  },
  { act: 'output.return', who: FACILITATOR, ...onOutput, stages: ['tsc-review'], refused: [] },
  {
    act: 'output.abandon',
    who: FACILITATOR_OR_ELSE_SECRETARIAT,
    ...onOutput,
    stages: ['drafting', 'tsc-review', 'approved'],
    refused: [dipAlive],
  },
  {
    act: 'output.circulate',
    who: FACILITATOR,
    ...onOutput,
    stages: ['approved'],
    otherStage: Object.fromEntries(
      [...WORKED_ON, 'abandoned'].map((stage) => [stage, 'not-approved']),
    ),
    refused: [['no-channel', ({ data }) => data.channels.length === 0]],
  },
  {
    act: 'output.reopen',
    who: FACILITATOR,
    ...onOutput,
    stages: ['approved', 'circulated'],
    refused: [dipAlive],
  },
  {
    act: 'output.dissent',
    who: MEMBER,
    ...onOutput,
    stages: ['twg-vote', 'tsc-review', 'tsc-vote', 'approved', 'circulated'],
    refused: [],
    text: theText,
  },
];
