/** Pieces of Markdown that others' words can stand in without being taken for Markdown. */

import { said } from '../../wording/index.ts';

/** Others' words on one line: shown as they are written, and no link, picture or tag. */
export function inLine(text: string): string {
  return said(text).replace(/[\\`*_{}[\]<>#|!&~]/g, '\\$&');
}

/** Others' words of more than one line, as a quotation. */
export function quotation(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Text that is shown letter by letter, whatever is in it. */
export function literal(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** Blocks with an empty line between them, and a line end at the end. */
export const blocks = (...parts: readonly (string | null)[]): string =>
  `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;

export const list = (items: readonly string[]): string | null =>
  items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n');
