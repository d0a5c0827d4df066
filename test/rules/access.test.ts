/** The contract's "Who may read and write a document": every row, for every kind of person. */

import { describe, expect, it } from 'vitest';
import { access } from '../../shared/rules/index.ts';
import { groups, once, proposals, voted, works } from './cases/worlds.ts';
import { association, group, members, outputs, play, topics } from './moves.ts';
import { CAST, CHARTER, DAY, World } from './world.ts';

type Row = readonly [when: string, world: () => World, writers: readonly string[]];

const PEOPLE = Object.values(CAST.organizations).flat();
const STRANGERS = ['nobody', 'relay', '', '__proto__', 'constructor'];

const writersOf = (world: World, document: string): string[] =>
  [...PEOPLE, ...STRANGERS].filter((person) => access(world.state, person, document).write);

const writes = (document: string, rows: readonly Row[]): void => {
  it.each(rows)(`${document}: %s`, (_, world, writers) => {
    expect(writersOf(world(), document)).toEqual([...writers].sort(byCast));
  });
};

const byCast = (a: string, b: string): number => PEOPLE.indexOf(a) - PEOPLE.indexOf(b);

/** adam has created the proposal, alice is to facilitate. */
const drafted = once(() =>
  groups.founded().do('adam', 'proposal.create', {
    twg: 'ops',
    name: 'Operations',
    charter: CHARTER,
    facilitators: ['alice'],
  }),
);
const circulating = once(() =>
  drafted().do('alice', 'proposal.circulate', {
    twg: 'ops',
    channels: [{ kind: 'slack', name: '#ops' }],
    days: 7,
  }),
);
const voting = once(() =>
  play(circulating(), ...['alice', 'bob', 'carol'].map(members.interest))
    .do('alice', 'members.choose', {
      twg: 'ops',
      roster: [
        { person: 'alice', role: 'facilitator' },
        { person: 'bob', role: 'contributor' },
        { person: 'carol', role: 'reviewer' },
      ],
    })
    .later(7 * DAY)
    .do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1' }),
);
const formed = () => voted(voting(), 'formation-1', 'all yes').later(0);

describe('charter', () => {
  const withdrawn = () =>
    drafted().do('adam', 'proposal.withdraw', { twg: 'ops', reason: 'No interest.' });
  writes('charter/ops', [
    ['a draft: its creator and its facilitators', drafted, ['adam', 'alice']],
    ['circulating: the same', circulating, ['adam', 'alice']],
    ['voting: nobody', voting, []],
    [
      'declined: the same again',
      () => voted(voting(), 'formation-1', 'all no').later(0),
      ['adam', 'alice'],
    ],
    [
      'back from a vote without a quorum: the same again',
      () => voted(voting(), 'formation-1', 'one yes').later(0),
      ['adam', 'alice'],
    ],
    ['withdrawn: nobody', withdrawn, []],
    ['formed: facilitators', formed, ['alice']],
    ['formed: both of them', groups.two, ['alice', 'bob']],
    [
      'formed, its seat handed over: who took it',
      () => play(groups.formed(), members.handOver('carol'), members.accept('carol')),
      ['carol'],
    ],
    [
      'formed, a revision being voted on: facilitators',
      () => play(formed(), group.charter({ limits: 'None.' }, { ballot: 'revision-1' })),
      ['alice'],
    ],
    ['formed, no facilitator left: nobody', () => play(formed(), association.depart('alice')), []],
    ['concluded: nobody', () => play(formed(), group.conclude()), []],
    [
      'a creator who has departed does not',
      () => play(drafted(), association.depart('adam')),
      ['alice'],
    ],
  ]);
});

const GROUP = ['alice', 'bob', 'carol', 'dave'];

describe('notes, agendas and minutes', () => {
  const scheduled = () => play(groups.formed(), group.schedule());
  writes('notes/t1', [
    ['members and observers', groups.topic, GROUP],
    ['agreed: the same', () => play(groups.topic(), topics.agree()), GROUP],
    ['dropped: the same', () => play(groups.topic(), topics.drop('bob')), GROUP],
    [
      'who has left does not, and who has joined does',
      () =>
        play(
          groups.topic(),
          members.leave('dave'),
          members.interest('dora'),
          members.add('dora', 'observer'),
        ),
      ['alice', 'bob', 'carol', 'dora'],
    ],
    ['before the topic is raised: nobody', groups.formed, []],
  ]);
  for (const document of ['agenda/m1', 'minutes/m1']) {
    writes(document, [
      ['members and observers', scheduled, GROUP],
      ['cancelled: the same', () => play(scheduled(), group.cancelMeeting()), GROUP],
      ['before it is scheduled: nobody', groups.formed, []],
    ]);
  }
});

describe('updates', () => {
  writes('update/ops/u1', [
    ['facilitators', groups.formed, ['alice']],
    ['both of them', groups.two, ['alice', 'bob']],
    ['once it is posted: nobody', () => play(groups.two(), group.update()), []],
  ]);
  writes('update/ops/u2', [
    [
      'another one is posted: facilitators',
      () => play(groups.two(), group.update()),
      ['alice', 'bob'],
    ],
  ]);
  writes('update/nowhere/u1', [['of no group: nobody', groups.formed, []]]);
});

describe('outputs', () => {
  const theTsc = ['tess', 'tim', 'tom'];
  writes('output/o1', [
    ['before it is started: nobody', groups.formed, []],
    ['drafting: members', works.drafting, ['alice', 'bob', 'carol']],
    ['the group votes: nobody', works.twgVote, []],
    [
      'the TSC reviews: it, facilitators and owners of `finalizing`',
      works.tscReview,
      [...theTsc, 'alice', 'bob'],
    ],
    [
      'the TSC reviews: not owners of another duty',
      () => play(works.tscReview(), outputs.volunteer('carol', 'editing')),
      [...theTsc, 'alice', 'bob'],
    ],
    [
      'the TSC reviews: not who was seated on it',
      () => play(works.tscReview(), association.unseat('tim')),
      ['tess', 'tom', 'alice', 'bob'],
    ],
    [
      'the TSC reviews: not who has left the group',
      () => play(works.tscReview(), members.leave('bob')),
      [...theTsc, 'alice'],
    ],
    ['the TSC votes: nobody', works.tscVote, []],
    ['approved: nobody', works.approved, []],
    ['circulated: nobody', works.circulated, []],
    ['its DIP is submitted: nobody', proposals.submitted, []],
    [
      'reopened: as in the review',
      () => play(works.circulated(), outputs.reopen()),
      [...theTsc, 'alice', 'bob'],
    ],
    [
      'returned: members',
      () => play(works.tscReview(), outputs.giveBack()),
      ['alice', 'bob', 'carol'],
    ],
    [
      'not approved: members',
      () => voted(works.tscVote(), 'approval-1', 'all no').later(0),
      ['alice', 'bob', 'carol'],
    ],
    ['abandoned: nobody', () => play(works.drafting(), outputs.abandon()), []],
  ]);
});

describe('dissents', () => {
  writes('dissent/o1/carol', [
    ['that person', works.twgVote, ['carol']],
    ['that person, also once it is circulated', works.circulated, ['carol']],
    ['of no output: nobody', groups.formed, []],
  ]);
});

describe('comments', () => {
  const posted = once(() =>
    play(works.tscVote(), topics.raise('bob'), group.schedule(), group.update()),
  );
  for (const document of [
    'comments/charter/ops',
    'comments/notes/t1',
    'comments/agenda/m1',
    'comments/minutes/m1',
    'comments/update/ops/u1',
    'comments/output/o1',
    'comments/dissent/o1/carol',
  ]) {
    writes(document, [
      ['any person, also while the document is frozen', posted, PEOPLE],
      [
        'any person, also once the group is concluded',
        () => play(works.circulatedReport(), topics.raise('bob'), group.conclude()),
        PEOPLE,
      ],
      [
        'nobody who is of the association no more',
        () => play(posted(), association.depart('amy'), association.withdraw('dune')),
        PEOPLE.filter((person) => !['amy', 'dave', 'dora', 'tim'].includes(person)),
      ],
    ]);
  }
});

const NAMES = [
  'charter/ops',
  'notes/t1',
  'agenda/m1',
  'minutes/m1',
  'update/ops/u1',
  'output/o1',
  'dissent/o1/carol',
  'comments/output/o1',
];

describe('reading', () => {
  const world = once(() => play(works.drafting(), topics.raise('bob'), group.schedule()));
  const readers = (at: World, document: string): string[] =>
    [...PEOPLE, ...STRANGERS].filter((person) => access(at.state, person, document).read);
  it.each(NAMES)('all of the association reads everything: %s', (document) => {
    expect(readers(world(), document)).toEqual(PEOPLE);
  });
  it.each(NAMES)('nobody else reads anything: %s', (document) => {
    const gone = play(world(), association.depart('bob'), association.withdraw('dune'));
    const left = PEOPLE.filter((person) => !['bob', 'dave', 'dora', 'tim'].includes(person));
    expect(readers(gone, document)).toEqual(left);
    expect(writersOf(gone, document).every((person) => left.includes(person))).toBe(true);
  });
  it.each(NAMES)('before the founding nobody reads or writes: %s', (document) => {
    expect(access(World.empty().state, 'sam', document)).toEqual({ read: false, write: false });
  });
});

describe('names that no document has', () => {
  /** All that there is, as writable as it can be. */
  const open = once(() => play(works.drafting(), topics.raise('bob'), group.schedule()));
  it.each([
    '',
    '/',
    'ops',
    'charter',
    'charter/',
    'charter/ops/',
    'charter/ops/x',
    '/charter/ops',
    'charter//ops',
    'Charter/ops',
    'charter/OPS',
    ' charter/ops',
    'charter/ops ',
    'charter/ops\0',
    'charter/ops\n',
    'charter\\ops',
    'charter/../ops',
    './charter/ops',
    'charter/nowhere',
    'notes/ops',
    'notes/t1/..',
    'output/o1?x',
    'output/o1#x',
    'output/O1',
    'output/constructor',
    'output/__proto__',
    'output/toString',
    '__proto__',
    '__proto__/x',
    'constructor/x',
    'hasOwnProperty/ops',
    'toString/ops/u9',
    'update/ops',
    'update/ops/',
    'update//u9',
    'update/ops/u9/x',
    'update/ops/U9',
    'update/ops/u 9',
    'update/ops/..',
    'update/ops/relay',
    'update/ops/__proto__',
    `update/ops/${'u'.repeat(65)}`,
    'dissent/o1',
    'dissent/o1/',
    'dissent//alice',
    'dissent/o1/alice/x',
    'dissent/__proto__/alice',
    'comments',
    'comments/',
    'comments/charter',
    'comments/charter/',
    'comments//charter/ops',
    'comments/comments/charter/ops',
    'comments/comments/x',
    'comments/charter/ops/x',
    'comments/__proto__/x',
    'comments/output/__proto__',
    'comments/output/o 1',
    'comments/update/ops/',
    'comments/dissent/o1/',
    'Comments/charter/ops',
  ])('%j is written by nobody', (document) => {
    expect(writersOf(open(), document)).toEqual([]);
  });
});
