import { describe, expect, it } from 'vitest';
import {
  nextUpdateId,
  toldSince,
  updatesOf,
} from '../../../renderer/features/updates/next-update.ts';
import { updateDraft } from '../../../renderer/features/updates/update-draft.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { access, known, type Twg } from '../../../shared/rules/index.ts';
import { groups, works } from '../../rules/cases/worlds.ts';
import { group, outputs, play, topics } from '../../rules/moves.ts';
import { DAY, type World } from '../../rules/world.ts';

const ops = ({ state }: World): Twg => known(state, 'twg', 'ops');

const item = (seq: number, at: number, type: string, by: string, data: object): HistoryItem => ({
  seq,
  at,
  id: `a${seq}`,
  type,
  data,
  by,
  device: 'd',
  actHash: 'h',
  head: 'h',
});

describe('the next update of a group', () => {
  it('has one id for all its facilitators, which moves on once it is posted', () => {
    const world = groups.formed();
    const first = nextUpdateId(world.state, 'ops');
    expect(first).toBe('ops-update-1');
    expect(access(world.state, 'alice', `update/ops/${first}`).write).toBe(true);
    expect(access(world.state, 'bob', `update/ops/${first}`).write).toBe(false);
    const after = play(world, group.update({ update: first }));
    expect(nextUpdateId(after.state, 'ops')).toBe('ops-update-2');
    expect(access(after.state, 'alice', `update/ops/${first}`).write).toBe(false);
    expect(updatesOf(after.state, 'ops').map(({ id }) => id)).toEqual([first]);
    expect(toldSince(ops(after))).toBe(after.at);
  });

  it('passes by an id that another update has taken, and keeps to the length of ids', () => {
    const taken = play(groups.formed(), group.update({ update: 'ops-update-2' }));
    expect(nextUpdateId(taken.state, 'ops')).toBe('ops-update-3');
    expect(nextUpdateId(taken.state, 'x'.repeat(64)).length).toBeLessThanOrEqual(64);
  });
});

describe('the draft of an update', () => {
  it('tells of outcomes, outputs with their owners, topics and meetings; of the span alone', () => {
    const world = play(works.tscReview(), topics.raise('bob'), group.schedule());
    const at = world.at;
    const items = [
      item(1, at - 40 * DAY, 'topic.agree', 'alice', { topic: 't1', summary: 'Long ago.' }),
      item(2, at, 'topic.agree', 'alice', { topic: 't1', summary: 'We *rotate*.' }),
      item(3, at, 'member.leave', 'carol', { twg: 'ops' }),
    ];
    const text = updateDraft(world.state, ops(world), items, { from: at - 20 * DAY, to: at });
    expect(text).toMatch(/^# Update of Operations\n\n## Decisions\n/);
    expect(text).toContain('We \\*rotate\\*');
    expect(text).not.toContain('Long ago');
    expect(text).toMatch(/\]\(#\/ballots\/.*\): passed/);
    expect(text).toContain('(#/documents/output/o1): TSC review');
    expect(text).toContain('Person bob');
    expect(text).toContain('[On-call rota](#/topics/t1)');
    expect(text).toContain('[Weekly](#/meetings/m1)');
    expect(text).toContain('## People');
  });

  it('tells of votes that are open, and not of what was abandoned', () => {
    const voting = works.twgVote();
    const span = { from: voting.at - DAY, to: voting.at };
    expect(updateDraft(voting.state, ops(voting), [], span)).toContain('## Votes that are open');
    const gone = play(works.drafting(), outputs.abandon());
    expect(updateDraft(gone.state, ops(gone), [], span)).not.toContain('## Outputs');
  });
});
