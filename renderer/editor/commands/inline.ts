/** Marks around words: bold, italic, code, links. */

import {
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state';
import { editing } from './edit.ts';

interface Edited {
  readonly changes: { readonly from: number; readonly to: number; readonly insert: string }[];
  readonly range: SelectionRange;
}

/** The word at the caret; where there is none, the caret. */
function wordOrSelection(state: EditorState, range: SelectionRange): SelectionRange {
  return range.empty ? (state.wordAt(range.head) ?? range) : range;
}

/** How many of the mark's character stand beside a place. */
function runLength(state: EditorState, at: number, character: string, step: -1 | 1): number {
  let length = 0;
  for (;;) {
    const from = step === 1 ? at + length : at - length - 1;
    if (from < 0 || state.sliceDoc(from, from + 1) !== character) return length;
    length += 1;
  }
}

/** Whether a run of so many `*` is, or has in it, that mark: `***` is both bold and italic. */
const has = (run: number, mark: string): boolean =>
  mark === '*' ? run === 1 || run === 3 : run >= mark.length;

function toggled(state: EditorState, range: SelectionRange, mark: string): Edited {
  const { from, to } = wordOrSelection(state, range);
  const character = mark.charAt(0);
  const outer = Math.min(runLength(state, from, character, -1), runLength(state, to, character, 1));
  const { length } = mark;
  if (has(outer, mark)) {
    const changes = [
      { from: from - length, to: from, insert: '' },
      { from: to, to: to + length, insert: '' },
    ];
    return { changes, range: EditorSelection.range(from - length, to - length) };
  }
  const inner = Math.min(runLength(state, from, character, 1), runLength(state, to, character, -1));
  if (to - from >= 2 * length && has(inner, mark)) {
    const changes = [
      { from, to: from + length, insert: '' },
      { from: to - length, to, insert: '' },
    ];
    return { changes, range: EditorSelection.range(from, to - 2 * length) };
  }
  const changes = [
    { from, to: from, insert: mark },
    { from: to, to, insert: mark },
  ];
  return { changes, range: EditorSelection.range(from + length, to + length) };
}

/** Puts a mark around what is selected, or the word at the caret; takes it away where it is there. */
export const toggleMark = (mark: '**' | '*' | '~~' | '`'): StateCommand =>
  editing((state) => state.changeByRange((range) => toggled(state, range, mark)));

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Makes a link of what is selected: of an address its target, of words its text. */
export const insertLink: StateCommand = editing((state) =>
  state.changeByRange((range) => {
    const { from, to } = wordOrSelection(state, range);
    const words = state.sliceDoc(from, to);
    if (ADDRESS.test(words)) {
      const insert = `[](${words})`;
      return { changes: { from, to, insert }, range: EditorSelection.cursor(from + 1) };
    }
    const insert = `[${words}](https://)`;
    const start = from + words.length + 3;
    return {
      changes: { from, to, insert },
      range: EditorSelection.range(start, start + 'https://'.length),
    };
  }),
);
