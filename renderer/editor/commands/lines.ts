/** What whole lines are: headings, lists, quotes, code. */

import type { Line, StateCommand } from '@codemirror/state';
import { EditorSelection } from '@codemirror/state';
import { lineEnd, lineText } from '../line-endings.ts';
import { editing, replacingStarts, selectedLines } from './edit.ts';

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;

/** Makes headings of that level of the lines; of those that are of it already, plain lines. */
export const setHeading = (level: 1 | 2 | 3 | 4 | 5 | 6 | 0): StateCommand =>
  editing((state) => {
    const lines = selectedLines(state).filter(
      (line, _index, all) => all.length === 1 || lineText(line).trim() !== '',
    );
    const levels = lines.map((line) => HEADING.exec(line.text)?.[1]?.length ?? 0);
    const wanted = levels.every((each) => each === level) ? 0 : level;
    const start = wanted === 0 ? '' : `${'#'.repeat(wanted)} `;
    const changes = replacingStarts(lines, (line) => ({
      length: HEADING.exec(lineText(line))?.[0].length ?? 0,
      by: start,
    }));
    return changes.length === 0 ? null : { changes };
  });

export type ListKind = 'bullets' | 'numbers' | 'tasks';

const ITEM = /^(\s*)(?:[-*+][ \t]+\[[ xX]\][ \t]+|[-*+](?:[ \t]+|$)|\d{1,9}[.)](?:[ \t]+|$))/;
const KINDS: { readonly [K in ListKind]: RegExp } = {
  tasks: /^\s*[-*+][ \t]+\[[ xX]\][ \t]/,
  bullets: /^\s*[-*+](?:[ \t]+(?!\[[ xX]\][ \t])|$)/,
  numbers: /^\s*\d{1,9}[.)](?:[ \t]|$)/,
};

const itemStart = (kind: ListKind, number: number): string => {
  switch (kind) {
    case 'bullets':
      return '- ';
    case 'numbers':
      return `${number}. `;
    case 'tasks':
      return '- [ ] ';
  }
};

const written = (lines: readonly Line[]): readonly Line[] =>
  lines.length === 1 ? lines : lines.filter((line) => lineText(line).trim() !== '');

/** Makes list items of the lines; of items of that kind, plain lines. */
export const toggleList = (kind: ListKind): StateCommand =>
  editing((state) => {
    const lines = written(selectedLines(state));
    const are = lines.every((line) => KINDS[kind].test(lineText(line)));
    let number = 0;
    const changes = replacingStarts(lines, (line) => {
      const text = lineText(line);
      const item = ITEM.exec(text);
      const indent = item?.[1] ?? /^\s*/.exec(text)?.[0] ?? '';
      const length = item?.[0].length ?? indent.length;
      if (are) return { length, by: indent };
      number += 1;
      return { length, by: indent + itemStart(kind, number) };
    });
    return changes.length === 0 ? null : { changes };
  });

const QUOTE = /^ {0,3}> ?/;

/** Makes a quotation of the lines, or takes one level of it away. */
export const toggleQuote: StateCommand = editing((state) => {
  const lines = selectedLines(state);
  const are = lines.every((line) => QUOTE.test(line.text));
  const changes = replacingStarts(lines, (line) => ({
    length: are ? (QUOTE.exec(line.text)?.[0].length ?? 0) : 0,
    by: are ? '' : '> ',
  }));
  return changes.length === 0 ? null : { changes };
});

/** Puts fences around the lines, long enough for what is in them. */
export const fenceCode: StateCommand = editing((state) => {
  const lines = selectedLines(state);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  const runs = state.sliceDoc(first.from, last.to).match(/^ {0,3}`{3,}/gm) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.trim().length + 1)));
  const end = lineEnd(last);
  return {
    changes: [
      { from: first.from, insert: `${fence}\n` },
      { from: end, insert: `\n${fence}` },
    ],
    selection: EditorSelection.cursor(first.from + fence.length),
  };
});
