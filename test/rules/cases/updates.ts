import { expect } from 'vitest';
import { ballots, group, play } from '../moves.ts';
import { TEXT_SHA256 } from '../world.ts';
import type { Case } from './case.ts';
import { both, day, groups, leaves } from './worlds.ts';

const named = (...kinds: readonly string[]) => ({
  channels: kinds.map((kind) => ({ kind, name: `The ${kind}` })),
});

export const UPDATE_CASES: readonly Case[] = [
  {
    clause: 'DIP-7: "a bi-weekly update to the association": the next is due 14 days after it',
    world: () => groups.formed().until(day(20)),
    ...group.update(),
    expect: both(
      leaves('twg', 'ops', { updates: { since: day(20), days: 14 } }),
      leaves('update', 'u1', {
        twg: 'ops',
        title: 'Two weeks',
        textSha256: TEXT_SHA256,
        from: '2026-01-19',
        to: '2026-02-02',
        by: 'alice',
        at: day(20),
      }),
    ),
  },
  {
    clause: 'the first is due 14 days after forming, counted from the closing instant',
    world: () => groups.voting().votes(['tess', 'tim'], 'formation-1', 'yes').clock(day(20)),
    ...ballots.close('formation-1'),
    expect: leaves('twg', 'ops', { formedAt: day(14), updates: { since: day(14), days: 14 } }),
  },
  {
    clause: 'a co-facilitator may post it',
    world: groups.two,
    ...group.update(),
    by: 'bob',
    expect: leaves('update', 'u1', { by: 'bob' }),
  },
  {
    clause: 'its days may be instants with their time zone',
    world: groups.formed,
    ...group.update({ from: '2026-01-19T00:00:00+01:00', to: '2026-02-02T00:00:00Z' }),
    expect: leaves('update', 'u1', { from: '2026-01-19T00:00:00+01:00' }),
  },
  {
    clause: 'a day that does not exist is malformed',
    world: groups.formed,
    ...group.update({ to: '2026-02-29' }),
    expect: { code: 'malformed', path: 'data.to' },
  },
  {
    clause: 'an instant without its time zone is malformed',
    world: groups.formed,
    ...group.update({ from: '2026-01-19T00:00:00' }),
    expect: { code: 'malformed', path: 'data.from' },
  },
  {
    clause: 'DIP-7: "posted in the Diem portal and distributed via email/slack": by Slack',
    world: groups.formed,
    ...group.update(named('slack', 'portal')),
    expect: (after) => {
      expect(after.state.update.get('u1')?.channels).toEqual([
        { kind: 'slack', name: 'The slack' },
        { kind: 'portal', name: 'The portal' },
      ]);
    },
  },
  {
    clause: 'no-channel: the portal alone',
    world: groups.formed,
    ...group.update(named('portal', 'other')),
    expect: { code: 'no-channel', kinds: ['email', 'slack'] },
  },
  {
    clause: 'no-channel: e-mail and Slack without the portal',
    world: groups.formed,
    ...group.update(named('email', 'slack')),
    expect: { code: 'no-channel', kinds: ['portal'] },
  },
  {
    clause: 'no-channel: nowhere',
    world: groups.formed,
    ...group.update(named()),
    expect: { code: 'no-channel', kinds: ['portal', 'email', 'slack'] },
  },
  {
    clause: 'no-channel comes before text-missing',
    world: () => groups.formed().withoutTexts(),
    ...group.update(named('portal')),
    expect: { code: 'no-channel', kinds: ['email', 'slack'] },
  },
  {
    clause: 'text-missing: nobody could read it',
    world: () => groups.formed().withoutTexts(),
    ...group.update(),
    expect: { code: 'text-missing', textSha256: TEXT_SHA256 },
  },
  {
    clause: 'duplicate-id: an update is not replaced by another one',
    world: () => play(groups.formed(), group.update()),
    ...group.update({ title: 'Better' }),
    expect: { code: 'duplicate-id', kind: 'update', id: 'u1' },
  },
];
