import { readInstant } from '../../../shared/rules/index.ts';
import { as, group, play } from '../moves.ts';
import type { Case } from './case.ts';
import { groups, leaves } from './worlds.ts';

const scheduled = () => play(groups.formed(), group.schedule());
const cancelled = () => play(scheduled(), group.cancelMeeting());

export const MEETING_CASES: readonly Case[] = [
  {
    clause: 'DIP-7: "The TWG facilitator owns the agenda, meetings, and organization"',
    world: groups.formed,
    ...group.schedule(),
    expect: leaves('meeting', 'm1', {
      twg: 'ops',
      title: 'Weekly',
      at: readInstant('2026-02-02T14:00:00Z'),
      minutes: 60,
      where: 'https://meet.example/ops',
      cancelled: null,
    }),
  },
  {
    clause: 'a co-facilitator is a facilitator',
    world: groups.two,
    ...as('bob', group.schedule()),
    expect: leaves('meeting', 'm1', { twg: 'ops' }),
  },
  {
    clause: 'an instant without its time zone is malformed',
    world: groups.formed,
    ...group.schedule({ at: '2026-02-02T15:00:00' }),
    expect: { code: 'malformed', path: 'data.at' },
  },
  {
    clause: 'a length that is no whole number of minutes is malformed',
    world: groups.formed,
    ...group.schedule({ minutes: 30.5 }),
    expect: { code: 'malformed', path: 'data.minutes' },
  },
  {
    clause: 'duplicate-id: a meeting is changed, not scheduled again',
    world: scheduled,
    ...group.schedule({ title: 'Another' }),
    expect: { code: 'duplicate-id', kind: 'meeting', id: 'm1' },
  },
  {
    clause: 'all of a meeting but its group may change',
    world: scheduled,
    ...group.changeMeeting(),
    expect: leaves('meeting', 'm1', {
      twg: 'ops',
      title: 'Monthly',
      at: readInstant('2026-02-03T09:30:00Z'),
      minutes: 30,
      where: 'Room 2',
    }),
  },
  {
    clause: 'the group of a meeting is no field of its change',
    world: scheduled,
    ...group.changeMeeting({ twg: 'ops' }),
    expect: { code: 'malformed', path: 'data' },
  },
  {
    clause: 'a meeting that was cancelled is not changed',
    world: cancelled,
    ...group.changeMeeting(),
    expect: { code: 'wrong-stage', stage: 'cancelled', expected: ['scheduled'] },
  },
  {
    clause: 'cancelling keeps the meeting and says why',
    world: scheduled,
    ...group.cancelMeeting(),
    expect: leaves('meeting', 'm1', { title: 'Weekly', cancelled: 'Holiday.' }),
  },
  {
    clause: 'a meeting is cancelled once',
    world: cancelled,
    ...group.cancelMeeting(),
    expect: { code: 'wrong-stage', stage: 'cancelled', expected: ['scheduled'] },
  },
];
