import { expect } from 'vitest';
import { SIMPLE_MAJORITY } from '../../../shared/rules/index.ts';
import { as, association, group, play } from '../moves.ts';
import { CHARTER, sha256, type World } from '../world.ts';
import type { Case } from './case.ts';
import { both, day, groups, leaves } from './worlds.ts';

const WIDER = { scope: 'Operate every network.' };
const revision = group.charter(WIDER, { ballot: 'revision-1' });
const pending = () => play(groups.formed(), revision);
const inForce = (charter: object) => leaves('twg', 'ops', { charter, revision: null });
const required = (...changed: readonly string[]) => ({ code: 'ballot-required', changed }) as const;

const incomplete = (...missing: readonly string[]) =>
  ({ code: 'charter-incomplete', missing }) as const;

/** No ballot but that of the forming. */
const noBallot = (after: World): void => {
  expect([...after.state.ballot.keys()]).toEqual(['formation-1']);
};

const atOnce: readonly Case[] = [
  {
    clause: 'what is not material is in force at once: the desired member profiles',
    world: groups.formed,
    ...group.charter({ profiles: 'Operators and auditors.' }),
    expect: both(inForce({ ...CHARTER, profiles: 'Operators and auditors.' }), noBallot),
  },
  {
    clause: 'a co-facilitator may revise',
    world: groups.two,
    ...as('bob', group.charter({ profiles: 'Auditors.' })),
    expect: inForce({ ...CHARTER, profiles: 'Auditors.' }),
  },
  {
    clause: 'text is compared with LF and without trailing white space',
    world: () => play(groups.formed(), group.charter({ limits: 'Nothing else.\n\n' })),
    ...group.charter({
      scope: 'Operate the main network. \t\r\n\r\n',
      limits: 'Nothing else. \r\n',
      outputs: CHARTER.outputs.map(({ kind, title }) => ({ kind, title: `${title}  ` })),
    }),
    expect: both(
      leaves('twg', 'ops', { charter: { scope: 'Operate the main network. \t\r\n\r\n' } }),
      noBallot,
    ),
  },
  {
    clause: 'a ballot that is not needed is ignored',
    world: groups.formed,
    ...group.charter({ profiles: 'Auditors.' }, { ballot: 'revision-1' }),
    expect: both(inForce({ ...CHARTER, profiles: 'Auditors.' }), noBallot),
  },
  {
    clause: 'also where its id is taken and its days are out of bounds',
    world: groups.formed,
    ...group.charter({ profiles: 'Auditors.' }, { ballot: 'formation-1', days: 99 }),
    expect: inForce({ ...CHARTER, profiles: 'Auditors.' }),
  },
  {
    clause: 'also where nobody could vote',
    world: () => play(groups.formed(), ...['tess', 'tim', 'tom'].map(association.unseat)),
    ...group.charter({ profiles: 'Auditors.' }, { ballot: 'revision-1' }),
    expect: inForce({ ...CHARTER, profiles: 'Auditors.' }),
  },
];

const incompleteCharters: readonly Case[] = [
  {
    clause: 'charter-incomplete: blank counts as missing',
    world: groups.formed,
    ...group.charter({ scope: ' \n\t' }, { ballot: 'revision-1' }),
    expect: incomplete('scope'),
  },
  {
    clause: 'charter-incomplete: an output without a title',
    world: groups.formed,
    ...group.charter({ outputs: [{ kind: 'dip', title: ' ' }] }, { ballot: 'revision-1' }),
    expect: incomplete('outputs'),
  },
  {
    clause: 'charter-incomplete: all five fields',
    world: groups.formed,
    ...group.charter({ scope: '', limits: '', outputs: [], durationDays: null, profiles: '' }),
    expect: incomplete('scope', 'limits', 'outputs', 'durationDays', 'profiles'),
  },
  {
    clause: 'charter-incomplete comes before revision-pending',
    world: pending,
    ...group.charter({ profiles: '' }),
    expect: incomplete('profiles'),
  },
  {
    clause: 'charter-incomplete comes before ballot-required',
    world: groups.formed,
    ...group.charter({ limits: '' }),
    expect: incomplete('limits'),
  },
  {
    clause: 'more than 32 KiB in all is malformed',
    world: groups.formed,
    ...group.charter({ profiles: 'é'.repeat(16 * 1024) }),
    expect: { code: 'malformed', path: 'data.charter' },
  },
  {
    clause: 'a duration is 1 to 1,095 days',
    world: groups.formed,
    ...group.charter({ durationDays: 1096 }, { ballot: 'revision-1' }),
    expect: { code: 'malformed', path: 'data.charter.durationDays' },
  },
];

const material: readonly Case[] = [
  {
    clause: 'DIP-7: material changes are submitted "to the TSC for re-approval": the scope',
    world: groups.formed,
    ...group.charter(WIDER),
    expect: required('scope'),
  },
  {
    clause: 'material: the limits',
    world: groups.formed,
    ...group.charter({ limits: 'None.' }),
    expect: required('limits'),
  },
  {
    clause: 'material: white space before text is a difference',
    world: groups.formed,
    ...group.charter({ limits: ' Nothing else.' }),
    expect: required('limits'),
  },
  {
    clause: 'material: the title of an output',
    world: groups.formed,
    ...group.charter({
      outputs: CHARTER.outputs.map(({ kind, title }) => ({ kind, title: `${title}, twice` })),
    }),
    expect: required('outputs'),
  },
  {
    clause: 'material: the kind of an output',
    world: groups.formed,
    ...group.charter({ outputs: CHARTER.outputs.map(({ title }) => ({ kind: 'report', title })) }),
    expect: required('outputs'),
  },
  {
    clause: 'material: one output fewer',
    world: groups.formed,
    ...group.charter({ outputs: CHARTER.outputs.slice(1) }),
    expect: required('outputs'),
  },
  {
    clause: 'material: the duration',
    world: groups.formed,
    ...group.charter({ durationDays: 181 }),
    expect: required('durationDays'),
  },
  {
    clause: 'every field that differs is named',
    world: groups.formed,
    ...group.charter({
      ...WIDER,
      limits: 'None.',
      outputs: [{ kind: 'dip', title: 'One' }],
      durationDays: 90,
      profiles: 'Auditors.',
    }),
    expect: required('scope', 'limits', 'outputs', 'durationDays'),
  },
  {
    clause: 'a ballot of the TSC opens, and the old charter is in force until it passes',
    world: groups.formed,
    ...revision,
    expect: both(
      leaves('twg', 'ops', { charter: CHARTER, revision: 'revision-1', stage: 'formed' }),
      leaves('ballot', 'revision-1', {
        kind: 'charter-revision',
        subject: 'ops',
        body: 'tsc',
        openedBy: 'alice',
        openedAt: day(14),
        closesAt: day(21),
        roll: ['tess', 'tim', 'tom'],
        rule: SIMPLE_MAJORITY,
        charter: { ...CHARTER, ...WIDER },
        status: 'open',
        previous: null,
      }),
    ),
  },
  {
    clause: 'the text voted on is kept',
    world: groups.formed,
    ...revision,
    expect: (after) => {
      expect(after.texts).toContain(after.state.ballot.get('revision-1')?.textSha256);
    },
  },
  {
    clause: 'its text is another where the charter is',
    world: groups.formed,
    ...group.charter({ scope: 'Operate nothing.' }, { ballot: 'revision-1' }),
    expect: (after) => {
      const other = pending().state.ballot.get('revision-1')?.textSha256 ?? sha256('');
      expect(after.state.ballot.get('revision-1')?.textSha256).not.toBe(other);
    },
  },
  {
    clause: 'revision-pending: one revision at a time',
    world: pending,
    ...group.charter({ durationDays: 90 }, { ballot: 'revision-2' }),
    expect: { code: 'revision-pending', ballot: 'revision-1' },
  },
  {
    clause: 'revision-pending: also for what is not material',
    world: pending,
    ...group.charter({ profiles: 'Auditors.' }),
    expect: { code: 'revision-pending', ballot: 'revision-1' },
  },
  {
    clause: 'revision-pending comes before ballot-required',
    world: pending,
    ...group.charter({ durationDays: 90 }),
    expect: { code: 'revision-pending', ballot: 'revision-1' },
  },
  {
    clause: 'ballot-length: 1 to 30 days',
    world: groups.formed,
    ...group.charter(WIDER, { ballot: 'revision-1', days: 31 }),
    expect: { code: 'ballot-length', min: 1, max: 30 },
  },
  {
    clause: 'no-tsc: nobody could vote',
    world: () => play(groups.formed(), ...['tess', 'tim', 'tom'].map(association.unseat)),
    ...revision,
    expect: { code: 'no-tsc' },
  },
  {
    clause: 'duplicate-id: a ballot id is taken for good',
    world: groups.formed,
    ...group.charter(WIDER, { ballot: 'formation-1' }),
    expect: { code: 'duplicate-id', kind: 'ballot', id: 'formation-1' },
  },
];

export const CHARTER_CASES: readonly Case[] = [...atOnce, ...incompleteCharters, ...material];
