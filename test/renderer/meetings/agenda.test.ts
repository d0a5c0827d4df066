import { describe, expect, test } from 'vitest';
import { agendaToAdd, plainWords } from '../../../renderer/features/meetings/agenda.ts';
import { known } from '../../../shared/rules/index.ts';
import { groups, works } from '../../rules/cases/worlds.ts';
import { play, topics } from '../../rules/moves.ts';
import { DAY, type World } from '../../rules/world.ts';

const added = (world: World, written = '', later = 0): string | null =>
  agendaToAdd(world.state, known(world.state, 'twg', 'ops'), world.at + later, written);

describe('what is put into an agenda', () => {
  test('nothing, where nothing is open', () => {
    expect(added(groups.formed())).toBeNull();
  });

  test('topics, objections and votes, each in its place', () => {
    const world = play(
      groups.formed(),
      topics.raise('bob', 'plain'),
      topics.raise('carol'),
      topics.object('bob'),
      topics.raise('alice', 'voted'),
      topics.callVote({ topic: 'voted' }),
    ).votes(['bob'], 'topic-1', 'yes');
    expect(added(world)).toBe(`## Votes that are open

- [Settling a topic: On-call rota](#/ballots/topic-1): closes at 10:00 UTC on 26 January 2026; not voted yet: Person alice and Person carol

## Objections to settle

- [On-call rota](#/topics/t1): Person bob objects: Too costly.

## Topics to agree on

- [On-call rota](#/topics/plain), raised by Person bob
`);
  });

  test('what is overdue, with those who owe it; not what is due yet', () => {
    const world = groups.two();
    expect(added(world)).toBeNull();
    expect(added(world, '', 15 * DAY)).toBe(`## Overdue

- Post the bi-weekly update: Operations (Person alice or Person bob)
`);
  });

  test('drafts, and which duties have no owner', () => {
    expect(added(works.drafting())).toContain('## Drafts\n\n- DIP [');
  });

  test('what stands in the agenda is not put in again, and nothing else is touched', () => {
    const world = play(groups.formed(), topics.raise('bob', 'plain'));
    const first = added(world, '# Weekly');
    expect(first).toMatch(/^\n\n## Topics/);
    expect(added(world, `# Weekly${first ?? ''}`)).toBeNull();
    const more = play(world, topics.raise('bob'));
    const second = added(more, `# Weekly${first ?? ''}`);
    expect(second).toContain('#/topics/t1');
    expect(second).not.toContain('#/topics/plain');
  });
});

test('words of people are no markup', () => {
  expect(plainWords('a *b* [c](d)\n# e <f> `g` 👍 שלום')).toBe(
    'a \\*b\\* \\[c\\](d) \\# e \\<f\\> \\`g\\` 👍 שלום',
  );
});
