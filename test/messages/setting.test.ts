import { describe, expect, it } from 'vitest';
import { sha256, stages, World } from '../rules/world.ts';
import { group, type Move } from '../rules/moves.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import type { Mail, Outgoing, SlackMessage } from '../../sync-server/outreach/outgoing.ts';
import { clipped, plainLines } from '../../sync-server/outreach/messages/clip.ts';
import {
  MOST_IN_MAIL,
  readMarkdown,
} from '../../sync-server/outreach/messages/markdown/read-markdown.ts';
import { markdownLines } from '../../sync-server/outreach/messages/markdown/markdown-lines.ts';
import { markdownSlack } from '../../sync-server/outreach/messages/markdown/markdown-slack.ts';
import { hanging, wrapped } from '../../sync-server/outreach/messages/setting/wrap.ts';
import { eventOf, flawsOf, received } from './mail-round-trip.ts';
import { committed, viewOfWorld, type ViewMore } from './message-world.ts';

/** What people may write into a title: on one line, as the rules ask. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['HTML', '<script>alert(1)</script><b onclick=x>"Bold" & \'co\'</b></title></style>'],
  ['from right to left', 'تقرير الحوادث \u202Eevil\u202C للربع الأول'],
  ['500 characters', 'wide '.repeat(100)],
  ['500 characters without a space', 'W'.repeat(500)],
  ['emoji of several parts', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(45)],
  ['a command of Slack', '<!channel> <!here> <@U123> <https://evil.example|a link> @everyone'],
  ['a header', 'Subject: x%0D%0ABcc: somebody\u00a0Reply-To: x'],
  ['Markdown', '# [x](javascript:alert(1)) `code` *bold* _it_ ~no~'],
  ['a calendar’s file', 'x;y,z\\nEND:VEVENT'],
];

const TEXT = '# Two weeks\n\nA text.\n';
const hash = sha256(TEXT);

interface Told {
  readonly task: Outgoing;
  readonly world: World;
}

/** What a move from a world gives rise to: the first of its tasks. */
function toldOf(world: World, move: Move): Told {
  const next = committed(world, move);
  const [task] = messageSource.tasksFor([next.entry], viewOfWorld(next.world));
  if (task === undefined) throw new Error('nothing is told');
  return { task, world: next.world };
}

/** An update, a meeting and a proposal that have that title, and whatever else they can have of it. */
function titled(title: string): readonly Told[] {
  const formed = stages.formed().text(TEXT);
  const proposed = World.founded().do('alice', 'proposal.create', {
    twg: 'ops',
    name: title,
    charter: {
      scope: title,
      limits: `- ${title}`,
      outputs: [{ kind: 'dip', title }],
      durationDays: 90,
      profiles: title,
    },
    facilitators: ['alice'],
  });
  const channels = [{ kind: 'slack', name: title }];
  return [
    toldOf(formed, group.update({ title, textSha256: hash })),
    toldOf(formed, group.schedule({ title, where: title })),
    toldOf(proposed, {
      by: 'alice',
      act: 'proposal.circulate',
      data: { twg: 'ops', channels, days: 7 },
    }),
  ];
}

const MORE: ViewMore = { texts: { [hash]: TEXT } };

async function rendered(
  task: Outgoing,
  world: World,
  more: ViewMore = MORE,
): Promise<Mail & { slack: SlackMessage }> {
  const options = {
    view: viewOfWorld(world, more),
    unsubscribeUrl: 'https://relay.example/unsubscribe/t',
  };
  const mail = await messageSource.renderMail(task, options);
  return { ...mail, slack: await messageSource.renderSlack(task, options) };
}

/** All texts of a Slack message that are read as markup. */
const markupOf = ({ blocks, text }: SlackMessage): string[] => {
  const found: string[] = [text];
  JSON.stringify(blocks, (_, value: unknown) => {
    const isMarkup =
      typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'mrkdwn';
    if (isMarkup) found.push(String(Reflect.get(value, 'text')));
    return value;
  });
  return found;
};

describe('what people write into a title does no harm', () => {
  for (const [name, title] of HOSTILE) {
    it(name, async () => {
      for (const { task, world } of titled(title)) {
        const { subject, html, text, calendar, slack } = await rendered(task, world);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
        expect(subject.length).toBeLessThanOrEqual(140);
        expect(html).not.toMatch(/<script|<b\b|onclick=x>|="javascript:/i);
        expect(html.match(/<\/title>/g)).toHaveLength(1);
        expect(await flawsOf(html)).toEqual([]);
        expect(text).not.toMatch(/[\u202A-\u202E]/u);
        const mailed = await received({ subject, html, text, calendar, thread: null });
        expect(mailed.subject).toBe(subject);
        expect(mailed.headers.has('bcc')).toBe(false);
        if (calendar !== null) {
          const event = eventOf(calendar.text);
          expect(event.summary.length).toBeGreaterThan(0);
          for (const line of calendar.text.split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          }
        }
        for (const markup of markupOf(slack)) {
          expect(markup.length).toBeLessThanOrEqual(3000);
          const links = [...markup.matchAll(/<([^>]*)>/g)].map(([, inside]) => inside ?? '');
          for (const link of links) expect(link).toMatch(/^(?:convene|https):\/\//);
          expect(links.join()).not.toContain('evil.example|');
        }
        expect(JSON.stringify(slack.blocks)).not.toContain('"verbatim":false');
      }
    });
  }

  it('the check of HTML can fail', async () => {
    expect(
      await flawsOf('<!DOCTYPE html><html lang="en"><body><p><div></p></body></html>'),
    ).not.toEqual([]);
  });
});

describe('a text as Markdown', () => {
  const SOURCE = `# Decisions

- [The ballot](#/ballots/b-1): **passed**, with *3* of \`4\`
- [x] done
  1. first
  2. [second](https://example.org/a?b=c&d=<e>)

> A quote
> goes on

| a | b |
|---|:-:|
| 1 | 2 |

    code <b>

![A graph](attachments/${'a'.repeat(64)}.png) ![far](http://example.org/x.png) [bad](javascript:alert(1)) <i>tag</i> <!channel>
`;
  const linking = { publicUrl: 'https://relay.example', portal: 'public' as const };

  it('as lines', () => {
    expect(markdownLines(readMarkdown(SOURCE).nodes, linking, 76)).toEqual([
      'Decisions',
      '=========',
      '',
      '- The ballot (https://relay.example/portal/ballots/b-1): passed, with 3 of 4',
      '- [x] done',
      '  1. first',
      '  2. second (https://example.org/a?b=c&d=%3Ce%3E)',
      '',
      '> A quote goes on',
      '',
      'a | b',
      '1 | 2',
      '',
      '    code <b>',
      '',
      '[Image: A graph] [Image: far (http://example.org/x.png)] bad',
      '(javascript:alert(1)) <i>tag</i> <!channel>',
    ]);
  });

  it('as Slack’s', () => {
    const pieces = markdownSlack(readMarkdown(SOURCE).nodes, linking).join('\n');
    expect(pieces).toContain(
      '• <https://relay.example/portal/ballots/b-1|The ballot>: *passed*, with _3_ of `4`',
    );
    expect(pieces).toContain('    2. <https://example.org/a?b=c&amp;d=%3Ce%3E|second>');
    expect(pieces).toContain('bad (javascript:alert(1)) &lt;i&gt;tag&lt;/i&gt; &lt;!channel&gt;');
  });

  it('where there is no portal its places are those of the app', () => {
    const off = markdownLines(
      readMarkdown('[b](#/ballots/b-1)').nodes,
      { ...linking, portal: 'off' },
      76,
    );
    expect(off).toEqual(['b (convene://open/ballots/b-1)']);
  });

  it('of a long one the beginning, and it says so', async () => {
    const long = `${'Words and words. '.repeat(8000)}\n\nThe end.\n`;
    const at = stages.formed().text(long);
    const { task, world } = toldOf(at, group.update({ textSha256: sha256(long) }));
    const { html, text, slack } = await rendered(task, world, { texts: { [sha256(long)]: long } });
    expect(html.length).toBeLessThan(MOST_IN_MAIL + 20_000);
    expect(html).toContain('this is its beginning');
    expect(text).toContain('this is its beginning');
    expect(text).not.toContain('The end.');
    const markup = markupOf(slack);
    expect(markup.join('\n')).toContain('The text goes on');
    expect(Math.max(...markup.map(({ length }) => length))).toBeLessThanOrEqual(3000);
  });

  it('whatever is written, it is set out in little time', () => {
    const bad = ['[', '*', '`', '> ', '- ', '|', '![](', '<', '_a', '\\', '&', '(('];
    for (const piece of bad) {
      const { nodes } = readMarkdown(piece.repeat(Math.floor(MOST_IN_MAIL / piece.length)));
      expect(markdownLines(nodes, linking, 76).length).toBeGreaterThan(0);
    }
  });

  it('whose text is not here, the mail says where it is', async () => {
    const { task, world } = toldOf(stages.formed().text(TEXT), group.update({ textSha256: hash }));
    const { text } = await rendered(task, world, {});
    expect(text.replace(/\s+/g, ' ')).toContain('It is in the app.');
  });
});

describe('plain text', () => {
  it('is wrapped at words, and keeps its lines and what has no spaces', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('a\n\nb', 8)).toEqual(['a', '', 'b']);
    expect(wrapped('https://example.org/long b', 8)).toEqual(['https://example.org/long', 'b']);
    expect(hanging('one two three', 8, '* ')).toEqual(['* one', '  two', '  three']);
  });

  it('is clipped between what is seen as characters', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(clipped(family.repeat(3), family.length + 1)).toBe(`${family}…`);
    expect(clipped('short', 10)).toBe('short');
    expect(clipped(`\u2068${'ا'.repeat(50)}\u2069`, 10)).toBe(`\u2068${'ا'.repeat(7)}…\u2069`);
    expect(plainLines('a\r\nb\u2028c\u0000\u202Ed')).toBe('a\nb\ncd');
  });
});

describe('a reader’s own time', () => {
  it('stands behind that of UTC', async () => {
    const { task, world } = toldOf(stages.formed(), group.schedule());
    const more: ViewMore = {
      wishes: { alice: { quietHours: { from: 0, to: 0, zone: 'Asia/Tokyo' } } },
    };
    const { text } = await rendered(task, world, more);
    expect(text.replace(/\s+/g, ' ')).toContain(
      '14:00 UTC on 2 February 2026 (23:00 in Asia/Tokyo)',
    );
  });
});

describe('calendars', () => {
  it('have the meeting, under one UID for its life, and count up', async () => {
    const scheduled = committed(stages.formed(), group.schedule());
    const changed = committed(scheduled.world, group.changeMeeting());
    const cancelled = committed(changed.world, group.cancelMeeting());
    const files = [];
    for (const { world, entry } of [scheduled, changed, cancelled]) {
      const [task] = messageSource.tasksFor([entry], viewOfWorld(world));
      if (task === undefined) throw new Error('nothing is told');
      const { calendar } = await rendered(task, world);
      if (calendar === null) throw new Error('no file');
      expect(calendar.text).toContain('METHOD:PUBLISH');
      files.push(eventOf(calendar.text));
    }
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    expect(files.map(({ startDate }) => startDate.toString())).toEqual([
      '2026-02-02T14:00:00Z',
      '2026-02-03T09:30:00Z',
      '2026-02-03T09:30:00Z',
    ]);
    const sequences = files.map(({ sequence }) => sequence);
    expect([...sequences].sort((a, b) => a - b)).toEqual(sequences);
    expect(new Set(sequences).size).toBe(3);
    expect(files.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
    ]);
  });

  it('are the same file each time they are made', async () => {
    const { task, world } = toldOf(stages.formed(), group.schedule());
    const first = await rendered(task, world);
    const later = await rendered(task, world, { now: world.at + 5000 });
    expect(later.calendar).toEqual(first.calendar);
  });
});
