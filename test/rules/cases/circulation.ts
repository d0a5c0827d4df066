/** Formation: a proposal circulates. */

import { CAST, CHARTER, DAY, stages, World, type Data } from '../world.ts';
import type { Case } from './case.ts';
import { byMax, nowhere, withdrawnGroup } from './formation-worlds.ts';
import { variations } from './variations.ts';
import { day, groups, leaves, written } from './worlds.ts';

/** A charter of which nothing is filled in. */
const BLANK = { scope: '', limits: ' ', outputs: [], durationDays: null, profiles: '\n' };

const drafted = (charter: Data) => () =>
  groups.founded().do('alice', 'proposal.create', {
    twg: 'ops',
    name: 'Operations',
    charter,
    facilitators: ['alice'],
  });
const slack = [{ kind: 'slack', name: '#ops' }];
const email = [{ kind: 'email', name: 'all' }];

const CIRCULATE = variations(
  {
    act: 'proposal.circulate',
    world: () => groups.draft().later(DAY),
    by: 'alice',
    data: { twg: 'ops', channels: slack, days: 7 },
  },
  [
    {
      clause: 'DIP-7: "the facilitator will circulate it in public slack channels"',
      with: { channels: [...slack, ...email, { kind: 'slack', name: '#all' }], days: 10 },
      expect: leaves('twg', 'ops', {
        stage: 'circulating',
        circulation: {
          startedAt: day(1),
          endsAt: day(11),
          days: 10,
          max: 14,
          channels: [...slack, ...email, { kind: 'slack', name: '#all' }],
        },
      }),
    },
    ...[7, 14].map((days) => ({
      clause: `DIP-7: "over 1-2 weeks": ${days} days`,
      with: { days },
      expect: leaves('twg', 'ops', { circulation: { endsAt: day(1 + days) } }),
    })),
    ...[6, 15, 0, -7, Number.MIN_SAFE_INTEGER].map((days) => ({
      clause: `DIP-7: "over 1-2 weeks": ${days} days`,
      with: { days },
      expect: { code: 'circulation-length', min: 7, max: 14 } as const,
    })),
    {
      clause: "the rulebook's own length",
      world: () =>
        stages.draft(World.founded(CAST, { rulebook: { circulationDays: { min: 10, max: 12 } } })),
      with: { days: 9 },
      expect: { code: 'circulation-length', min: 10, max: 12 },
    },
    {
      clause: 'by a facilitator, not by the creator as such',
      world: byMax,
      by: 'max',
      expect: { code: 'not-permitted', needs: 'facilitator' },
    },
    ...(
      [
        ['circulating', groups.circulating],
        ['voting', stages.voting],
        ['formed', groups.formed],
        ['declined', groups.declined],
        ['withdrawn', withdrawnGroup],
      ] as const
    ).map(([stage, world]) => ({
      clause: `a draft is circulated, once: ${stage}`,
      world,
      expect: { code: 'wrong-stage', stage, expected: ['draft'] } as const,
    })),
    ...(
      [
        [BLANK, ['scope', 'limits', 'outputs', 'durationDays', 'profiles']],
        [{}, ['scope', 'limits', 'outputs', 'durationDays', 'profiles']],
        [{ ...CHARTER, scope: '\u00a0\n\t' }, ['scope']],
        [{ ...CHARTER, limits: '' }, ['limits']],
        [{ ...CHARTER, outputs: [] }, ['outputs']],
        [{ ...CHARTER, outputs: [{ kind: 'dip', title: ' ' }] }, ['outputs']],
        [{ ...CHARTER, outputs: [CHARTER.outputs[0], { kind: 'dip', title: '' }] }, ['outputs']],
        [{ ...CHARTER, durationDays: null }, ['durationDays']],
        [{ ...CHARTER, profiles: '  ' }, ['profiles']],
      ] as const
    ).map(([charter, missing]) => ({
      clause: `DIP-7: "The proposal must include …": missing ${missing.join(', ')}`,
      world: drafted(charter),
      expect: { code: 'charter-incomplete', missing } as const,
    })),
    {
      clause: 'not in public Slack channels: nowhere',
      with: { channels: [] },
      expect: { code: 'no-channel', kinds: ['slack'] },
    },
    {
      clause: 'not in public Slack channels: elsewhere',
      with: {
        channels: [...email, { kind: 'portal', name: 'Portal' }, { kind: 'other', name: 'slack' }],
      },
      expect: { code: 'no-channel', kinds: ['slack'] },
    },
    {
      clause: 'charter-incomplete before no-channel',
      world: drafted({ ...CHARTER, scope: '' }),
      with: { channels: [] },
      expect: { code: 'charter-incomplete', missing: ['scope'] },
    },
    {
      clause: 'no-channel before circulation-length',
      with: { channels: email, days: 6 },
      expect: { code: 'no-channel', kinds: ['slack'] },
    },
    nowhere,
    {
      clause: 'after it was declined and revised, anew',
      world: () =>
        groups.declined().do('alice', 'proposal.revise', { twg: 'ops', charter: CHARTER }),
      expect: leaves('twg', 'ops', { stage: 'circulating', circulation: { endsAt: day(21) } }),
    },
  ],
);

const EXTEND = variations(
  {
    act: 'proposal.extend-circulation',
    world: groups.circulating,
    by: 'alice',
    data: { twg: 'ops', days: 10 },
  },
  [
    {
      clause: 'to that many days in total',
      world: () => groups.circulating().later(3 * DAY),
      expect: leaves('twg', 'ops', {
        circulation: { startedAt: day(0), endsAt: day(10), days: 10 },
      }),
    },
    ...[8, 14].map((days) => ({
      clause: `longer than now, and not past the maximum: ${days}`,
      with: { days },
      expect: leaves('twg', 'ops', { circulation: { endsAt: day(days) } }),
    })),
    ...[7, 6, 15, -1].map((days) => ({
      clause: `not longer than now, or past the maximum: ${days}`,
      with: { days },
      expect: { code: 'circulation-length', min: 8, max: 14 } as const,
    })),
    {
      clause: 'more than once, each time to more',
      world: () =>
        groups.circulating().do('alice', 'proposal.extend-circulation', { twg: 'ops', days: 10 }),
      expect: { code: 'circulation-length', min: 11, max: 14 },
    },
    {
      clause: 'a millisecond before its end',
      world: () => groups.circulating().later(7 * DAY - 1),
      expect: leaves('twg', 'ops', { circulation: { endsAt: day(10) } }),
    },
    {
      clause: 'at the very instant a window ends, it has ended',
      world: () => groups.circulating().later(7 * DAY),
      expect: { code: 'circulation-over', endedAt: written(7) },
    },
    {
      clause: 'circulation-over before circulation-length',
      world: () => groups.circulating().later(8 * DAY),
      with: { days: 15 },
      expect: { code: 'circulation-over', endedAt: written(7) },
    },
    {
      clause: 'by nobody but a facilitator',
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'facilitator' },
    },
    ...(
      [
        ['draft', groups.draft],
        ['voting', stages.voting],
      ] as const
    ).map(([stage, world]) => ({
      clause: `while it circulates: ${stage}`,
      world,
      expect: { code: 'wrong-stage', stage, expected: ['circulating'] } as const,
    })),
    {
      clause: 'not-permitted before the stage',
      world: groups.draft,
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'facilitator' },
    },
    nowhere,
  ],
);

export const CIRCULATION_CASES: readonly Case[] = [...CIRCULATE, ...EXTEND];
