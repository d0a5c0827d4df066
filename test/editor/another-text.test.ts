// @vitest-environment happy-dom
/** The preview becomes the document, or a refused edit is taken out: the editor is another one then. */

import { act, createElement, useState } from 'react';
import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocumentHandle } from '../../renderer/collab/index.ts';
import { Editor } from '../../renderer/editor/index.ts';
import { changeEditorSettings } from '../../renderer/editor/settings.ts';
import { groups } from '../rules/cases/worlds.ts';
import { drawn } from '../renderer/a-screen.ts';

function handleOn(content: string): DocumentHandle {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, content);
  return {
    document: 'notes/t1',
    doc,
    awareness: new Awareness(doc),
    status: { saved: 'saved', relay: 'acknowledged', acknowledgedAt: null, peers: 0 },
    mayWrite: true,
    drafts: [],
    limits: null,
  };
}

// There are no workers here.
changeEditorSettings({ spelling: 'off' });

const NONE: readonly [] = [];

/** An editor of a document that is shown, and of another one that is shown in its place. */
function editor(first: DocumentHandle) {
  let show = (_handle: DocumentHandle): void => {};
  const Host = () => {
    const [handle, setHandle] = useState(first);
    show = setHandle;
    return createElement(Editor, {
      handle,
      text: handle.doc.getText('content'),
      label: 'Text',
      extensions: NONE,
      onView: () => {},
      onRefused: () => {},
      keepImage: () => new Promise<never>(() => {}),
      onTextFile: () => {},
    });
  };
  const { page, leave } = drawn(groups.formed(), 'ann', createElement(Host));
  const text = (): HTMLElement => {
    const field = page.querySelector<HTMLElement>('[role=textbox]');
    if (field === null) throw new Error('there is no text');
    return field;
  };
  return { page, leave, text, show: (handle: DocumentHandle) => act(() => show(handle)) };
}

test('whoever was in the text is in it again once it is another one', () => {
  const { leave, text, show } = editor(handleOn('as it was'));
  const before = text();
  before.focus();
  show(handleOn('as it is'));
  expect(text()).not.toBe(before);
  expect(document.activeElement).toBe(text());
  leave();
});

test('whoever was elsewhere stays there', () => {
  const { page, leave, text, show } = editor(handleOn('as it was'));
  const field = document.createElement('input');
  page.append(field);
  field.focus();
  show(handleOn('as it is'));
  expect(document.activeElement).toBe(field);
  field.blur();
  show(handleOn('as it will be'));
  expect(document.activeElement).not.toBe(text());
  leave();
});
