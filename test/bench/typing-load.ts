/**
 * A relay and those who write at it, in a process of their own. Prints the relay's address; each
 * line that it reads is a document's name, which it fills, and over how many ms the keys of those
 * come who then type in it, until the next line; nobody does, where it does not say.
 */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { writeAwareness, writeUpdate } from '../../shared/protocol/document-messages.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { numbers } from '../collab/numbers.ts';
import { DocumentClient } from '../relay/document-client.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { BYTES, KEY_MS, PEOPLE } from './typing.ts';

const LINE = 80;
/** Pieces that the text was typed in. */
const PIECE = 20;
/** What one author types before another does. */
const TURN = 2000;

const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });

/**
 * Someone with a place in the text, who types there a key whenever the measured one does, and does
 * not look at what others write: that would cost more than all that is measured.
 */
class Writer {
  readonly #socket: WebSocket;
  readonly #doc: Y.Doc;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  #timer: NodeJS.Timeout;
  #position: Y.RelativePosition;
  #typed = 0;
  #due: number;

  private constructor(socket: WebSocket, doc: Y.Doc, share: number, within: number) {
    const phase = within * share;
    this.#socket = socket;
    this.#doc = doc;
    this.#text = doc.getText('content');
    this.#awareness = new Awareness(doc);
    const at = Math.floor(this.#text.length * share);
    this.#position = Y.createRelativePositionFromTypeIndex(this.#text, at);
    doc.on('update', (update: Uint8Array) => socket.send(writeUpdate(update)));
    this.#due = performance.now() + phase;
    this.#timer = setTimeout(() => this.#onTime(), phase);
  }

  static async at(
    document: string,
    state: Uint8Array,
    { number, within }: { readonly number: number; readonly within: number },
  ): Promise<Writer> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const socket = new WebSocket(`${relay.url}/${document}?person=p${number}`);
    await once(socket, 'open');
    return new Writer(socket, doc, (number + 0.5) / PEOPLE, within);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#awareness.destroy();
    this.#socket.close();
    await once(this.#socket, 'close');
    this.#doc.destroy();
  }

  /** A key every so often, however late the one before came. */
  #onTime(): void {
    this.#type();
    this.#due += KEY_MS;
    this.#timer = setTimeout(() => this.#onTime(), Math.max(0, this.#due - performance.now()));
  }

  #type(): void {
    const doc = this.#doc;
    const text = this.#text;
    const index =
      Y.createAbsolutePositionFromRelativePosition(this.#position, doc)?.index ?? text.length;
    this.#typed += 1;
    const takesBack = this.#typed % 10 === 0;
    if (takesBack) text.delete(index - 1, 1);
    else text.insert(index, this.#typed % 6 === 0 ? ' ' : 'a');
    const cursor = Y.createRelativePositionFromTypeIndex(text, takesBack ? index - 1 : index + 1);
    this.#position = cursor;
    this.#awareness.setLocalStateField('cursor', { anchor: cursor, head: cursor });
    this.#socket.send(writeAwareness(encodeAwarenessUpdate(this.#awareness, [doc.clientID])));
  }
}

/** A text of so many bytes with a history: typed in pieces by several, all over it. */
function filled(): Uint8Array {
  const next = numbers(9);
  const authors = Array.from({ length: 4 }, () => new Y.Doc());
  for (let turn = 0; turn * TURN < BYTES; turn += 1) {
    const author = authors[turn % authors.length] ?? new Y.Doc();
    const before = Y.encodeStateVector(author);
    const text = author.getText('content');
    author.transact(() => {
      for (let typed = 0; typed < TURN; typed += PIECE) {
        const words = Array.from({ length: PIECE - 1 }, () => String.fromCharCode(97 + next(26)));
        const end = next(LINE / PIECE) === 0 ? '\n' : ' ';
        text.insert(next(text.length + 1), words.join('') + end);
      }
    });
    const update = Y.encodeStateAsUpdate(author, before);
    for (const other of authors) if (other !== author) Y.applyUpdate(other, update);
  }
  return Y.encodeStateAsUpdate(authors[0] ?? new Y.Doc());
}

async function put(document: string, state: Uint8Array): Promise<void> {
  const client = await DocumentClient.connect(relay, { person: 'author', document });
  client.sendUpdate(state);
  await client.allSettled();
  if (client.refused.length > 0) throw new Error('the text was refused');
  await client.close();
}

const state = filled();
let writers: Writer[] = [];
const lines = createInterface({ input: process.stdin });
process.stdout.write(`${relay.url}\n`);
for await (const line of lines) {
  const [document = '', within = ''] = line.split(' ');
  for (const writer of writers) await writer.stop();
  writers = [];
  if (document !== '') {
    await put(document, state);
    const count = within === '' ? 0 : PEOPLE;
    for (let number = 0; number < count; number += 1)
      writers.push(await Writer.at(document, state, { number, within: Number(within) }));
  }
  process.stdout.write('ready\n');
}
process.exit(0);
