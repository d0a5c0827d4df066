/**
 * Files from Windows end their lines with CR LF. A document keeps what it came with, character for
 * character: the CR stands at the end of each line here, out of sight, is passed over by the caret,
 * goes with its LF when that is deleted, and is added to new lines.
 */

import {
  EditorSelection,
  EditorState,
  RangeSetBuilder,
  StateField,
  type Extension,
  type Line,
  type Range,
  type RangeSet,
  type RangeValue,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet } from '@codemirror/view';

export type LineEnding = 'LF' | 'CRLF';

/** What a text ends its lines with, by its first line. */
export function lineEndingOf(doc: Text): LineEnding {
  return doc.lines > 1 && doc.line(1).text.endsWith('\r') ? 'CRLF' : 'LF';
}

/** Where a line's words end: before the CR, where it has one. */
export const lineEnd = (line: Line): number => line.to - (line.text.endsWith('\r') ? 1 : 0);

/** A line's words, without the CR. */
export const lineText = (line: Line): string =>
  line.text.endsWith('\r') ? line.text.slice(0, -1) : line.text;

const endingField = StateField.define<LineEnding>({
  create: ({ doc }) => lineEndingOf(doc),
  update: (ending, { docChanged, newDoc }) => (docChanged ? lineEndingOf(newDoc) : ending),
});

export const lineEnding = (state: EditorState): LineEnding => state.field(endingField);

const isPersons = (transaction: Transaction): boolean =>
  transaction.isUserEvent('input') || transaction.isUserEvent('move');

/** Where a LF that a person has put in has no CR before it. */
function bareLineFeeds({ changes, newDoc }: Transaction): number[] {
  const found: number[] = [];
  changes.iterChanges((_fromA, _toA, fromB, _toB, inserted) => {
    if (inserted.lines === 1) return;
    for (let number = 1; number < inserted.lines; number += 1) {
      const at = fromB + inserted.line(number).to;
      if (newDoc.sliceString(at - 1, at) !== '\r') found.push(at);
    }
  });
  return found;
}

const newLinesGetTheirs = EditorState.transactionFilter.of((transaction) => {
  const { docChanged, startState } = transaction;
  if (!docChanged || !isPersons(transaction) || lineEnding(startState) === 'LF') return transaction;
  const places = bareLineFeeds(transaction);
  if (places.length === 0) return transaction;
  const changes = places.map((from) => ({ from, insert: '\r' }));
  return [transaction, { changes, sequential: true }];
});

const isBetween = (doc: Text, at: number): boolean =>
  at > 0 && doc.sliceString(at - 1, at + 1) === '\r\n';

/** The caret never stands between a CR and its LF. */
const caretBefore = EditorState.transactionFilter.of((transaction) => {
  const { startState, newDoc } = transaction;
  if (lineEnding(startState) === 'LF') return transaction;
  if (transaction.selection === undefined && !transaction.docChanged) return transaction;
  const { ranges, mainIndex } = transaction.newSelection;
  if (!ranges.some(({ anchor, head }) => isBetween(newDoc, anchor) || isBetween(newDoc, head))) {
    return transaction;
  }
  const before = (at: number): number => (isBetween(newDoc, at) ? at - 1 : at);
  const moved = ranges.map(({ anchor, head }) =>
    EditorSelection.range(before(anchor), before(head)),
  );
  return [transaction, { selection: EditorSelection.create(moved, mainIndex), sequential: true }];
});

const HIDDEN = Decoration.replace({});

class Returns {
  hidden: DecorationSet;
  /** Each CR with its LF. */
  ends: RangeSet<RangeValue>;

  constructor(view: EditorView) {
    ({ hidden: this.hidden, ends: this.ends } = returnsIn(view));
  }

  look(view: EditorView): void {
    ({ hidden: this.hidden, ends: this.ends } = returnsIn(view));
  }
}

function returnsIn(view: EditorView): { hidden: DecorationSet; ends: RangeSet<RangeValue> } {
  const hidden: Range<Decoration>[] = [];
  const ends = new RangeSetBuilder<RangeValue>();
  const { doc } = view.state;
  const { from, to } = view.viewport;
  for (let at = from; at <= to;) {
    const line = doc.lineAt(at);
    if (line.text.endsWith('\r') && line.to < doc.length) {
      hidden.push(HIDDEN.range(line.to - 1, line.to));
      ends.add(line.to - 1, line.to + 1, HIDDEN);
    }
    at = line.to + 1;
  }
  return { hidden: Decoration.set(hidden), ends: ends.finish() };
}

const returns = ViewPlugin.define(
  (view) => {
    const plugin = new Returns(view);
    return Object.assign(plugin, {
      update(update: { docChanged: boolean; viewportChanged: boolean; view: EditorView }) {
        if (update.docChanged || update.viewportChanged) plugin.look(update.view);
      },
    });
  },
  { decorations: (plugin) => plugin.hidden },
);

export const lineEndings: Extension = [
  endingField,
  newLinesGetTheirs,
  caretBefore,
  returns,
  EditorView.atomicRanges.of(
    (view) => view.plugin(returns)?.ends ?? new RangeSetBuilder<RangeValue>().finish(),
  ),
];
