/** An editor on shared notes, by itself in a page; `?person=` writes, at the relay in `?relay=`. */

import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { openIndexedDbJournal } from '../../../renderer/browser-host/journal/index.ts';
import { nextFrame } from '../../../renderer/collab/frames.ts';
import { OpenDocument } from '../../../renderer/collab/open-document.ts';
import { sharedText } from '../../../renderer/collab/shared-text.ts';
import { TypingFirst } from '../../../renderer/collab/typing-first.ts';
import type { Transaction } from '../trace.ts';
import { connectAs, pageHost } from '../page-host.ts';

/** What a test does in this page. */
export interface Typist {
  type(transactions: readonly Transaction[]): void;
  /** What stands in the editor, and in the text that it shares. */
  texts(): { readonly editor: string; readonly shared: string };
  /** Whether all of it is kept here and on the relay. */
  isSettled(): boolean;
}

const asked = new URLSearchParams(location.search);
const person = asked.get('person') ?? '';
connectAs(person);
const open = new OpenDocument({
  host: pageHost(await openIndexedDbJournal(`journal of ${person}`), asked.get('relay')),
  ledger: 'a'.repeat(64),
  document: 'notes/t1',
  nextFrame,
  typingFirst: new TypingFirst(nextFrame),
});
await new Promise<void>((resolve) => {
  open.subscribe(() => {
    if (open.view !== null) resolve();
  });
});
const { view } = open;
const parent = document.getElementById('root');
if (view === null || parent === null) throw new Error('no place for the editor');
const text = view.doc.getText('content');
const { extension } = sharedText({ text, awareness: view.awareness, hasRoom: () => true });
const editor = new EditorView({
  parent,
  state: EditorState.create({ doc: text.toJSON(), extensions: [extension] }),
});

const typist: Typist = {
  type(transactions) {
    for (const { patches } of transactions)
      for (const [from, deleted, insert] of patches)
        editor.dispatch({
          changes: { from, to: from + deleted, insert },
          userEvent: insert === '' ? 'delete' : 'input.type',
        });
  },
  texts: () => ({ editor: editor.state.doc.toString(), shared: text.toJSON() }),
  isSettled: () => open.view?.status.saved === 'saved' && open.view.status.relay === 'acknowledged',
};
Object.assign(globalThis, { typist });
