/**
 * The acts of a formed group and of its DIPs, with data that suits the worlds of `world.ts`: group
 * `ops` of alice, output `o1`, manager mona. `more` changes single fields.
 */

import type { Charter } from '../../shared/documents/proposal-markdown.ts';
import { CHARTER, TEXT_SHA256, type Data, type World } from './world.ts';

export interface Move {
  readonly by: string;
  readonly act: string;
  readonly data: Data;
}

const move = (by: string, act: string, data: Data): Move => ({ by, act, data });

/** The same by somebody else. */
export const as = (by: string, { act, data }: Move): Move => ({ by, act, data });

/** The world after acts that must all be accepted. */
export const play = (world: World, ...moves: readonly Move[]): World =>
  moves.reduce<World>((at, { by, act, data }) => at.do(by, act, data), world);

const inOps = { twg: 'ops' };
const ofO1 = { output: 'o1' };

export const association = {
  depart: (person: string) => move('sam', 'person.depart', { person, reason: 'Another post.' }),
  withdraw: (organization: string) => move('sam', 'organization.withdraw', { organization }),
  move: (person: string, organization: string) =>
    move('sam', 'person.move', { person, organization }),
  unseat: (person: string) => move('sam', 'tsc.unseat', { person }),
  maintain: (person: string) => move('lead', 'maintainer.appoint', { person }),
  dismiss: (person: string) => move('lead', 'maintainer.dismiss', { person }),
  rulebook: (change: Data, more: Data = {}) =>
    move('tess', 'rulebook.propose', { ballot: 'rulebook-1', change, ...more }),
};

export const members = {
  interest: (person: string) => move(person, 'interest.express', inOps),
  noInterest: (person: string) => move(person, 'interest.withdraw', inOps),
  record: (person: string) => move('alice', 'interest.record', { ...inOps, person, where: '#ops' }),
  add: (person: string, role = 'contributor') =>
    move('alice', 'member.add', { ...inOps, person, role }),
  role: (person: string, role: string) => move('alice', 'member.role', { ...inOps, person, role }),
  remove: (person: string) =>
    move('alice', 'member.remove', { ...inOps, person, reason: 'Has no time.' }),
  leave: (person: string) => move(person, 'member.leave', inOps),
  invite: (person: string) => move('alice', 'facilitator.invite', { ...inOps, person }),
  handOver: (to: string) => move('alice', 'facilitator.hand-over', { ...inOps, to }),
  accept: (person: string) => move(person, 'facilitator.accept', inOps),
  appoint: (person: string) => move('sam', 'facilitator.appoint', { ...inOps, person }),
};

const PORTAL_AND_EMAIL = [
  { kind: 'portal', name: 'Portal' },
  { kind: 'email', name: 'all' },
];

export const group = {
  update: (more: Data = {}) =>
    move('alice', 'update.post', {
      ...inOps,
      update: 'u1',
      title: 'Two weeks',
      textSha256: TEXT_SHA256,
      from: '2026-01-19',
      to: '2026-02-02',
      channels: PORTAL_AND_EMAIL,
      ...more,
    }),
  charter: (changed: Partial<Charter>, more: Data = {}) =>
    move('alice', 'charter.revise', {
      ...inOps,
      charter: { ...CHARTER, ...changed },
      reason: 'We know more now.',
      ...more,
    }),
  schedule: (more: Data = {}) =>
    move('alice', 'meeting.schedule', {
      ...inOps,
      meeting: 'm1',
      title: 'Weekly',
      at: '2026-02-02T15:00:00+01:00',
      minutes: 60,
      where: 'https://meet.example/ops',
      ...more,
    }),
  changeMeeting: (more: Data = {}) =>
    move('alice', 'meeting.change', {
      meeting: 'm1',
      title: 'Monthly',
      at: '2026-02-03T09:30:00Z',
      minutes: 30,
      where: 'Room 2',
      ...more,
    }),
  cancelMeeting: () => move('alice', 'meeting.cancel', { meeting: 'm1', reason: 'Holiday.' }),
  conclude: () => move('alice', 'twg.conclude', { ...inOps, reason: 'All is done.' }),
};

export const topics = {
  raise: (person: string, topic = 't1') =>
    move(person, 'topic.raise', { ...inOps, topic, title: 'On-call rota' }),
  drop: (person: string) => move(person, 'topic.drop', { topic: 't1', reason: 'Moot.' }),
  reopen: (person: string) => move(person, 'topic.reopen', { topic: 't1', reason: 'News.' }),
  object: (person: string, objection = 'x1') =>
    move(person, 'topic.object', { topic: 't1', objection, reason: 'Too costly.' }),
  settle: (person: string, objection = 'x1') =>
    move(person, 'topic.settle', { objection, resolution: 'A cheaper way.' }),
  agree: () => move('alice', 'topic.agree', { topic: 't1', summary: 'We rotate weekly.' }),
  callVote: (more: Data = {}) =>
    move('alice', 'topic.call-vote', {
      topic: 't1',
      ballot: 'topic-1',
      textSha256: TEXT_SHA256,
      ...more,
    }),
};

export const outputs = {
  start: (kind: string, output = 'o2') =>
    move('alice', 'output.start', { ...inOps, output, kind, title: 'Another output' }),
  assign: (duty: string, persons: readonly string[]) =>
    move('alice', 'output.assign', { ...ofO1, duty, persons }),
  volunteer: (person: string, duty: string) => move(person, 'output.volunteer', { ...ofO1, duty }),
  stepBack: (person: string, duty: string) => move(person, 'output.step-back', { ...ofO1, duty }),
  callVote: (more: Data = {}) =>
    move('alice', 'output.call-vote', {
      ...ofO1,
      ballot: 'proceed-2',
      textSha256: TEXT_SHA256,
      ...more,
    }),
  requestApproval: (more: Data = {}) =>
    move('alice', 'output.request-approval', {
      ...ofO1,
      ballot: 'approval-2',
      textSha256: TEXT_SHA256,
      changes: 'none',
      ...more,
    }),
  giveBack: () => move('alice', 'output.return', { ...ofO1, reason: 'The group should vote.' }),
  abandon: () => move('alice', 'output.abandon', { ...ofO1, reason: 'Overtaken.' }),
  circulate: (more: Data = {}) =>
    move('alice', 'output.circulate', {
      ...ofO1,
      channels: [{ kind: 'email', name: 'all' }],
      ...more,
    }),
  reopen: () => move('alice', 'output.reopen', { ...ofO1, reason: 'An error was found.' }),
  dissent: (person: string) => move(person, 'output.dissent', { ...ofO1, textSha256: TEXT_SHA256 }),
};

export const dips = {
  submit: (more: Data = {}) =>
    move('alice', 'dip.submit', {
      ...ofO1,
      repository: 'diem/dip',
      pullRequest: 201,
      commit: 'c0ffee1',
      textSha256: TEXT_SHA256,
      ...more,
    }),
  assignManager: (manager: string) => move('lead', 'dip.assign-manager', { ...ofO1, manager }),
  merge: (more: Data = {}) =>
    move('mona', 'dip.merge', { ...ofO1, number: 201, commit: 'c0ffee2', ...more }),
  deny: () => move('mona', 'dip.deny', { ...ofO1, reason: 'Too broad.' }),
  openWorkstream: (more: Data = {}) =>
    move('mona', 'workstream.open', {
      ...ofO1,
      workstream: 'w1',
      kind: 'diem-core',
      title: 'The node',
      links: ['https://github.com/diem/diem/issues/1'],
      ...more,
    }),
  progress: (status: string, more: Data = {}) =>
    move('mona', 'workstream.progress', { workstream: 'w1', status, ...more }),
  revise: (changes: string, more: Data = {}) =>
    move('mona', 'dip.revise', {
      ...ofO1,
      textSha256: TEXT_SHA256,
      commit: 'c0ffee3',
      changes,
      ...more,
    }),
  lastCall: (more: Data = {}) =>
    move('mona', 'dip.last-call', { ...ofO1, days: 14, textSha256: TEXT_SHA256, ...more }),
  extend: (days: number) => move('mona', 'dip.extend-last-call', { ...ofO1, days }),
  raiseConcern: (person: string, concern = 'c1') =>
    move(person, 'concern.raise', { ...ofO1, concern, text: 'It may deadlock.' }),
  resolveConcern: (person: string, concern = 'c1') =>
    move(person, 'concern.resolve', { concern, resolution: 'Shown not to.' }),
  requestAcceptance: (more: Data = {}) =>
    move('mona', 'dip.request-acceptance', { ...ofO1, ballot: 'acceptance-2', ...more }),
  reject: () => move('mona', 'dip.reject', { ...ofO1, reason: 'A flaw beyond repair.' }),
  withdraw: () => move('alice', 'dip.withdraw', { ...ofO1, reason: 'No longer wanted.' }),
  finalize: () => move('mona', 'dip.finalize', { ...ofO1, link: 'https://github.com/diem/diem' }),
  reopen: () => move('mona', 'dip.reopen', { ...ofO1, reason: 'New information.' }),
  deprecate: () => move('max', 'dip.deprecate', { ...ofO1, reason: 'Superseded.' }),
};

export const ballots = {
  close: (ballot: string) => move('relay', 'ballot.close', { ballot }),
  withdraw: (person: string, ballot: string) =>
    move(person, 'ballot.withdraw', { ballot, reason: 'Too early.' }),
};
