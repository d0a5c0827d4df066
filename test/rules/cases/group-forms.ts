/** The fields of each act of a formed group and of its DIPs, and what they cannot be. */

import { sampleOf } from './samples.ts';
import type { Form, Sort } from './forms.ts';

/** The data of the act's sample, with these sorts of fields. */
const form = (
  act: string,
  fields: Readonly<Record<string, Sort>>,
  optional: Readonly<Record<string, unknown>> = {},
): Form => ({
  act,
  data: { ...optional, ...sampleOf(act).data },
  fields,
  optional: Object.keys(optional),
});

const ofPerson = { twg: 'id', person: 'id' } as const;
const withRole = { ...ofPerson, role: 'one of a few' } as const;
const ballot = { ballot: 'id', textSha256: 'hash', days: 'integer' } as const;
const meeting = {
  meeting: 'id',
  title: 'line',
  at: 'instant',
  minutes: 'number from 1',
  where: 'line',
} as const;
const reasonedOutput = { output: 'id', reason: 'text' } as const;
const workstream = { workstream: 'id', links: 'list', 'links.0': 'line' } as const;

export const GROUP_FORMS: readonly Form[] = [
  form('member.add', withRole),
  form('member.role', withRole),
  form('member.remove', { ...ofPerson, reason: 'text' }),
  form('member.leave', { twg: 'id' }),
  form('facilitator.invite', ofPerson),
  form('facilitator.hand-over', { twg: 'id', to: 'id' }),
  form('facilitator.accept', { twg: 'id' }),
  form('facilitator.appoint', ofPerson),
  form('update.post', {
    twg: 'id',
    update: 'id',
    title: 'line',
    textSha256: 'hash',
    from: 'day or instant',
    to: 'day or instant',
    channels: 'list',
    'channels.0': 'record',
    'channels.0.kind': 'one of a few',
    'channels.0.name': 'line',
  }),
  form(
    'charter.revise',
    { twg: 'id', charter: 'record', reason: 'text', ballot: 'id', days: 'integer' },
    { ballot: 'b', days: 7 },
  ),
  form('topic.raise', { twg: 'id', topic: 'id', title: 'line' }),
  form('topic.drop', { topic: 'id', reason: 'text' }),
  form('topic.reopen', { topic: 'id', reason: 'text' }),
  form('topic.object', { topic: 'id', objection: 'id', reason: 'text' }),
  form('topic.settle', { objection: 'id', resolution: 'text' }),
  form('topic.agree', { topic: 'id', summary: 'text' }),
  form('topic.call-vote', { topic: 'id', ...ballot }, { days: 7 }),
  form('meeting.schedule', { twg: 'id', ...meeting }),
  form('meeting.change', meeting),
  form('meeting.cancel', { meeting: 'id', reason: 'text' }),
  form('output.start', { twg: 'id', output: 'id', kind: 'one of a few', title: 'line' }),
  form('output.assign', { output: 'id', duty: 'one of a few', persons: 'list of persons' }),
  form('output.volunteer', { output: 'id', duty: 'one of a few' }),
  form('output.step-back', { output: 'id', duty: 'one of a few' }),
  form('output.call-vote', { output: 'id', ...ballot }, { days: 7 }),
  form(
    'output.request-approval',
    { output: 'id', ...ballot, changes: 'one of a few' },
    { days: 7 },
  ),
  form('output.return', reasonedOutput),
  form('output.abandon', reasonedOutput),
  form('output.circulate', {
    output: 'id',
    channels: 'list',
    'channels.0': 'record',
    'channels.0.kind': 'one of a few',
    'channels.0.name': 'line',
  }),
  form('output.reopen', reasonedOutput),
  form('output.dissent', { output: 'id', textSha256: 'hash' }),
  form('twg.conclude', { twg: 'id', reason: 'text' }),
];

export const DIP_FORMS: readonly Form[] = [
  form('dip.submit', {
    output: 'id',
    repository: 'line',
    pullRequest: 'number or address',
    commit: 'line',
    textSha256: 'hash',
  }),
  form('dip.assign-manager', { output: 'id', manager: 'id' }),
  form('dip.merge', { output: 'id', number: 'number from 0', commit: 'line' }),
  form('dip.deny', reasonedOutput),
  form('workstream.open', {
    output: 'id',
    ...workstream,
    kind: 'one of a few',
    title: 'line',
  }),
  form(
    'workstream.progress',
    { ...workstream, status: 'one of a few', note: 'text that may be blank' },
    { note: 'On its way.', links: ['https://github.com/diem/diem/pull/2'] },
  ),
  form('dip.revise', {
    output: 'id',
    textSha256: 'hash',
    commit: 'line',
    changes: 'one of a few',
  }),
  form(
    'dip.last-call',
    { output: 'id', days: 'integer', textSha256: 'hash', noEngineering: 'text that may be blank' },
    { noEngineering: 'A process only.' },
  ),
  form('dip.extend-last-call', { output: 'id', days: 'integer' }),
  form('concern.raise', { output: 'id', concern: 'id', text: 'text' }),
  form('concern.resolve', { concern: 'id', resolution: 'text' }),
  form('dip.request-acceptance', { output: 'id', ballot: 'id', days: 'integer' }, { days: 7 }),
  form('dip.reject', reasonedOutput),
  form('dip.withdraw', reasonedOutput),
  form('dip.finalize', { output: 'id', link: 'line' }),
  form('dip.reopen', reasonedOutput),
  form('dip.deprecate', reasonedOutput),
];
