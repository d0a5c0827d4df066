import { describe, expect, it } from 'vitest';
import { charterRevisions } from '../../../renderer/features/groups/charter-revisions.ts';
import { groupOfAct, historyOf } from '../../../renderer/features/groups/group-history.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { groups, works } from '../../rules/cases/worlds.ts';
import { CHARTER, DAY, type World } from '../../rules/world.ts';

const item = (seq: number, type: string, data: unknown): HistoryItem => ({
  seq,
  at: seq * 1000,
  id: `act-${seq}`,
  type,
  data,
  by: 'alice',
  device: 'd',
  actHash: 'h',
  head: 'h',
});

describe('the acts about a group', () => {
  it('by the group, its ballot, and its output', () => {
    const { state } = works.twgVote();
    const ballot = state.openBallots[0];
    expect(groupOfAct(state, { twg: 'ops' })).toBe('ops');
    expect(groupOfAct(state, { ballot, choice: 'yes' })).toBe('ops');
    const output = [...state.output.keys()][0];
    expect(groupOfAct(state, { output })).toBe('ops');
    expect(groupOfAct(state, { person: 'alice' })).toBeUndefined();
    expect(groupOfAct(state, null)).toBeUndefined();
    expect(groupOfAct(state, { constructor: 'x' })).toBeUndefined();
  });

  it('loaded and recent together, newest first, each once', () => {
    const { state } = groups.draft();
    const loaded = [item(3, 'proposal.revise', { twg: 'ops' }), item(1, 'x', { twg: 'other' })];
    const recent = [
      item(3, 'proposal.revise', { twg: 'ops' }),
      item(4, 'interest.express', { twg: 'ops' }),
    ];
    expect(historyOf(state, 'ops', loaded, recent).map(({ seq }) => seq)).toEqual([4, 3]);
  });
});

describe('the charters that a group has had', () => {
  const revised = { ...CHARTER, limits: 'Something else.' };

  const revise = (world: World): World =>
    world.do('alice', 'charter.revise', {
      twg: 'ops',
      charter: revised,
      reason: 'Wider.',
      ballot: 'rev',
    });

  const history = [
    item(9, 'charter.revise', { twg: 'ops', charter: revised, reason: 'Wider.', ballot: 'rev' }),
    item(5, 'interest.express', { twg: 'ops' }),
    item(4, 'proposal.revise', { twg: 'ops', name: 'New name' }),
    item(3, 'proposal.revise', { twg: 'ops', charter: CHARTER }),
    item(2, 'proposal.create', { twg: 'ops', charter: { scope: 'Operate.' } }),
  ];
  const standings = (world: World) =>
    charterRevisions(world.state, history).map(({ seq, standing }) => [seq, standing]);

  it('a material revision under vote leaves the old one in force', () => {
    expect(standings(revise(groups.formed()))).toEqual([
      [9, 'voting'],
      [3, 'in-force'],
      [2, 'replaced'],
    ]);
  });

  it('adopted once it passes, not where it does not', () => {
    const open = revise(groups.formed());
    const passed = open.votes(['tess', 'tim'], 'rev', 'yes').later(7 * DAY);
    expect(standings(passed)).toEqual([
      [9, 'in-force'],
      [3, 'replaced'],
      [2, 'replaced'],
    ]);
    const failed = open.votes(['tess', 'tim'], 'rev', 'no').later(7 * DAY);
    expect(standings(failed)[0]).toEqual([9, 'not-adopted']);
    expect(standings(failed)[1]).toEqual([3, 'in-force']);
  });

  it('a draft that was made without a text is no version of it', () => {
    const blank = item(1, 'proposal.create', { twg: 'ops', charter: {} });
    const { state } = groups.draft();
    expect(charterRevisions(state, [...history.slice(3), blank]).map(({ seq }) => seq)).toEqual([
      3, 2,
    ]);
  });

  it('each says what it changed, against the one before it', () => {
    const [last, , first] = charterRevisions(revise(groups.formed()).state, history);
    expect(last?.changes.map(({ field }) => field)).toEqual(['limits']);
    expect(last?.changes[0]).toMatchObject({ before: 'Nothing else.', after: 'Something else.' });
    expect(first?.changes.map(({ field }) => field)).toEqual(['scope']);
  });
});
