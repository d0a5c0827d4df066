/**
 * A letter as a post. Slack takes at most 50 blocks, 150 characters in a header and 3,000 in a
 * section: of what is longer the beginning is posted, with a link to the rest.
 */

import type { SlackMessage } from '../../outgoing.ts';
import { clipped, plainLines } from '../clip.ts';
import { UNSUBSCRIBE, type Frame } from '../frame.ts';
import type { Item, Part } from '../letter.ts';
import { linksTo, type Linking } from '../links.ts';
import { markdownSlack } from '../markdown/markdown-slack.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { slackLink, slackText } from './slack-text.ts';

const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3000;
/** What a line on its being cut takes up, at most. */
const ROOM = 100;
const MOST_ITEMS = 20;
const MOST_SECTIONS = 40;

type Block = Readonly<Record<string, unknown>>;

// Slack would find mentions and channels in what people wrote, were it not told to take it as it is.
const mrkdwn = (text: string): Block => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string): Block => ({ type: 'section', text: mrkdwn(text) });
const header = (text: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: clipped(text, LONGEST_HEADER), emoji: false },
});

export function slackPost(frame: Frame): SlackMessage {
  const { association, rehearsal, letter, links, linking, unsubscribeUrl } = frame;
  const sections = letter.parts
    .flatMap((part) => partTexts(part, linking))
    .filter((text) => text.trim() !== '')
    .slice(0, MOST_SECTIONS)
    .map(section);
  const actions = [
    slackLink(links.app, letter.action),
    ...(links.portal === null ? [] : [slackLink(links.portal, 'Read it on the portal')]),
  ].join('  ·  ');
  const footer = [
    ...(rehearsal === null ? [] : [slackText(rehearsal)]),
    slackText(letter.reason),
    ...(unsubscribeUrl === null ? [] : [slackLink(unsubscribeUrl, UNSUBSCRIBE)]),
  ].join(' ');
  return {
    text: escapedUpTo(`${association}: ${letter.title}`, LONGEST_SECTION),
    blocks: [
      header(letter.title),
      ...sections,
      section(actions),
      { type: 'context', elements: [mrkdwn(escaped(`${association} — `, footer))] },
    ],
  };
}

/** Plain words before markup that is short, and whole. */
const escaped = (words: string, markup: string): string => `${slackText(words)}${markup}`;

/** Plain words that are at most so long once they are escaped. */
function escapedUpTo(text: string, most: number): string {
  let kept = text;
  for (let length = most; ; length -= Math.max(1, Math.floor(length / 8))) {
    kept = clipped(text, length);
    const out = slackText(kept);
    if (out.length <= most) return out;
  }
}

function partTexts(part: Part, linking: Linking): string[] {
  switch (part.type) {
    case 'paragraph':
      return [escapedUpTo(part.text, LONGEST_SECTION)];
    case 'heading':
      return [`*${escapedUpTo(part.text, LONGEST_SECTION - ROOM)}*`];
    case 'facts':
      return [
        joinedUpTo(
          part.facts.map(
            ({ label, text }) => `*${slackText(label)}:* ${escapedUpTo(text, LONGEST_SECTION / 4)}`,
          ),
          '\n',
        ).text,
      ];
    case 'items':
      return itemTexts(part.items, linking);
    case 'markdown':
      return textOf(part.text, linking);
  }
}

function itemTexts(items: readonly Item[], linking: Linking): string[] {
  const shown = items.slice(0, MOST_ITEMS).map(({ title, place, lines, mark }) => {
    const { app } = linksTo(place, linking);
    const named = `*${slackLink(app, clipped(title, LONGEST_SECTION / 8))}*`;
    const marked = mark === null ? named : `${named} _${slackText(mark.text)}_`;
    return [marked, ...lines.map((line) => escapedUpTo(line, LONGEST_SECTION / 4))].join('\n');
  });
  const left = items.length - shown.length;
  return left === 0 ? shown : [...shown, `And ${left} more, in the app.`];
}

function textOf(text: string, linking: Linking): string[] {
  const { nodes, extent } = readMarkdown(text);
  const joined = joinedUpTo(markdownSlack(nodes, linking), '\n\n');
  if (joined.extent === 'whole' && extent === 'whole') return [joined.text];
  const begun =
    joined.text === '' ? escapedUpTo(plainLines(text), LONGEST_SECTION - ROOM) : joined.text;
  return [begun, '_The text goes on: read the rest by one of the links below._'];
}

/** As many pieces as go into a section. */
function joinedUpTo(
  pieces: readonly string[],
  between: string,
): { readonly text: string; readonly extent: 'whole' | 'beginning' } {
  let text = '';
  for (const piece of pieces) {
    const longer = text === '' ? piece : `${text}${between}${piece}`;
    if (longer.length > LONGEST_SECTION) return { text, extent: 'beginning' };
    text = longer;
  }
  return { text, extent: 'whole' };
}
