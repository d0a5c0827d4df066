// @vitest-environment happy-dom

import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commentMarks } from '../../../renderer/features/documents/comments/comment-marks.ts';
import { commentsOn } from '../../../renderer/features/documents/comments/comments-on-text.ts';
import { anchorOf } from '../../../shared/review/anchors.ts';
import type { Thread } from '../../../shared/review/review.ts';

const TEXT = 'one two three\nfour five';

let view: EditorView | null = null;
afterEach(() => view?.destroy());

function editing(readOnly = false) {
  const text = new Y.Doc().getText('content');
  text.insert(0, TEXT);
  const comments = commentsOn(text);
  const made = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: TEXT,
      extensions: [commentMarks(text), EditorState.readOnly.of(readOnly)],
    }),
  });
  view = made;
  const thread = (words: string, resolved: Thread['resolved'] = null): Thread => {
    const from = TEXT.indexOf(words);
    return {
      id: words,
      anchor: anchorOf(text, from, from + words.length),
      quote: words,
      comments: [
        { id: words, by: 'ada', at: 0, text: '?', mentions: [], editedAt: null, removed: 'no' },
      ],
      resolved,
    };
  };
  const drawn = (kind: '.cm-commented' | '.cm-commented-selected' = '.cm-commented') =>
    [...made.contentDOM.querySelectorAll(kind)].map((mark) => mark.textContent);
  return { made, text, comments, thread, drawn };
}

test('open passages are drawn, resolved ones not, and the one looked at stands out', async () => {
  const { comments, thread, drawn } = editing();
  comments.setThreads([thread('two'), thread('five'), thread('four', { by: 'ada', at: 0 })]);
  await expect.poll(() => drawn()).toEqual(['two', 'five']);
  expect(drawn('.cm-commented-selected')).toEqual([]);
  comments.select('four');
  await expect.poll(() => drawn('.cm-commented-selected')).toEqual(['four']);
});

test('passages move with what is typed before they are looked up again', async () => {
  const { made, comments, thread, drawn } = editing();
  comments.setThreads([thread('two')]);
  await expect.poll(() => drawn()).toEqual(['two']);
  made.dispatch({ changes: { from: 0, insert: 'zero ' } });
  expect(drawn()).toEqual(['two']);
});

test('what is written about is drawn while it is', async () => {
  const { text, comments, drawn } = editing();
  comments.write(anchorOf(text, 4, 7));
  await expect.poll(() => drawn('.cm-commented-selected')).toEqual(['two']);
  expect(comments.threadAt(5)).toBeNull();
  comments.write(null);
  await expect.poll(() => drawn()).toEqual([]);
});

test.each([false, true])('the keys, in a text that is read only: %j', (readOnly) => {
  const { made, comments, thread } = editing(readOnly);
  comments.setThreads([thread('two')]);
  const press = () => {
    const event = new KeyboardEvent('keydown', { key: 'm', ctrlKey: true, altKey: true });
    expect(runScopeHandlers(made, event, 'editor')).toBe(true);
  };
  // About what is selected …
  made.dispatch({ selection: { anchor: 8, head: 13 } });
  press();
  expect(comments.store.getState().asked?.quote).toBe('three');
  // … to the comment that the caret is in …
  made.dispatch({ selection: { anchor: 5 } });
  press();
  expect(comments.store.getState()).toMatchObject({ selected: 'two', focusAsked: 1 });
  // … and otherwise about the whole document.
  made.dispatch({ selection: { anchor: 0 } });
  press();
  expect(comments.store.getState().asked).toEqual({ anchor: null, quote: '' });
});

test('what is typed right before they are drawn does not shift them', async () => {
  const { made, text, comments, thread, drawn } = editing();
  const stop = comments.follow(() => {});
  comments.setThreads([thread('two')]);
  await expect.poll(() => drawn()).toEqual(['two']);
  comments.select('two');
  text.insert(0, 'zero ');
  made.dispatch({ changes: { from: 0, insert: 'zero ' } });
  expect(comments.threadAt(9)).toBe('two');
  text.insert(0, 'less than ');
  made.dispatch({ changes: { from: 0, insert: 'less than ' } });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(drawn()).toEqual(['two']);
  expect(drawn('.cm-commented-selected')).toEqual(['two']);
  stop();
});
