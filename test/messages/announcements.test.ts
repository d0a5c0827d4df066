import { describe, expect, it } from 'vitest';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import { ballots, dips, group, members, outputs, play, topics, type Move } from '../rules/moves.ts';
import { DAY, dipStages, outputStages, stages, TEXT, World } from '../rules/world.ts';
import { committed, inShort, toldOf, viewOfWorld, type ViewMore } from './message-world.ts';

const move = (by: string, act: string, data: Readonly<Record<string, unknown>>): Move => ({
  by,
  act,
  data,
});

const CHANNELS = [
  { kind: 'slack', name: '#ops' },
  { kind: 'email', name: 'everybody' },
  { kind: 'portal', name: 'Portal' },
  { kind: 'other', name: 'A notice board' },
  { kind: 'slack', name: '#ops' },
];

const circulate = move('alice', 'proposal.circulate', { twg: 'ops', channels: CHANNELS, days: 7 });

/** Everybody of the association, as it is founded in these worlds. */
const everybody = [...World.founded().state.person.keys()].sort();
const toAll = (about: string, kind: string): string[] =>
  everybody.map((person) => `${about} ${kind} ${person}`);

/** Of each act, from which world it is done: whom it reaches. */
const TABLE: readonly (readonly [string, () => World, Move, readonly string[]])[] = [
  [
    'a circulation: its channels, each once, and every member',
    stages.draft,
    circulate,
    [
      'circulation circulation slack:#ops',
      'circulation circulation email:everybody',
      ...toAll('circulation', 'circulation'),
    ],
  ],
  [
    'a longer circulation',
    stages.circulating,
    move('alice', 'proposal.extend-circulation', { twg: 'ops', days: 10 }),
    [
      'circulation-extended circulation slack:#ops',
      ...toAll('circulation-extended', 'circulation'),
    ],
  ],
  [
    'a revision that begins the circulation again',
    () => stages.circulating().later(DAY),
    move('alice', 'proposal.revise', {
      twg: 'ops',
      charter: { ...(group.charter({ scope: 'Another scope.' }).data['charter'] as object) },
    }),
    ['circulation-again circulation slack:#ops', ...toAll('circulation-again', 'circulation')],
  ],
  [
    'a revision of no weight: nobody',
    () => stages.circulating().later(DAY),
    move('alice', 'proposal.revise', { twg: 'ops', name: 'Operations, renamed' }),
    [],
  ],
  [
    'an update: every member, and the channels named',
    () => stages.formed().text(TEXT),
    group.update({
      channels: [
        { kind: 'portal', name: 'Portal' },
        { kind: 'slack', name: '#ops' },
      ],
    }),
    ['update updates slack:#ops', ...toAll('update', 'updates')],
  ],
  [
    'an output that is circulated',
    () => outputStages.approved(),
    outputs.circulate(),
    ['output-circulated outputs email:all', ...toAll('output-circulated', 'outputs')],
  ],
  [
    'a last call',
    dipStages.draft,
    move('mona', 'dip.last-call', { ...dips.lastCall().data, noEngineering: 'None is needed.' }),
    toAll('last-call', 'outputs'),
  ],
  [
    'a longer last call',
    dipStages.lastCall,
    dips.extend(20),
    toAll('last-call-extended', 'outputs'),
  ],
  [
    'a ballot of the TSC: its roll',
    () => stages.chosen().later(7 * DAY),
    move('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-1' }),
    ['tess', 'tim', 'tom'].map((person) => `ballot-opened reminders ${person}`),
  ],
  [
    'a ballot of the group: its members',
    () => outputStages.drafting(),
    outputs.callVote(),
    ['alice', 'bob', 'carol'].map((person) => `ballot-opened reminders ${person}`),
  ],
  [
    'a meeting: every seat, an observer’s too',
    stages.formed,
    group.schedule(),
    ['alice', 'bob', 'carol', 'dave'].map((person) => `meeting-scheduled updates ${person}`),
  ],
  [
    'a meeting that is changed',
    () => play(stages.formed(), group.schedule()),
    group.changeMeeting(),
    ['alice', 'bob', 'carol', 'dave'].map((person) => `meeting-changed updates ${person}`),
  ],
  [
    'a meeting that is cancelled',
    () => play(stages.formed(), group.schedule()),
    group.cancelMeeting(),
    ['alice', 'bob', 'carol', 'dave'].map((person) => `meeting-cancelled updates ${person}`),
  ],
  [
    'an interest that is recorded for somebody: that person',
    stages.formed,
    members.record('dora'),
    ['interest-recorded reminders dora'],
  ],
  [
    'an interest that was shown before it is recorded: nobody',
    () => play(stages.formed(), members.interest('dora')).later(DAY),
    members.record('dora'),
    [],
  ],
  ['a topic: nobody', stages.formed, topics.raise('bob'), []],
  ['a submission: nobody', () => outputStages.approved(), dips.submit(), []],
];

describe('what an entry gives rise to', () => {
  for (const [name, start, act, expected] of TABLE) {
    it(name, () => {
      expect(toldOf(start(), act).map(inShort)).toEqual(expected);
    });
  }
});

/** A vote that closes, and what everybody is told of it. */
const OUTCOMES: readonly (readonly [string, () => World, string, string | null])[] = [
  [
    'formed',
    () => stages.voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'yes'),
    'formation-1',
    'A working group is formed: Operations',
  ],
  [
    'declined',
    () => stages.voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'no'),
    'formation-1',
    'The TSC has declined a working group: Operations',
  ],
  [
    'no quorum',
    () => stages.voting().vote('tess', 'formation-1', 'yes'),
    'formation-1',
    'No quorum on forming a working group: Operations',
  ],
  [
    'approved',
    () => outputStages.tscVote().votes(['tess', 'tim', 'tom'], 'approval-1', 'yes'),
    'approval-1',
    'Approved: DIP “Output one”',
  ],
  [
    'not approved',
    () => outputStages.tscVote().votes(['tess', 'tim', 'tom'], 'approval-1', 'no'),
    'approval-1',
    null,
  ],
  [
    'a vote of the group',
    () => outputStages.twgVote().votes(['alice', 'bob', 'carol'], 'proceed-1', 'yes'),
    'proceed-1',
    null,
  ],
  [
    'accepted',
    () => dipStages.acceptanceVote().votes(['tess', 'tim', 'tom'], 'acceptance-1', 'yes'),
    'acceptance-1',
    'Accepted: DIP 201 “Output one”',
  ],
  [
    'rejected',
    () => dipStages.acceptanceVote().votes(['tess', 'tim', 'tom'], 'acceptance-1', 'no'),
    'acceptance-1',
    'Rejected: DIP 201 “Output one”',
  ],
];

describe('what a vote that closes gives rise to', () => {
  for (const [name, start, ballot, title] of OUTCOMES) {
    it(name, async () => {
      const open = start();
      const { world, entry } = committed(
        open.clock(open.state.ballot.get(ballot)?.closesAt ?? 0),
        ballots.close(ballot),
      );
      const view = viewOfWorld(world);
      const tasks = [...messageSource.tasksFor([entry], view)];
      expect(tasks.map(inShort)).toEqual(title === null ? [] : toAll('decided', 'outputs'));
      const [task] = tasks;
      if (task === undefined) return;
      const { subject } = await messageSource.renderMail(task, { view, unsubscribeUrl: null });
      expect(subject).toContain(title);
    });
  }
});

describe('an output that is circulated', () => {
  it('names whose minority opinions travel with it', async () => {
    const approved = outputStages.approved('report').text(TEXT);
    const textOf = async (from: World): Promise<string> => {
      const { world, entry } = committed(from, outputs.circulate());
      const view = viewOfWorld(world);
      const [task] = messageSource.tasksFor([entry], view);
      if (task === undefined) throw new Error('nothing is told');
      const { text } = await messageSource.renderMail(task, { view, unsubscribeUrl: null });
      return text;
    };
    expect(await textOf(approved)).not.toContain('inority opinion');
    const dissented = play(approved, outputs.dissent('bob'), outputs.dissent('carol'));
    expect(await textOf(dissented)).toContain('Minority opinions: Person bob and Person carol');
  });
});

describe('who is left out', () => {
  const to = (more: ViewMore): readonly string[] =>
    toldOf(stages.draft(), circulate, more).map(inShort);

  it('whoever has switched the kind off, muted the group, or cannot be reached', () => {
    const all = to({});
    const fewer = to({
      wishes: {
        alice: { off: ['circulation'] },
        bob: { mutedGroups: ['ops'] },
        carol: { ways: [] },
        dave: { off: ['updates', 'digest'] },
      },
    });
    expect(all.filter((one) => !fewer.includes(one))).toEqual(
      ['alice', 'bob', 'carol'].map((person) => `circulation circulation ${person}`),
    );
  });
});

describe('when it is of no use any more', () => {
  it('a circulation that is over, extended or withdrawn', () => {
    const { world, entry } = committed(stages.draft(), circulate);
    const [task] = messageSource.tasksFor([entry], viewOfWorld(world));
    if (task === undefined) throw new Error('nothing is told');
    const wanted = (later: World): boolean => messageSource.stillWanted(task, viewOfWorld(later));
    expect(wanted(world)).toBe(true);
    expect(wanted(world.later(7 * DAY))).toBe(false);
    expect(wanted(world.do('alice', 'proposal.extend-circulation', { twg: 'ops', days: 9 }))).toBe(
      false,
    );
    expect(wanted(world.do('alice', 'proposal.withdraw', { twg: 'ops', reason: 'No.' }))).toBe(
      false,
    );
  });

  it('a meeting that was moved, cancelled or held', () => {
    const { world, entry } = committed(stages.formed(), group.schedule());
    const [task] = messageSource.tasksFor([entry], viewOfWorld(world));
    if (task === undefined) throw new Error('nothing is told');
    const wanted = (later: World): boolean => messageSource.stillWanted(task, viewOfWorld(later));
    expect(wanted(world)).toBe(true);
    expect(wanted(play(world, group.changeMeeting()))).toBe(false);
    expect(wanted(play(world, group.cancelMeeting()))).toBe(false);
    expect(wanted(world.later(60 * DAY))).toBe(false);
  });

  it('an interest that its person has confirmed or withdrawn', async () => {
    const { world, entry } = committed(stages.formed(), members.record('dora'));
    const view = viewOfWorld(world);
    const [task] = messageSource.tasksFor([entry], view);
    if (task === undefined) throw new Error('nothing is told');
    const wanted = (later: World): boolean => messageSource.stillWanted(task, viewOfWorld(later));
    expect(wanted(world)).toBe(true);
    expect(wanted(play(world.later(1), members.noInterest('dora')))).toBe(false);
    expect(wanted(play(world.later(1), members.interest('dora')))).toBe(false);
    const { subject, text } = await messageSource.renderMail(task, { view, unsubscribeUrl: null });
    expect(subject).toContain('Your interest in Operations was recorded');
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain('Person alice recorded that you showed interest in Operations');
    expect(words).toContain('Where you showed it: #ops');
    expect(words).toContain('take it back in Convene');
  });

  it('an output that is being reviewed again', () => {
    const { world, entry } = committed(outputStages.approved('report'), outputs.circulate());
    const [task] = messageSource.tasksFor([entry], viewOfWorld(world));
    if (task === undefined) throw new Error('nothing is told');
    expect(messageSource.stillWanted(task, viewOfWorld(world))).toBe(true);
    expect(messageSource.stillWanted(task, viewOfWorld(play(world, outputs.reopen())))).toBe(false);
  });

  it('a message of another version', () => {
    const [task] = toldOf(stages.draft(), circulate);
    if (task === undefined) throw new Error('nothing is told');
    const view = viewOfWorld(stages.circulating());
    expect(messageSource.stillWanted({ ...task, about: 'constructor' }, view)).toBe(false);
    expect(messageSource.stillWanted({ ...task, about: 'something-new' }, view)).toBe(false);
  });
});
