/** Formation: a proposal is made, revised and circulated. */

import { known } from '../../../shared/rules/index.ts';
import { CHARTER, DAY, stages, type Data, type World } from '../world.ts';
import type { Case } from './case.ts';
import { byMax, seat, twoFacilitators, withdrawnGroup } from './formation-worlds.ts';
import { equal } from './look.ts';
import { variations, type Base } from './variations.ts';
import { both, day, groups, leaves, once } from './worlds.ts';

/** What a draft may be: all of its charter blank. */
const BLANK = { scope: '', limits: ' ', outputs: [], durationDays: null, profiles: '\n' };

const create: Base = {
  act: 'proposal.create',
  world: groups.founded,
  by: 'alice',
  data: { twg: 'ops', name: 'Operations', charter: CHARTER, facilitators: ['alice'] },
};

const boltGone = (from: () => World) => () =>
  from().do('sam', 'organization.withdraw', { organization: 'bolt' });

const CREATE = variations(create, [
  {
    clause: 'DIP-7: "The proposal … can be made by any Association member"',
    expect: leaves('twg', 'ops', {
      name: 'Operations',
      stage: 'draft',
      creator: 'alice',
      facilitators: ['alice'],
      charter: CHARTER,
      roster: [],
      circulation: null,
      formedAt: null,
    }),
  },
  {
    clause: 'by a person without any seat, for others to facilitate',
    by: 'max',
    with: { facilitators: ['alice', 'bob'] },
    expect: leaves('twg', 'ops', { creator: 'max', facilitators: ['alice', 'bob'] }),
  },
  {
    clause: 'a person whose organization has withdrawn is not a member',
    world: boltGone(groups.founded),
    by: 'bob',
    expect: { code: 'not-a-member', person: 'bob' },
  },
  {
    clause: 'nor can they be named as facilitator',
    world: boltGone(groups.founded),
    with: { facilitators: ['bob'] },
    expect: { code: 'not-a-member', person: 'bob' },
  },
  {
    clause: 'a facilitator who was never registered is unknown',
    with: { facilitators: ['alice', 'zoe'] },
    expect: { code: 'unknown', kind: 'person', id: 'zoe' },
  },
  {
    clause: 'the relay proposes nothing',
    by: 'relay',
    expect: { code: 'not-permitted', needs: 'person' },
  },
  {
    clause: 'an id of a group is taken once',
    world: groups.draft,
    expect: { code: 'duplicate-id', kind: 'twg', id: 'ops' },
  },
  {
    clause: 'an id of a group that has concluded stays taken',
    world: groups.concluded,
    expect: { code: 'duplicate-id', kind: 'twg', id: 'ops' },
  },
  {
    clause: 'DIP-7: "The initial facilitator (up to two individuals)": none',
    with: { facilitators: [] },
    expect: { code: 'facilitator-count', have: 0 },
  },
  {
    clause: 'DIP-7: "The initial facilitator (up to two individuals)": three',
    with: { facilitators: ['alice', 'bob', 'carol'] },
    expect: { code: 'facilitator-count', have: 3 },
  },
  {
    clause: 'duplicate-id before facilitator-count',
    world: groups.draft,
    with: { facilitators: [] },
    expect: { code: 'duplicate-id', kind: 'twg', id: 'ops' },
  },
  {
    clause: 'in a draft the charter may be blank',
    with: { charter: BLANK },
    expect: leaves('twg', 'ops', { charter: BLANK }),
  },
]);

const kib32 = 32 * 1024;
/** That many bytes of text in all, over every field. */
const charterOf = (bytes: number) => ({
  scope: 'a'.repeat(bytes - 40),
  limits: 'b'.repeat(10),
  outputs: [{ kind: 'dip', title: 'c'.repeat(20) }],
  durationDays: 1,
  profiles: 'd'.repeat(10),
});

/** "At most 32 KiB in UTF-8 in all", "`durationDays` (1 to 1,095)". */
const CHARTERS = variations(create, [
  ...(
    [
      ['32 KiB over all fields', charterOf(kib32)],
      ['a duration of 1 day', { ...CHARTER, durationDays: 1 }],
      ['a duration of 1,095 days', { ...CHARTER, durationDays: 1095 }],
      [
        'two outputs of the same kind',
        { ...CHARTER, outputs: [CHARTER.outputs[0], CHARTER.outputs[0]] },
      ],
    ] as const
  ).map(([what, charter]) => ({
    clause: `a charter with ${what}`,
    with: { charter },
    expect: (after: World) =>
      equal(known(after.state, 'twg', 'ops').charter.durationDays, charter.durationDays),
  })),
  ...(
    [
      ['32 KiB and a byte', charterOf(kib32 + 1), ''],
      [
        'more than 32 KiB of titles',
        {
          ...CHARTER,
          outputs: Array.from({ length: 32 }, () => ({ kind: 'dip', title: 'x'.repeat(1024) })),
        },
        '',
      ],
      ['a duration of no days', { ...CHARTER, durationDays: 0 }, '.durationDays'],
      ['a duration of 1,096 days', { ...CHARTER, durationDays: 1096 }, '.durationDays'],
      ['a duration of half a day', { ...CHARTER, durationDays: 0.5 }, '.durationDays'],
      ['a duration in words', { ...CHARTER, durationDays: '180' }, '.durationDays'],
    ] as const
  ).map(([what, charter, path]) => ({
    clause: `malformed: a charter with ${what}`,
    with: { charter },
    expect: { code: 'malformed', path: `data.charter${path}` } as const,
  })),
]);

/** The first and the last character of each length in UTF-8. */
const UTF8 = [
  ['\u0000', 1],
  ['\u007f', 1],
  ['\u0080', 2],
  ['\u07ff', 2],
  ['\u0800', 3],
  ['\uffff', 3],
  ['\u{10000}', 4],
  ['\u{10ffff}', 4],
] as const;
const NO_TEXT = { scope: '', limits: '', outputs: [], durationDays: null, profiles: '' };

const BYTES = variations(
  create,
  UTF8.flatMap(([character, bytes]) => {
    const most = character.repeat(Math.floor(kib32 / bytes));
    const rest = 'x'.repeat(kib32 % bytes);
    const codePoint = character.codePointAt(0)?.toString(16) ?? '';
    return [
      {
        clause: `32 KiB of U+${codePoint}, of ${bytes} bytes each`,
        with: { charter: { ...NO_TEXT, scope: most, profiles: rest } },
        expect: leaves('twg', 'ops', { stage: 'draft' }),
      },
      {
        clause: `malformed: more than 32 KiB of U+${codePoint}, of ${bytes} bytes each`,
        with: { charter: { ...NO_TEXT, scope: most, limits: character, profiles: rest } },
        expect: { code: 'malformed', path: 'data.charter' } as const,
      },
    ];
  }),
);

const chosen = once(() => stages.chosen(groups.founded()).later(2 * DAY));
const ROSTER = known(chosen().state, 'twg', 'ops').roster;
const BOTH_FACILITATE = [seat('alice', 'facilitator'), seat('bob', 'facilitator')];
const REVISABLE = ['draft', 'circulating', 'declined'] as const;
/** The window begins anew: the same days from now. */
const windowAnew = leaves('twg', 'ops', {
  stage: 'circulating',
  circulation: {
    startedAt: day(2),
    endsAt: day(9),
    days: 7,
    max: 14,
    channels: [{ kind: 'slack', name: '#ops' }],
  },
});
const windowAsBefore = leaves('twg', 'ops', {
  stage: 'circulating',
  circulation: known(chosen().state, 'twg', 'ops').circulation,
});

const MATERIAL: readonly (readonly [string, Data])[] = [
  ['its scope', { ...CHARTER, scope: 'Operate the test network.' }],
  ['its limits', { ...CHARTER, limits: 'Something else.' }],
  ['its outputs', { ...CHARTER, outputs: [CHARTER.outputs[0]] }],
  ['the kind of an output', { ...CHARTER, outputs: [{ kind: 'report', title: 'On operations' }] }],
  ['its duration', { ...CHARTER, durationDays: 181 }],
  ['white space inside its scope', { ...CHARTER, scope: 'Operate  the main network.' }],
];
const IMMATERIAL: readonly (readonly [string, Data])[] = [
  ['nothing', CHARTER],
  ['the profiles', { ...CHARTER, profiles: 'Anyone.' }],
  ['white space at the end', { ...CHARTER, scope: 'Operate the main network. \t\r\n\n' }],
];

const REVISE = variations(
  {
    act: 'proposal.revise',
    world: chosen,
    by: 'alice',
    data: { twg: 'ops', name: 'Network operations' },
  },
  [
    {
      clause: 'only what is named changes',
      expect: (after) =>
        equal(known(after.state, 'twg', 'ops'), {
          ...known(chosen().state, 'twg', 'ops'),
          name: 'Network operations',
        }),
    },
    {
      clause: 'by its creator',
      world: byMax,
      by: 'max',
      expect: leaves('twg', 'ops', { name: 'Network operations' }),
    },
    {
      clause: 'by each facilitator',
      world: byMax,
      by: 'bob',
      expect: leaves('twg', 'ops', { name: 'Network operations' }),
    },
    ...['bob', 'sam', 'relay'].map((by) => ({
      clause: `by nobody else: ${by}`,
      by,
      expect: { code: 'not-permitted', needs: 'creator-or-facilitator' } as const,
    })),
    ...(
      [
        ['voting', stages.voting],
        ['formed', groups.formed],
        ['concluded', groups.concluded],
        ['withdrawn', withdrawnGroup],
      ] as const
    ).map(([stage, world]) => ({
      clause: `what the TSC has before it, or has decided on, is not revised: ${stage}`,
      world,
      expect: { code: 'wrong-stage', stage, expected: REVISABLE } as const,
    })),
    {
      clause: 'in a draft',
      world: groups.draft,
      with: { charter: BLANK },
      expect: leaves('twg', 'ops', { stage: 'draft', name: 'Network operations', charter: BLANK }),
    },
    {
      clause: 'from `declined` it goes back to `draft`',
      world: groups.declined,
      expect: leaves('twg', 'ops', { stage: 'draft', name: 'Network operations' }),
    },
    ...MATERIAL.map(([what, charter]) => ({
      clause: `in circulation, a material change starts the window again: ${what}`,
      with: { charter },
      expect: both(windowAnew, leaves('twg', 'ops', { charter, roster: ROSTER })),
    })),
    ...IMMATERIAL.map(([what, charter]) => ({
      clause: `in circulation, a change that is not material leaves the window: ${what}`,
      with: { charter },
      expect: both(windowAsBefore, leaves('twg', 'ops', { charter, roster: ROSTER })),
    })),
    {
      clause: 'also after the window is over',
      world: () => chosen().later(30 * DAY),
      with: { charter: { ...CHARTER, durationDays: 90 } },
      expect: leaves('twg', 'ops', { circulation: { startedAt: day(32), endsAt: day(39) } }),
    },
    {
      clause: 'changed facilitators empty the roster',
      with: { facilitators: ['alice', 'bob'] },
      expect: both(
        windowAsBefore,
        leaves('twg', 'ops', { facilitators: ['alice', 'bob'], roster: [] }),
      ),
    },
    {
      clause: 'the same facilitators leave it',
      with: { facilitators: ['alice'] },
      expect: leaves('twg', 'ops', { roster: ROSTER }),
    },
    {
      clause: 'the same facilitators in another order leave it',
      world: () =>
        twoFacilitators()
          .do('bob', 'interest.express', { twg: 'ops' })
          .do('alice', 'members.choose', { twg: 'ops', roster: BOTH_FACILITATE }),
      with: { facilitators: ['bob', 'alice'] },
      expect: (after) => {
        const again = { twg: 'ops', facilitators: ['alice', 'bob'] };
        leaves('twg', 'ops', { roster: BOTH_FACILITATE })(after);
        leaves('twg', 'ops', { roster: BOTH_FACILITATE })(
          after.do('bob', 'proposal.revise', again),
        );
      },
    },
    {
      clause: 'a facilitator may hand the proposal to others',
      with: { facilitators: ['bob'] },
      expect: (after) => {
        after.do('bob', 'proposal.extend-circulation', { twg: 'ops', days: 14 });
      },
    },
    ...(
      [
        [[], 0],
        [['alice', 'bob', 'carol'], 3],
      ] as const
    ).map(([facilitators, have]) => ({
      clause: `facilitator-count: ${have}`,
      with: { facilitators },
      expect: { code: 'facilitator-count', have } as const,
    })),
    {
      clause: 'the stage before facilitator-count',
      world: stages.voting,
      with: { facilitators: [] },
      expect: { code: 'wrong-stage', stage: 'voting', expected: REVISABLE },
    },
    {
      clause: 'a facilitator named is a member of the association',
      world: boltGone(chosen),
      with: { facilitators: ['bob'] },
      expect: { code: 'not-a-member', person: 'bob' },
    },
    {
      clause: 'a facilitator named is registered',
      with: { facilitators: ['zoe'] },
      expect: { code: 'unknown', kind: 'person', id: 'zoe' },
    },
    {
      clause: 'a group that is not there',
      with: { twg: 'nowhere' },
      expect: { code: 'unknown', kind: 'twg', id: 'nowhere' },
    },
  ],
);

export const PROPOSAL_CASES: readonly Case[] = [...CREATE, ...CHARTERS, ...BYTES, ...REVISE];
