/** "Work in a formed TWG": topics and meetings. */

import { known } from '../../../../shared/rules/index.ts';
import { membersIn } from '../standing.ts';
import { groupOf, type Question } from './question.ts';
import {
  theBallot,
  theMeeting,
  theObjection,
  theText,
  theTopic,
  theTwg,
  type Refused,
  type Row,
} from './row.ts';
import { FACILITATOR, MEMBER, OBJECTOR, RAISER_OR_FACILITATOR } from './who.ts';

const voting: Refused = [
  'ballot-open',
  ({ state, data }) =>
    [...state.ballot.values()].some(
      (ballot) =>
        ballot.kind === 'topic' && ballot.subject === data.topic && ballot.status === 'open',
    ),
];

const objectionStands = ({ state, data }: Question): boolean =>
  known(state, 'topic', data.topic).objections.some(
    (id) => known(state, 'objection', id).resolution === null,
  );

const inFormedGroup = true;
const onTopic = { about: 'topic', inFormedGroup, refers: theTopic } as const;
const onGroup = { about: 'twg', stages: ['formed'], refers: theTwg } as const;
const onMeeting = {
  about: 'meeting',
  inFormedGroup,
  stages: ['scheduled'],
  refers: theMeeting,
} as const;

export const TOPIC_ROWS: readonly Row[] = [
  { act: 'topic.raise', who: MEMBER, ...onGroup, makes: theTopic, refused: [] },
  {
    act: 'topic.drop',
    who: RAISER_OR_FACILITATOR,
    ...onTopic,
    stages: ['open'],
    refused: [voting],
  },
  { act: 'topic.reopen', who: MEMBER, ...onTopic, stages: ['agreed', 'dropped'], refused: [] },
  {
    act: 'topic.object',
    who: MEMBER,
    ...onTopic,
    stages: ['open'],
    makes: theObjection,
    refused: [],
  },
  {
    act: 'topic.settle',
    who: OBJECTOR,
    about: 'objection',
    inFormedGroup,
    stages: ['stands, topic open'],
    refers: theObjection,
    refused: [],
  },
  {
    act: 'topic.agree',
    who: FACILITATOR,
    ...onTopic,
    stages: ['open'],
    refused: [voting, ['open-objections', objectionStands]],
  },
  {
    act: 'topic.call-vote',
    who: FACILITATOR,
    ...onTopic,
    stages: ['open'],
    makes: theBallot,
    refused: [voting],
    text: theText,
    opens: (q) => membersIn(groupOf(q)),
  },
  { act: 'meeting.schedule', who: FACILITATOR, ...onGroup, makes: theMeeting, refused: [] },
  { act: 'meeting.change', who: FACILITATOR, ...onMeeting, refused: [] },
  { act: 'meeting.cancel', who: FACILITATOR, ...onMeeting, refused: [] },
];
