/** "Formation", and the charter. */

import type { Charter } from '../../../../shared/documents/proposal-markdown.ts';
import { DAY } from '../../world.ts';
import { foundedIn, interestedIn, membersIn, organizationsIn } from '../standing.ts';
import { twgOf, type Question } from './question.ts';
import { person, theBallot, theTwg, type Refused, type Row } from './row.ts';
import {
  ANYONE,
  CREATOR_FACILITATOR_OR_SECRETARIAT,
  CREATOR_OR_FACILITATOR,
  FACILITATOR,
} from './who.ts';

const blank = (text: string): boolean => text.trim() === '';

/** "Blank or white space counts as missing." */
export const lacksSomething = (charter: Charter): boolean =>
  blank(charter.scope) ||
  blank(charter.limits) ||
  blank(charter.profiles) ||
  charter.durationDays === null ||
  charter.outputs.length === 0 ||
  charter.outputs.some(({ title }) => blank(title));

const incomplete: Refused = ['charter-incomplete', (q) => lacksSomething(twgOf(q).charter)];

const wrongNumber: Refused = [
  'facilitator-count',
  ({ data: { facilitators } }) =>
    facilitators !== undefined && (facilitators.length < 1 || facilitators.length > 2),
];

type Roster = Question['data']['roster'];

/** "The first two roles go to exactly the proposal's facilitators". */
const othersFacilitate = (q: Question, roster: Roster): boolean => {
  const facilitating = roster.filter(({ role }) => role.endsWith('facilitator'));
  return (
    facilitating.length !== twgOf(q).facilitators.length ||
    facilitating.some((seat) => !twgOf(q).facilitators.includes(seat.person))
  );
};

/** "Everyone but the proposal's creator has shown interest". */
const someHaveNot = (q: Question, roster: Roster): boolean =>
  roster.some(
    (seat) => seat.person !== twgOf(q).creator && !interestedIn(q.state, q.data.twg, seat.person),
  );

/** "Public Slack channels": the rulebook of the walk keeps DIP-7's. */
const noSlack: Refused = [
  'no-channel',
  ({ data }) => data.channels.every(({ kind }) => kind !== 'slack'),
];

const endsAt = (q: Question): number => {
  const { circulation } = twgOf(q);
  return circulation === null ? 0 : circulation.startedAt + circulation.days * DAY;
};

const notEnoughOrganizations = (q: Question): boolean =>
  organizationsIn(q.state, membersIn(twgOf(q))) < foundedIn(q.state).rulebook.minOrganizations;

const aboutGroup = { about: 'twg', refers: theTwg } as const;
const BEFORE_THE_END = ['draft', 'circulating', 'voting', 'formed'] as const;

export const FORMATION_ROWS: readonly Row[] = [
  {
    act: 'proposal.create',
    who: ANYONE,
    about: 'association',
    stages: [],
    names: ({ data }) => data.facilitators,
    makes: theTwg,
    refused: [wrongNumber],
  },
  {
    act: 'proposal.revise',
    who: CREATOR_OR_FACILITATOR,
    ...aboutGroup,
    stages: ['draft', 'circulating', 'declined'],
    names: ({ data }) => data.facilitators ?? [],
    refused: [wrongNumber],
  },
  {
    act: 'proposal.circulate',
    who: FACILITATOR,
    ...aboutGroup,
    stages: ['draft'],
    refused: [
      incomplete,
      noSlack,
      ['circulation-length', ({ data }) => data.days < 7 || data.days > 14],
    ],
  },
  {
    act: 'proposal.extend-circulation',
    who: FACILITATOR,
    ...aboutGroup,
    stages: ['circulating'],
    refused: [
      ['circulation-over', (q) => q.at >= endsAt(q)],
      [
        'circulation-length',
        (q) => q.data.days <= (twgOf(q).circulation?.days ?? 0) || q.data.days > 14,
      ],
    ],
  },
  { act: 'interest.express', who: ANYONE, ...aboutGroup, stages: BEFORE_THE_END, refused: [] },
  {
    act: 'interest.withdraw',
    who: ANYONE,
    ...aboutGroup,
    stages: BEFORE_THE_END,
    refused: [['no-interest', (q) => !interestedIn(q.state, q.data.twg, q.by)]],
  },
  {
    act: 'interest.record',
    who: FACILITATOR,
    ...aboutGroup,
    stages: BEFORE_THE_END,
    names: person,
    refused: [],
  },
  {
    act: 'members.choose',
    who: FACILITATOR,
    ...aboutGroup,
    stages: ['circulating'],
    names: ({ data }) => data.roster.map((seat) => seat.person),
    refused: [
      ['facilitator-count', (q) => othersFacilitate(q, q.data.roster)],
      ['no-interest', (q) => someHaveNot(q, q.data.roster)],
    ],
  },
  {
    act: 'proposal.present',
    who: FACILITATOR,
    ...aboutGroup,
    stages: ['circulating'],
    makes: theBallot,
    refused: [
      ['circulation-running', (q) => q.at < endsAt(q)],
      incomplete,
      ['facilitator-count', (q) => othersFacilitate(q, twgOf(q).roster)],
      ['no-interest', (q) => someHaveNot(q, twgOf(q).roster)],
      ['too-few-organizations', notEnoughOrganizations],
    ],
    opens: ({ state }) => foundedIn(state).tsc,
  },
  {
    act: 'proposal.withdraw',
    who: CREATOR_FACILITATOR_OR_SECRETARIAT,
    ...aboutGroup,
    stages: ['draft', 'circulating', 'declined'],
    otherStage: { voting: 'ballot-open' },
    refused: [],
  },
];
