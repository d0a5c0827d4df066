// @vitest-environment happy-dom
/** A link leads to its thread once, and takes nobody away from what they do since. */

import { act, createElement, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CommentsBackground } from '../../../renderer/features/documents/comments/comments-background.tsx';
import { commentsOn } from '../../../renderer/features/documents/comments/comments-on-text.ts';
import type { DocumentWorkspace } from '../../../renderer/features/documents/workspace.ts';
import type { Thread } from '../../../shared/review/review.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { drawn } from '../a-screen.ts';

const LINKED = 'a'.repeat(32);

const thread = (id: string): Thread => ({
  id,
  anchor: null,
  quote: '',
  comments: [{ id, by: 'ada', at: 0, text: 'So?', mentions: [], editedAt: null, removed: 'no' }],
  resolved: null,
});
const THREADS = [thread(LINKED), thread('b'.repeat(32))];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  window.location.hash = '';
  document.body.replaceChildren();
});

const goTo = (hash: string): void => {
  window.location.hash = hash;
  act(() => {
    window.dispatchEvent(new Event('hashchange'));
  });
};

/** The document's background on a text, and then on another one. */
function background() {
  let show = (_text: Y.Text): void => {};
  const Host = (props: { readonly first: Y.Text }) => {
    const [text, setText] = useState(props.first);
    show = setText;
    const review = { review: { threads: THREADS }, handle: { status: { relay: 'waiting' } } };
    const workspace = { text, review, openPanel } as unknown as DocumentWorkspace;
    return createElement(CommentsBackground, { workspace });
  };
  const first = new Y.Doc().getText('content');
  const { leave } = drawn(groups.formed(), 'ann', createElement(Host, { first }));
  const asked = (text: Y.Text): number => commentsOn(text).store.getState().focusAsked;
  const selected = (text: Y.Text) => commentsOn(text).store.getState().selected;
  const wait = (): void => {
    act(() => {
      vi.advanceTimersByTime(1000);
    });
  };
  return { first, leave, asked, selected, wait, show: (text: Y.Text) => act(() => show(text)) };
}
const openPanel = (): void => {};

function elsewhere(): void {
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
}

test('a link to a thread takes the keyboard once, also where the preview becomes the document', () => {
  goTo(`#/documents/output/o1?thread=${LINKED}`);
  const { first, leave, asked, selected, wait, show } = background();
  elsewhere();
  wait();
  expect(asked(first)).toBe(1);
  const whole = new Y.Doc().getText('content');
  show(whole);
  wait();
  expect(asked(whole)).toBe(0);
  expect(selected(whole)).toBe(LINKED);
  leave();
});

test('whose keyboard is nowhere as the thread is drawn anew, is led to it again', () => {
  goTo(`#/documents/output/o1?thread=${LINKED}`);
  const { leave, asked, wait, show } = background();
  wait();
  const whole = new Y.Doc().getText('content');
  show(whole);
  wait();
  expect(asked(whole)).toBe(1);
  leave();
});

test('the same link followed again, from another place, leads there again', () => {
  goTo(`#/documents/output/o1?thread=${LINKED}`);
  const { first, leave, asked, wait } = background();
  elsewhere();
  wait();
  goTo('#/documents/output/o1');
  wait();
  goTo(`#/documents/output/o1?thread=${LINKED}`);
  wait();
  expect(asked(first)).toBe(2);
  leave();
});
