/** The fields of each act of the association, of formation and of voting, and what they cannot be. */

import { CHARTER, foundingData, keyOf, type Data } from '../world.ts';

const LONE_SURROGATES = ['\ud800', 'a\udc00b', '\udc00\ud800'];

/** What a field of that sort cannot be. */
export const NEVER = {
  id: ['', 'Ops', 'a_b', '-a', 'a b', 'relay', '__proto__', 'a'.repeat(65), 7, null, ['ops']],
  text: ['', ' \n\t\u00a0 ', ...LONE_SURROGATES, 7, null, {}],
  'text that may be blank': [...LONE_SURROGATES, 7, null, {}],
  line: ['', '   ', 'two\nlines', 'a\u2028b', ...LONE_SURROGATES, 7, null],
  integer: [1.5, '7', null, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY, [7]],
  boolean: ['true', 1, null],
  list: ['alice', null, 7, {}],
  'list of persons': ['alice', null, {}, ['alice', 'alice'], ['bob', 'alice', 'bob']],
  record: ['x', null, 7, []],
  key: ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}+`, 7, null],
  signature: ['', 'A'.repeat(85), 'A'.repeat(87), `${'A'.repeat(85)}=`, 7, null],
  hash: ['', '0'.repeat(63), 'A'.repeat(64), '0'.repeat(65), 7, null],
  instant: [
    '',
    '2026-01-05',
    '2026-01-05T10:00:00',
    '2026-02-30T10:00:00Z',
    1_767_607_200_000,
    null,
  ],
  'day or instant': ['', '2026-02-29', '05/01/2026', '2026-01-05T10:00:00', 7, null],
  'number from 0': [-1, 1.5, '7', null, 2 ** 53, Number.NaN],
  'number from 1': [0, -1, 1.5, '7', null, 2 ** 53, Number.NaN],
  'number or address': [-1, 1.5, '', '  ', 'two\nlines', null, {}],
  'one of a few': ['', 'nothing', 'constructor', 7, null, []],
} as const satisfies Readonly<Record<string, readonly unknown[]>>;

export type Sort = keyof typeof NEVER;

export interface Form {
  readonly act: string;
  readonly data: Data;
  readonly fields: Readonly<Record<string, Sort>>;
  /** Fields that may be left out. */
  readonly optional?: readonly string[];
}

const twg = 'ops';
export const RULE = {
  threshold: { num: 1, den: 2, cmp: '>' },
  base: 'cast',
  quorum: { num: 1, den: 2, cmp: '>' },
};
const publicKey = keyOf('new');

const office = (act: string): Form => ({ act, data: { person: 'amy' }, fields: { person: 'id' } });

export const FORMS: readonly Form[] = [
  {
    act: 'association.found',
    data: foundingData(undefined, {
      recovery: { publicKey: keyOf('recovery') },
      rulebook: { tsc: RULE },
      rehearsal: true,
    }),
    fields: {
      name: 'line',
      organizations: 'list',
      'organizations.0.id': 'id',
      'organizations.0.name': 'line',
      persons: 'list',
      'persons.0.id': 'id',
      'persons.0.name': 'line',
      'persons.0.organization': 'id',
      tsc: 'list of persons',
      'tsc.0': 'id',
      secretariat: 'list of persons',
      'secretariat.0': 'id',
      leadMaintainer: 'id',
      founder: 'record',
      'founder.publicKey': 'key',
      relay: 'record',
      'relay.publicKey': 'key',
      recovery: 'record',
      'recovery.publicKey': 'key',
      rulebook: 'record',
      rehearsal: 'boolean',
    },
    optional: ['recovery', 'rulebook', 'rehearsal', 'tsc.0', 'secretariat.0'],
  },
  {
    act: 'relay.appoint',
    data: { publicKey, url: 'wss://relay.example' },
    fields: { publicKey: 'key', url: 'line' },
  },
  {
    act: 'organization.admit',
    data: { organization: { id: 'echo', name: 'Echo' } },
    fields: { organization: 'record', 'organization.id': 'id', 'organization.name': 'line' },
  },
  {
    act: 'organization.withdraw',
    data: { organization: 'acme' },
    fields: { organization: 'id' },
  },
  {
    act: 'person.register',
    data: { person: { id: 'zoe', name: 'Zoe', organization: 'acme' } },
    fields: {
      person: 'record',
      'person.id': 'id',
      'person.name': 'line',
      'person.organization': 'id',
    },
  },
  {
    act: 'person.move',
    data: { person: 'amy', organization: 'bolt' },
    fields: { person: 'id', organization: 'id' },
  },
  {
    act: 'person.depart',
    data: { person: 'amy', reason: 'Left.' },
    fields: { person: 'id', reason: 'text' },
  },
  {
    act: 'device.invite',
    data: { person: 'amy', invitePublicKey: publicKey, expiresAt: '2026-02-01T00:00:00Z' },
    fields: { person: 'id', invitePublicKey: 'key', expiresAt: 'instant' },
  },
  {
    act: 'device.enrol',
    data: { person: 'amy', publicKey, kind: 'browser', inviteSignature: 'A'.repeat(86) },
    fields: { person: 'id', publicKey: 'key', kind: 'one of a few', inviteSignature: 'signature' },
  },
  {
    act: 'device.add',
    data: { publicKey, kind: 'desktop' },
    fields: { publicKey: 'key', kind: 'one of a few' },
  },
  { act: 'device.revoke', data: { device: '0'.repeat(64) }, fields: { device: 'hash' } },
  office('secretariat.appoint'),
  office('secretariat.dismiss'),
  office('tsc.seat'),
  office('tsc.unseat'),
  office('lead-maintainer.appoint'),
  office('maintainer.appoint'),
  office('maintainer.dismiss'),
  {
    act: 'rulebook.propose',
    data: {
      ballot: 'b',
      change: {
        circulationDays: { min: 7, max: 14 },
        circulationChannels: ['slack'],
        minOrganizations: 3,
        ballotDays: { default: 7, min: 1, max: 30 },
        updateDays: 14,
        reviewDays: 2,
        lastCallDays: { min: 14, max: 28 },
        tsc: RULE,
        twg: { ...RULE, threshold: { num: 67, den: 100, cmp: '>=' } },
      },
      days: 7,
    },
    fields: {
      ballot: 'id',
      change: 'record',
      'change.circulationDays': 'record',
      'change.circulationDays.min': 'integer',
      'change.circulationDays.max': 'integer',
      'change.circulationChannels': 'list',
      'change.circulationChannels.0': 'one of a few',
      'change.minOrganizations': 'integer',
      'change.ballotDays': 'record',
      'change.ballotDays.default': 'integer',
      'change.updateDays': 'integer',
      'change.reviewDays': 'integer',
      'change.lastCallDays': 'record',
      'change.tsc': 'record',
      'change.tsc.threshold': 'record',
      'change.tsc.threshold.num': 'integer',
      'change.tsc.threshold.den': 'integer',
      'change.tsc.threshold.cmp': 'one of a few',
      'change.tsc.base': 'one of a few',
      'change.twg.quorum': 'record',
      days: 'integer',
    },
    optional: [
      'change.circulationDays',
      'change.circulationChannels',
      'change.circulationChannels.0',
      'change.minOrganizations',
      'change.ballotDays',
      'change.updateDays',
      'change.reviewDays',
      'change.lastCallDays',
      'change.tsc',
      'days',
    ],
  },
  {
    act: 'proposal.create',
    data: { twg, name: 'Operations', charter: CHARTER, facilitators: ['alice', 'bob'] },
    fields: {
      twg: 'id',
      name: 'line',
      charter: 'record',
      'charter.scope': 'text that may be blank',
      'charter.limits': 'text that may be blank',
      'charter.outputs': 'list',
      'charter.outputs.0.kind': 'one of a few',
      'charter.profiles': 'text that may be blank',
      facilitators: 'list of persons',
      'facilitators.1': 'id',
    },
    optional: [
      'charter.scope',
      'charter.limits',
      'charter.outputs',
      'charter.profiles',
      'facilitators.1',
    ],
  },
  {
    act: 'proposal.revise',
    data: { twg, name: 'Operations', charter: CHARTER, facilitators: ['alice', 'bob'] },
    fields: {
      twg: 'id',
      name: 'line',
      charter: 'record',
      'charter.scope': 'text that may be blank',
      facilitators: 'list of persons',
    },
    optional: ['name', 'charter', 'charter.scope', 'facilitators'],
  },
  {
    act: 'proposal.circulate',
    data: { twg, channels: [{ kind: 'slack', name: '#ops' }], days: 7 },
    fields: {
      twg: 'id',
      channels: 'list',
      'channels.0.kind': 'one of a few',
      'channels.0.name': 'line',
      days: 'integer',
    },
  },
  {
    act: 'proposal.extend-circulation',
    data: { twg, days: 8 },
    fields: { twg: 'id', days: 'integer' },
  },
  {
    act: 'interest.express',
    data: { twg, role: 'reviewer', note: 'Glad to.' },
    fields: { twg: 'id', role: 'one of a few', note: 'text that may be blank' },
    optional: ['role', 'note'],
  },
  { act: 'interest.withdraw', data: { twg }, fields: { twg: 'id' } },
  {
    act: 'interest.record',
    data: { twg, person: 'bob', where: '#ops' },
    fields: { twg: 'id', person: 'id', where: 'text' },
  },
  {
    act: 'members.choose',
    data: { twg, roster: [{ person: 'alice', role: 'facilitator' }] },
    fields: {
      twg: 'id',
      roster: 'list',
      'roster.0.person': 'id',
      'roster.0.role': 'one of a few',
    },
  },
  {
    act: 'proposal.present',
    data: { twg, ballot: 'b', days: 7 },
    fields: { twg: 'id', ballot: 'id', days: 'integer' },
    optional: ['days'],
  },
  {
    act: 'proposal.withdraw',
    data: { twg, reason: 'Changed plans.' },
    fields: { twg: 'id', reason: 'text' },
  },
  {
    act: 'ballot.cast',
    data: { ballot: 'b', choice: 'yes', comment: 'Fine.', textSha256: '0'.repeat(64) },
    fields: {
      ballot: 'id',
      choice: 'one of a few',
      comment: 'text that may be blank',
      textSha256: 'hash',
    },
    optional: ['comment'],
  },
  {
    act: 'ballot.recuse',
    data: { ballot: 'b', reason: 'My employer.' },
    fields: { ballot: 'id', reason: 'text' },
  },
  {
    act: 'ballot.withdraw',
    data: { ballot: 'b', reason: 'Too early.' },
    fields: { ballot: 'id', reason: 'text' },
  },
  { act: 'ballot.close', data: { ballot: 'b' }, fields: { ballot: 'id' } },
];
