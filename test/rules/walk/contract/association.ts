/** "Association acts". */

import { CRYPTO } from '../../world.ts';
import { known, readInstant } from '../../../../shared/rules/index.ts';
import { foundedIn } from '../standing.ts';
import { idOf, type Question, type Reference } from './question.ts';
import { person, theBallot, type Refused, type Row } from './row.ts';
import {
  ANYONE,
  LEAD,
  OWNER_OF_DEVICE_OR_SECRETARIAT,
  SECRETARIAT,
  TSC_MEMBER,
  type Who,
} from './who.ts';

const theOrganization = ({ data }: Question): Reference[] => [
  ['organization', idOf(data.organization)],
];
const itsOrganization = ({ data }: Question): Reference[] =>
  typeof data.person === 'string'
    ? [['organization', idOf(data.organization)]]
    : [['organization', data.person.organization]];

/** "nobody of the secretariat would be left". */
const nobodyLeft = (q: Question, goes: (member: string) => boolean): boolean =>
  foundedIn(q.state).secretariat.every(goes);

const personGoes: Refused = [
  'successor-needed',
  (q) => nobodyLeft(q, (member) => member === idOf(q.data.person)),
];

const inUse = (q: Question, key: string): boolean =>
  q.state.device.has(CRYPTO.sha256(key)) ||
  q.state.invite.has(key) ||
  foundedIn(q.state).relayKeys.includes(key);

/** Acts without a subject that goes through stages. */
const office = (act: string, who: Who, refused: readonly Refused[]): Row => ({
  act,
  who,
  about: 'association',
  stages: [],
  names: person,
  refused,
});

const seated = (list: (q: Question) => readonly string[]): Refused => [
  'already-seated',
  (q) => list(q).includes(idOf(q.data.person)),
];
const notSeated = (list: (q: Question) => readonly string[]): Refused => [
  'not-seated',
  (q) => !list(q).includes(idOf(q.data.person)),
];
const tsc = ({ state }: Question) => foundedIn(state).tsc;
const secretariat = ({ state }: Question) => foundedIn(state).secretariat;
const maintainers = ({ state }: Question) => foundedIn(state).maintainers;

const plain = { about: 'association', stages: [] } as const;

export const ASSOCIATION_ROWS: readonly Row[] = [
  {
    act: 'association.found',
    who: SECRETARIAT,
    ...plain,
    refused: [['already-founded', () => true]],
  },
  {
    act: 'relay.appoint',
    who: SECRETARIAT,
    ...plain,
    refused: [['key-in-use', (q) => inUse(q, q.data.publicKey)]],
  },
  {
    act: 'organization.admit',
    who: SECRETARIAT,
    ...plain,
    // "admitting a withdrawn id brings it back".
    makes: (q) =>
      q.state.organization.get(idOf(q.data.organization))?.withdrawn === true
        ? []
        : theOrganization(q),
    refused: [],
  },
  {
    act: 'organization.withdraw',
    who: SECRETARIAT,
    ...plain,
    refers: theOrganization,
    refused: [
      [
        'successor-needed',
        (q) =>
          nobodyLeft(
            q,
            (member) => known(q.state, 'person', member).organization === q.data.organization,
          ),
      ],
    ],
  },
  {
    act: 'person.register',
    who: SECRETARIAT,
    ...plain,
    refers: itsOrganization,
    makes: ({ data }) => [['person', idOf(data.person)]],
    refused: [],
  },
  {
    act: 'person.move',
    who: SECRETARIAT,
    ...plain,
    names: person,
    namesAnyOrganization: true,
    refers: itsOrganization,
    refused: [],
  },
  office('person.depart', SECRETARIAT, [personGoes]),
  {
    act: 'device.invite',
    who: SECRETARIAT,
    ...plain,
    names: person,
    refused: [
      ['invite-expired', (q) => q.at >= (readInstant(q.data.expiresAt) ?? 0)],
      ['key-in-use', (q) => inUse(q, q.data.invitePublicKey)],
    ],
  },
  {
    act: 'device.enrol',
    who: { words: 'the new device', may: () => true },
    ...plain,
    refused: [
      ['invite-invalid', (q) => q.state.invite.get(inviteBehind(q)) === undefined],
      ['invite-used', (q) => q.state.invite.get(inviteBehind(q))?.usedAt !== null],
      ['invite-expired', (q) => q.at >= (q.state.invite.get(inviteBehind(q))?.expiresAt ?? 0)],
      ['key-in-use', (q) => inUse(q, q.data.publicKey)],
    ],
  },
  {
    act: 'device.add',
    who: ANYONE,
    ...plain,
    refused: [['key-in-use', (q) => inUse(q, q.data.publicKey)]],
  },
  {
    act: 'device.revoke',
    who: OWNER_OF_DEVICE_OR_SECRETARIAT,
    ...plain,
    refers: ({ data }) => [['device', data.device]],
    refused: [['last-device', isOwnLastDevice]],
  },
  office('secretariat.appoint', SECRETARIAT, [seated(secretariat)]),
  office('secretariat.dismiss', SECRETARIAT, [notSeated(secretariat), personGoes]),
  office('tsc.seat', SECRETARIAT, [seated(tsc)]),
  office('tsc.unseat', SECRETARIAT, [notSeated(tsc)]),
  office('lead-maintainer.appoint', SECRETARIAT, [
    seated(({ state }) => [foundedIn(state).leadMaintainer ?? '']),
  ]),
  office('maintainer.appoint', LEAD, [seated(maintainers)]),
  office('maintainer.dismiss', LEAD, [notSeated(maintainers)]),
  {
    act: 'rulebook.propose',
    who: TSC_MEMBER,
    ...plain,
    makes: theBallot,
    refused: [
      // "at least 3 organizations"; "`reviewDays` 0 to 30".
      ['rulebook-invalid', ({ data }) => (data.change.minOrganizations ?? 3) < 3],
      ['ballot-open', ({ state }) => someOpen(state.ballot.values())],
    ],
    opens: tsc,
  },
];

function someOpen(ballots: Iterable<{ readonly kind: string; readonly status: string }>): boolean {
  for (const { kind, status } of ballots) {
    if (kind === 'rulebook-change' && status === 'open') return true;
  }
  return false;
}

/** The walk signs enrolments by an invite of oscar's or of nobody's. */
function inviteBehind({ state, data }: Question): string {
  for (const { publicKey } of state.invite.values()) {
    const message = `convene-enrol/1\0${'a'.repeat(64)}${idOf(data.person)}${data.publicKey}`;
    if (CRYPTO.verify(publicKey, message, data.inviteSignature)) return publicKey;
  }
  return '';
}

/** "`last-device` (a person's own last device)". */
function isOwnLastDevice({ state, by, data }: Question): boolean {
  const own = [...state.device.values()].filter(
    (device) => device.person === by && device.revokedAt === null,
  );
  return own.length === 1 && own[0]?.id === data.device;
}
