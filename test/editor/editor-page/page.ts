/** The editor of documents by itself in a page; `?person=` writes, at the relay in `?relay=`. */

import type { EditorView } from '@codemirror/view';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { openIndexedDbJournal } from '../../../renderer/browser-host/journal/index.ts';
import { nextFrame } from '../../../renderer/collab/frames.ts';
import { OpenDocument } from '../../../renderer/collab/open-document.ts';
import { Editor, type Kept } from '../../../renderer/editor/index.ts';
import '../../../renderer/ui/base.css';
import '../../../renderer/ui/tokens.css';
import { connectAs, pageHost } from '../../collab/page-host.ts';

/** What a test asks of this page. */
export interface EditorPage {
  readonly text: () => string;
  /** The same text, as it is shared. */
  readonly shared: () => string;
  /** Puts a text in the place of all, as somebody else's edit. */
  readonly put: (text: string) => void;
  /** Bytes of each image that was kept. */
  readonly kept: number[];
  /** Names of the text files that were brought. */
  readonly imported: string[];
  /** Types so many letters at a place; how long each took until the page could draw, in ms. */
  readonly typeLetters: (count: number, at: number) => Promise<number[]>;
}

const DOCUMENT = 'notes/t1';
const asked = new URLSearchParams(location.search);
const person = asked.get('person') ?? '';
connectAs(person);
const open = new OpenDocument({
  host: pageHost(await openIndexedDbJournal(`journal of ${person}`), asked.get('relay')),
  ledger: 'a'.repeat(64),
  document: DOCUMENT,
  nextFrame,
});
await new Promise<void>((resolve) => {
  open.subscribe(() => {
    if (open.view !== null) resolve();
  });
});
const opened = open.view;
if (opened === null) throw new Error('the document is not there');
const text = opened.doc.getText('content');
const extensions = [] as const;
const kept: number[] = [];
const imported: string[] = [];
let view: EditorView | null = null;

async function keepImage(bytes: Uint8Array): Promise<Kept> {
  kept.push(bytes.length);
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return { ok: true, sha256: hex.join('') };
}

function Screen() {
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const handle = {
    document: DOCUMENT,
    doc: opened.doc,
    awareness: opened.awareness,
    status: opened.status,
    mayWrite: true,
    drafts: [],
    limits: null,
  };
  return [
    refused === null ? null : createElement('p', { key: 'refused', role: 'alert' }, refused),
    createElement(Editor, {
      key: 'editor',
      handle,
      text,
      label: 'Text',
      extensions,
      names: new Set(['Olu', 'Fashanu']),
      onView: (made: EditorView | null) => {
        view = made;
      },
      onRefused: setRefused,
      keepImage,
      onTextFile: (file: File) => void imported.push(file.name),
    }),
  ];
}

const theView = (): EditorView => {
  if (view === null) throw new Error('there is no editor');
  return view;
};

const editorPage: EditorPage = {
  text: () => theView().state.doc.toString(),
  shared: () => text.toJSON(),
  put: (content) => {
    text.doc?.transact(() => {
      text.delete(0, text.length);
      text.insert(0, content);
    });
  },
  kept,
  imported,
  async typeLetters(count, at) {
    const editor = theView();
    editor.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    editor.focus();
    const took: number[] = [];
    for (let typed = 0; typed < count; typed += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      const before = performance.now();
      const { head } = editor.state.selection.main;
      const insert = typed % 6 === 5 ? ' ' : 'a';
      editor.dispatch({
        changes: { from: head, insert },
        selection: { anchor: head + 1 },
        userEvent: 'input.type',
      });
      // Whatever it has to lay out is laid out now.
      editor.contentDOM.getBoundingClientRect();
      took.push(performance.now() - before);
    }
    return took;
  },
};
Object.assign(globalThis, { editorPage });

const root = document.getElementById('root');
if (root === null) throw new Error('no place for the page');
createRoot(root).render(createElement(Screen));
