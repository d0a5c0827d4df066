/** A letter as the plain text of a mail: for whoever reads no HTML, and no less of it. */

import { CUT, IN_APP, ON_PORTAL, UNSUBSCRIBE, type Frame } from '../frame.ts';
import type { Item, Part } from '../letter.ts';
import { linksTo, type Linking } from '../links.ts';
import { markdownLines } from '../markdown/markdown-lines.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { hanging, wrapped } from './wrap.ts';

const WIDTH = 76;

export function mailText(frame: Frame): string {
  const { association, rehearsal, letter, links, linking, unsubscribeUrl } = frame;
  const head = rehearsal === null ? [association] : [rehearsal, association];
  const blocks: (readonly string[])[] = [
    head.flatMap((line) => wrapped(line, WIDTH)),
    underlined(letter.title, '='),
    ...letter.parts.map((part) => partLines(part, linking)),
    [
      `${letter.action}: ${links.app}`,
      ...(links.portal === null ? [] : [`${ON_PORTAL}: ${links.portal}`]),
    ],
    [
      '-'.repeat(40),
      ...wrapped(letter.reason, WIDTH),
      ...(unsubscribeUrl === null ? [] : [`${UNSUBSCRIBE}: ${unsubscribeUrl}`]),
    ],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function underlined(text: string, mark: string): string[] {
  const lines = wrapped(text, WIDTH);
  return [...lines, mark.repeat(Math.min(WIDTH, Math.max(...lines.map(({ length }) => length))))];
}

function partLines(part: Part, linking: Linking): string[] {
  switch (part.type) {
    case 'paragraph':
      return wrapped(part.text, WIDTH);
    case 'heading':
      return underlined(part.text, '-');
    case 'facts':
      return part.facts.flatMap(({ label, text }) => {
        const lines = wrapped(`${label}: ${text}`, WIDTH);
        return lines.map((line, at) => (at === 0 ? line : `  ${line}`));
      });
    case 'items':
      return part.items.flatMap((item, at) => [
        ...(at === 0 ? [] : ['']),
        ...itemLines(item, linking),
      ]);
    case 'markdown': {
      const { nodes, extent } = readMarkdown(part.text);
      const lines = markdownLines(nodes, linking, WIDTH);
      return extent === 'whole' ? lines : [...lines, '', CUT];
    }
  }
}

function itemLines({ title, place, lines, mark }: Item, linking: Linking): string[] {
  const named = mark === null ? title : `${title} [${mark.text}]`;
  return [
    ...hanging(named, WIDTH, '* '),
    ...lines.flatMap((line) => hanging(line, WIDTH, '  ')),
    `  ${IN_APP}: ${linksTo(place, linking).app}`,
  ];
}
