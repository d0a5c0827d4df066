/** What the commands on Markdown are made of. */

import type {
  ChangeSpec,
  EditorState,
  Line,
  StateCommand,
  TransactionSpec,
} from '@codemirror/state';

/** The lines that the selection touches, each once, in their order. */
export function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      // One that ends where a line begins has not that line in it.
      if (line.from < to || from === to || line.from === from) lines.set(line.number, line);
      at = line.to + 1;
    }
  }
  return [...lines.values()].sort((a, b) => a.number - b.number);
}

/** A command that makes one edit, where it has one to make; none where one may not write. */
export const editing =
  (make: (state: EditorState) => TransactionSpec | null): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const edit = make(state);
    if (edit === null) return false;
    dispatch(state.update({ scrollIntoView: true, userEvent: 'input.format', ...edit }));
    return true;
  };

/** Puts another beginning in the place of each line's. */
export function replacingStarts(
  lines: readonly Line[],
  replaced: (line: Line, index: number) => { readonly length: number; readonly by: string } | null,
): ChangeSpec[] {
  return lines.flatMap((line, index) => {
    const start = replaced(line, index);
    if (start === null) return [];
    return [{ from: line.from, to: line.from + start.length, insert: start.by }];
  });
}
