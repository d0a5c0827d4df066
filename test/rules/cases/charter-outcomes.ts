import { ballots, group, outputs, play } from '../moves.ts';
import { CHARTER } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, groups, leaves, voted, written } from './worlds.ts';

const WIDER = { scope: 'Operate every network.' };
const revision = group.charter(WIDER, { ballot: 'revision-1' });
const pending = () => play(groups.formed(), revision);
const inForce = (charter: object) => leaves('twg', 'ops', { charter, revision: null });

const outcomes: readonly Case[] = [
  {
    clause: 'passed: the revised charter is in force',
    world: () => voted(pending(), 'revision-1', 'all yes'),
    ...ballots.close('revision-1'),
    expect: both(
      inForce({ ...CHARTER, ...WIDER }),
      leaves('ballot', 'revision-1', { status: 'closed', outcome: 'passed', closedAt: day(15) }),
    ),
  },
  {
    clause: 'failed: the old charter stays in force',
    world: () => voted(pending(), 'revision-1', 'all no'),
    ...ballots.close('revision-1'),
    expect: both(inForce(CHARTER), leaves('ballot', 'revision-1', { outcome: 'failed' })),
  },
  {
    clause: 'a simple majority: a tie fails',
    world: () =>
      atClosing(pending().vote('tess', 'revision-1', 'yes').vote('tim', 'revision-1', 'no')),
    ...ballots.close('revision-1'),
    expect: both(inForce(CHARTER), leaves('ballot', 'revision-1', { outcome: 'failed' })),
  },
  {
    clause: 'no quorum: the old charter stays in force',
    world: () => voted(pending(), 'revision-1', 'one yes'),
    ...ballots.close('revision-1'),
    expect: both(inForce(CHARTER), leaves('ballot', 'revision-1', { outcome: 'no-quorum' })),
  },
  {
    clause: 'withdrawn: the old charter stays in force',
    world: pending,
    ...ballots.withdraw('alice', 'revision-1'),
    expect: both(inForce(CHARTER), leaves('ballot', 'revision-1', { outcome: 'withdrawn' })),
  },
  {
    clause: 'a new ballot on the same group’s charter links to the one before',
    world: () => voted(pending(), 'revision-1', 'all no').later(0),
    ...group.charter(WIDER, { ballot: 'revision-2' }),
    expect: both(
      leaves('twg', 'ops', { revision: 'revision-2' }),
      leaves('ballot', 'revision-2', { previous: 'revision-1' }),
    ),
  },
  {
    clause: 'what was material once is compared with the charter in force',
    world: () => voted(pending(), 'revision-1', 'all yes').later(0),
    ...group.charter({ ...WIDER, profiles: 'Auditors.' }),
    expect: inForce({ ...CHARTER, ...WIDER, profiles: 'Auditors.' }),
  },
];

const shorter = (durationDays: number) => () =>
  voted(
    play(groups.formed(), group.charter({ durationDays }, { ballot: 'revision-1' })),
    'revision-1',
    'all yes',
  ).later(0);

/** DIP-7, Formation: "Expected duration of operation", counted from the forming. */
const duration: readonly Case[] = [
  {
    clause: 'a charter is in force until its last instant',
    world: () => groups.formed().until(day(14 + 180) - 1),
    ...outputs.start('report'),
    expect: leaves('output', 'o2', { stage: 'drafting' }),
  },
  {
    clause: 'charter-expired: at the very instant its duration ends, it has ended',
    world: () => groups.formed().until(day(14 + 180)),
    ...outputs.start('report'),
    expect: { code: 'charter-expired', endedAt: written(14 + 180) },
  },
  {
    clause: 'a charter past its duration may be revised',
    world: () => groups.formed().until(day(300)),
    ...group.charter({ durationDays: 365 }, { ballot: 'revision-1' }),
    expect: leaves('twg', 'ops', { revision: 'revision-1' }),
  },
  {
    clause: 'charter-expired: also while a longer one is being voted on',
    world: () =>
      play(
        groups.formed().until(day(300)),
        group.charter({ durationDays: 365 }, { ballot: 'revision-1' }),
      ),
    ...outputs.start('report'),
    expect: { code: 'charter-expired', endedAt: written(14 + 180) },
  },
  {
    clause: 'a longer one that has passed counts from the forming',
    world: () =>
      voted(
        play(
          groups.formed().until(day(300)),
          group.charter({ durationDays: 365 }, { ballot: 'revision-1' }),
        ),
        'revision-1',
        'all yes',
      ).until(day(14 + 365) - 1),
    ...outputs.start('report'),
    expect: leaves('output', 'o2', { stage: 'drafting' }),
  },
  {
    clause: 'so does a shorter one: before its end',
    world: () => shorter(30)().until(day(14 + 30) - 1),
    ...outputs.start('report'),
    expect: leaves('output', 'o2', { stage: 'drafting' }),
  },
  {
    clause: 'so does a shorter one: at its end',
    world: () => shorter(30)().until(day(14 + 30)),
    ...outputs.start('report'),
    expect: { code: 'charter-expired', endedAt: written(14 + 30) },
  },
  {
    clause: 'a charter past its duration lets the group conclude',
    world: () => groups.formed().until(day(300)),
    ...group.conclude(),
    expect: leaves('twg', 'ops', { stage: 'concluded' }),
  },
];

export const CHARTER_OUTCOME_CASES: readonly Case[] = [...outcomes, ...duration];
