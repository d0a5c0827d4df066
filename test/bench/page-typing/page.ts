/**
 * Somebody types into the middle of a document while others do. `?way=` is whose provider and
 * binding: ours, with the journal of the browser, or y-websocket and y-codemirror.next as they come.
 */

import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { yCollab } from 'y-codemirror.next';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { nextFrame } from '../../../renderer/collab/frames.ts';
import { OpenDocument } from '../../../renderer/collab/open-document.ts';
import { sharedText } from '../../../renderer/collab/shared-text.ts';
import { TypingFirst } from '../../../renderer/collab/typing-first.ts';
import { writeUpdate } from '../../../shared/protocol/document-messages.ts';
import { KEY_MS, KEYS, PEOPLE, WARM_UP, type TypedKey } from '../typing.ts';
import { counted, countFrames, countSockets, deliver, takeWork } from './work.ts';
import { workerHost } from './worker-host.ts';

export type TypingWay = 'ours' | 'peer';

export interface TypingPage {
  type(): Promise<TypedKey[]>;
  /**
   * What scripts do for a key and 20 messages of others that come with it, until all of it is in the
   * editor and drawn; ms, a figure a key.
   */
  typeInFrames(): Promise<number[]>;
  /** What others have added since the page was opened, in characters. */
  others(): number;
}

interface Shared {
  readonly text: Y.Text;
  readonly extension: Extension;
}

const asked = new URLSearchParams(location.search);
const relay = asked.get('relay') ?? '';
const documentName = asked.get('document') ?? '';
countSockets('typist');
countFrames();

async function openOurs(): Promise<Shared> {
  const open = new OpenDocument({
    host: workerHost(documentName, relay),
    ledger: 'a'.repeat(64),
    document: documentName,
    nextFrame,
    typingFirst: new TypingFirst(nextFrame),
  });
  await new Promise<void>((resolve) => {
    const stop = open.subscribe(() => {
      if (open.view?.status.relay !== 'acknowledged') return;
      stop();
      resolve();
    });
  });
  const { view } = open;
  if (view === null) throw new Error('not loaded');
  const text = view.doc.getText('content');
  const { extension } = sharedText({ text, awareness: view.awareness, hasRoom: () => true });
  return { text, extension };
}

async function openPeer(): Promise<Shared> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(relay, documentName, doc);
  // Of this relay's alone: the provider would write each of them to the console.
  for (const type of [64, 65, 66]) provider.messageHandlers[type] = () => {};
  provider.awareness.setLocalStateField('user', { name: 'Typist', color: '#30bced' });
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced) => {
      if (synced) resolve();
    });
  });
  const text = doc.getText('content');
  return { text, extension: [EditorView.lineWrapping, yCollab(text, provider.awareness)] };
}

const { text, extension } = await (asked.get('way') === 'peer' ? openPeer() : openOurs());
const parent = document.getElementById('root');
if (parent === null) throw new Error('no place for the editor');
parent.style.height = '700px';
const fixed = EditorView.theme({ '&': { height: '700px' }, '.cm-scroller': { overflow: 'auto' } });
const editor = new EditorView({
  parent,
  state: EditorState.create({ doc: text.toJSON(), extensions: [extension, fixed] }),
});
const middle = Math.floor(editor.state.doc.length / 2);
editor.dispatch({ selection: { anchor: middle }, effects: EditorView.scrollIntoView(middle) });
editor.focus();
let own = 0;
const began = text.length;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves once what was changed until now has been handed on to be drawn. */
const drawn = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve(performance.now()));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });

function press(): void {
  editor.dispatch({
    ...editor.state.replaceSelection(own % 6 === 5 ? ' ' : 'x'),
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  own += 1;
}

/** Others, each at a place of the text, whose keys are made here: no relay joins them on the way. */
function others(): (() => Uint8Array)[] {
  const state = Y.encodeStateAsUpdate(text.doc ?? new Y.Doc());
  return Array.from({ length: PEOPLE }, (_, number) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const theirs = doc.getText('content');
    let at = Math.floor((theirs.length * (number + 0.5)) / PEOPLE);
    return () => {
      const before = Y.encodeStateVector(doc);
      theirs.insert(at, 'a');
      at += 1;
      return new Uint8Array(writeUpdate(Y.encodeStateAsUpdate(doc, before)));
    };
  });
}

const page: TypingPage = {
  async typeInFrames() {
    const writers = others();
    const figures: number[] = [];
    for (let key = 0; key < WARM_UP + KEYS; key += 1) {
      const messages = writers.map((write) => write());
      await drawn();
      takeWork();
      const then = editor.state.doc.length + messages.length + 1;
      for (const message of messages) deliver(message);
      counted(press);
      do await drawn();
      while (editor.state.doc.length < then);
      figures.push(takeWork());
    }
    return figures.slice(WARM_UP);
  },
  async type() {
    const keys: Promise<TypedKey>[] = [];
    let due = performance.now() + KEY_MS;
    for (let key = 0; key < WARM_UP + KEYS; key += 1) {
      await wait(Math.max(0, due - performance.now()));
      const at = due;
      counted(press);
      const shown = performance.now() - at;
      const work = takeWork();
      keys.push(drawn().then((then) => ({ shown, work, drawn: then - at })));
      due = Math.max(due + KEY_MS, performance.now());
    }
    return (await Promise.all(keys)).slice(WARM_UP);
  },
  others: () => text.length - began - own,
};
Object.assign(globalThis, { page });
