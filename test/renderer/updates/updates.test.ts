import { describe, expect, it } from 'vitest';
import {
  nextUpdateId,
  toldSince,
  updatesOf,
} from '../../../renderer/features/updates/next-update.ts';
import { updateDraft } from '../../../renderer/features/updates/update-draft.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import { access, known, type Twg } from '../../../shared/rules/index.ts';
import { groups, proposals, works } from '../../rules/cases/worlds.ts';
import { dips, group, outputs, play, topics } from '../../rules/moves.ts';
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

  it('tells what became of DIPs after their approval, each in its turn, and of no time but the span', () => {
    const world = play(proposals.lastCall(), dips.raiseConcern('dora'));
    const { at } = world;
    const of = { output: 'o1' };
    const text = updateDraft(
      world.state,
      ops(world),
      [
        item(9, at, 'dip.withdraw', 'alice', { ...of, reason: 'Superseded.' }),
        item(8, at, 'dip.reject', 'mona', { ...of, reason: 'Not sound.' }),
        item(7, at, 'dip.finalize', 'mona', { ...of, link: 'https://example.org/x' }),
        item(6, at, 'concern.resolve', 'mona', { concern: 'c1', resolution: 'Answered.' }),
        item(5, at, 'concern.raise', 'dora', { ...of, concern: 'c1', text: 'Too slow.' }),
        item(4, at, 'dip.last-call', 'mona', { ...of, days: 14 }),
        item(3, at, 'dip.deny', 'mona', { ...of, reason: 'Formatting.' }),
        item(2, at, 'dip.merge', 'mona', { ...of, number: 201 }),
        item(1, at - 9 * DAY, 'dip.assign-manager', 'lead', { ...of, manager: 'mona' }),
      ],
      { from: at - DAY, to: at },
    );
    const part = text.slice(text.indexOf('## DIPs after approval'), text.indexOf('## Topics'));
    const said = ['merged', 'denied', 'into last call', 'raised a concern', 'resolved'];
    const places = [...said, 'as final', 'rejected', 'withdrew'].map((word) => part.indexOf(word));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain('as manager of');
  });

  it('puts outputs that changed first, with what was done, and the others on one line', () => {
    const world = play(works.drafting(), outputs.start('report', 'o2'), outputs.start('dip', 'o3'));
    const { at } = world;
    const draftOf = (items: readonly HistoryItem[]) =>
      updateDraft(world.state, ops(world), items, { from: at + DAY, to: at + 2 * DAY });
    const lines = (text: string) =>
      text.split('\n').filter((line) => line.includes('#/documents/output/'));
    const quiet = lines(draftOf([item(1, at, 'output.start', 'alice', { output: 'o1' })]));
    expect(quiet).toHaveLength(1);
    expect(quiet[0]).toMatch(/^- Stage and owners as before: .*o1\): .*o2\): .*o3\): drafting\.$/u);
    const since = at + DAY + 1;
    const [first, second, rest] = lines(
      draftOf([
        item(3, since, 'output.step-back', 'bob', { output: 'o2', duty: 'editing' }),
        item(2, since, 'output.volunteer', 'carol', { output: 'o2', duty: 'drafting' }),
        item(1, since, 'output.return', 'alice', { output: 'o3', reason: 'Unclear.' }),
      ]),
    );
    expect(first).toMatch(
      /o2\): drafting.*Since the last update: .*carol took on [^.]*\. .*bob stepped [^.]*\.$/u,
    );
    // What was decided is told among the decisions.
    expect(second).toMatch(/o3\): drafting/u);
    expect(second).not.toContain('Since the last update');
    expect(rest).toMatch(/^- Stage and owners as before: .*o1\)/u);
    expect(rest).not.toContain('o2)');
  });

  it('says which topics are new', () => {
    const world = play(groups.formed(), topics.raise('bob', 't1'), topics.raise('bob', 't2'));
    const raised = item(1, world.at, 'topic.raise', 'bob', { twg: 'ops', topic: 't2' });
    const span = { from: world.at - 1, to: world.at };
    const text = updateDraft(world.state, ops(world), [raised], span);
    expect(text).toMatch(/#\/topics\/t2\) \(new\)\n/u);
    expect(text).toMatch(/#\/topics\/t1\)\n/u);
  });
});
