/** "Work in a formed TWG": people, updates, the charter, the end. */

import { known } from '../../../../shared/rules/index.ts';
import {
  facilitatesGroup,
  facilitatorsIn,
  foundedIn,
  interestedIn,
  isMemberIn,
  membersIn,
  seatIn,
} from '../standing.ts';
import { lacksSomething } from './formation.ts';
import { idOf, twgOf, type Question } from './question.ts';
import { person, theBallot, theText, theTwg, theUpdate, type Refused, type Row } from './row.ts';
import { FACILITATOR, FACILITATOR_OR_ELSE_SECRETARIAT, NOMINEE, SECRETARIAT, SELF } from './who.ts';

const named = (q: Question): string => idOf(q.data.person);
const seated = (q: Question): boolean => seatIn(twgOf(q), named(q)) !== undefined;

const notInGroup: Refused = ['not-a-twg-member', (q) => !seated(q)];
/** "Roles of facilitators are not given or taken this way". */
const givesFacilitation = (q: Question): boolean => q.data.role.endsWith('facilitator');
const takesFacilitation = (q: Question): boolean => facilitatesGroup(twgOf(q), named(q));

/** "A member, or where none is left anyone who has shown interest". */
const mayNotTakeOver = (q: Question): boolean =>
  membersIn(twgOf(q)).length > 0
    ? !isMemberIn(twgOf(q), named(q))
    : !interestedIn(q.state, q.data.twg, named(q));

const lastFacilitator = (q: Question): boolean => {
  const facilitators = facilitatorsIn(twgOf(q));
  return facilitators.length === 1 && facilitators[0] === q.by;
};

/** "LF and without trailing white space" is not what the walk's charters differ by. */
function isMaterial(q: Question): boolean {
  const { charter } = twgOf(q);
  const next = q.data.charter;
  return (
    charter.scope !== next.scope ||
    charter.limits !== next.limits ||
    charter.durationDays !== next.durationDays ||
    JSON.stringify(charter.outputs) !== JSON.stringify(next.outputs)
  );
}

/** "Portal, and email or slack". */
const notToAll = ({ data: { channels } }: Question): boolean => {
  const kinds = new Set(channels.map(({ kind }) => kind));
  return !kinds.has('portal') || !(kinds.has('email') || kinds.has('slack'));
};

/** "Of the group; its DIPs' acceptance does not count". */
function groupVotes({ state, data }: Question): boolean {
  return [...state.ballot.values()].some((ballot) => {
    if (ballot.status === 'closed') return false;
    switch (ballot.kind) {
      case 'formation':
      case 'charter-revision':
        return ballot.subject === data.twg;
      case 'output-proceed':
      case 'output-approval':
        return known(state, 'output', ballot.subject).twg === data.twg;
      case 'topic':
        return known(state, 'topic', ballot.subject).twg === data.twg;
      case 'dip-acceptance':
      case 'rulebook-change':
        return false;
    }
  });
}

/** "Each is circulated or abandoned, and no DIP of it is `submitted` or `denied`". */
const outputsOpen = ({ state, data }: Question): boolean =>
  [...state.output.values()].some(({ twg, id, stage }) => {
    if (twg !== data.twg) return false;
    if (stage === 'abandoned') return false;
    const status = state.dip.get(id)?.status;
    return stage !== 'circulated' || status === 'submitted' || status === 'denied';
  });

const inGroup = { about: 'twg', stages: ['formed'], refers: theTwg } as const;
const onPerson = { ...inGroup, names: person } as const;

export const GROUP_ROWS: readonly Row[] = [
  {
    act: 'member.add',
    who: FACILITATOR,
    ...onPerson,
    refused: [
      ['already-member', seated],
      ['hand-over-needed', givesFacilitation],
      ['no-interest', (q) => !interestedIn(q.state, q.data.twg, named(q))],
    ],
  },
  {
    act: 'member.role',
    who: FACILITATOR,
    ...onPerson,
    refused: [
      notInGroup,
      ['hand-over-needed', (q) => givesFacilitation(q) || takesFacilitation(q)],
    ],
  },
  {
    act: 'member.remove',
    who: FACILITATOR,
    ...onPerson,
    refused: [notInGroup, ['hand-over-needed', takesFacilitation]],
  },
  { act: 'member.leave', who: SELF, ...inGroup, refused: [['successor-needed', lastFacilitator]] },
  {
    act: 'facilitator.invite',
    who: FACILITATOR,
    ...onPerson,
    refused: [['not-a-twg-member', (q) => !isMemberIn(twgOf(q), named(q))]],
  },
  {
    act: 'facilitator.hand-over',
    who: FACILITATOR,
    ...inGroup,
    names: ({ data }) => [data.to],
    refused: [['not-a-twg-member', (q) => !isMemberIn(twgOf(q), q.data.to)]],
  },
  {
    act: 'facilitator.accept',
    who: NOMINEE,
    ...inGroup,
    refused: [
      [
        'facilitator-count',
        (q) => twgOf(q).nomination?.kind === 'invite' && facilitatorsIn(twgOf(q)).length >= 2,
      ],
    ],
  },
  {
    act: 'facilitator.appoint',
    who: SECRETARIAT,
    ...onPerson,
    refused: [
      ['facilitator-present', (q) => facilitatorsIn(twgOf(q)).length > 0],
      ['not-a-twg-member', mayNotTakeOver],
    ],
  },
  {
    act: 'update.post',
    who: FACILITATOR,
    ...inGroup,
    makes: theUpdate,
    refused: [['no-channel', notToAll]],
    text: theText,
  },
  {
    act: 'charter.revise',
    who: FACILITATOR,
    ...inGroup,
    makes: (q) => (q.data.ballot !== undefined && isMaterial(q) ? theBallot(q) : []),
    refused: [
      ['charter-incomplete', ({ data }) => lacksSomething(data.charter)],
      ['revision-pending', ({ state, data }) => openRevision(state.ballot.values(), data.twg)],
      ['ballot-required', (q) => isMaterial(q) && q.data.ballot === undefined],
    ],
    opens: (q) => (isMaterial(q) ? foundedIn(q.state).tsc : null),
  },
  {
    act: 'twg.conclude',
    who: FACILITATOR_OR_ELSE_SECRETARIAT,
    ...inGroup,
    refused: [
      ['ballot-open', groupVotes],
      ['outputs-open', outputsOpen],
    ],
  },
];

function openRevision(
  ballots: Iterable<{ readonly kind: string; readonly subject: string; readonly status: string }>,
  twg: string,
): boolean {
  for (const { kind, subject, status } of ballots) {
    if (kind === 'charter-revision' && subject === twg && status === 'open') return true;
  }
  return false;
}
