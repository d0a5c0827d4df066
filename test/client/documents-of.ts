import * as Y from 'yjs';
import { openNodeSocket } from '../../electron/store/node-network.ts';
import { socketAddress } from '../../shared/client/relay-address.ts';
import { SocketStream } from '../../shared/client/socket-stream.ts';
import {
  readDocumentMessage,
  writeSyncStep1,
  writeUpdate,
  type DocumentMessage,
} from '../../shared/protocol/document-messages.ts';
import { SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/protocol/ledger-messages.ts';
import { REVIEW_ROOT, type ReviewEntry } from '../../shared/review/entries.ts';
import type { Desk } from './client-world.ts';

const PORTS = {
  openSocket: openNodeSocket,
  after: (milliseconds: number, call: () => void) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** What has not come by then does not come, however busy the machine is, in ms. */
const PATIENCE = 120_000;

/** Edits a document over its socket, as somebody's editor would; resolves once it is durable. */
export async function editDocument(
  desk: Desk,
  ledger: string,
  document: string,
  edit: (doc: Y.Doc) => void,
): Promise<void> {
  const { url, token } = await desk.ask({ type: 'session', ledger });
  const address = `${socketAddress(url)}/doc/${encodeURIComponent(document)}`;
  const stream = new SocketStream(PORTS, address, [SUBPROTOCOL, TOKEN_PREFIX + token]);
  const doc = new Y.Doc();
  try {
    let isSent = false;
    for (;;) {
      const message = await nextMessage(stream, document, doc);
      if (message?.type === 'sync-step-2' && !isSent) {
        isSent = true;
        Y.applyUpdate(doc, message.update);
        const before = Y.encodeStateVector(doc);
        doc.transact(() => edit(doc));
        stream.sendBytes(writeUpdate(Y.encodeStateAsUpdate(doc, before)));
      }
      if (isSent && message?.type === 'durable' && message.settled >= 1) return;
    }
  } finally {
    stream.close();
    doc.destroy();
  }
}

async function nextMessage(
  stream: SocketStream,
  document: string,
  doc: Y.Doc,
): Promise<DocumentMessage | null> {
  const event = await stream.next(PATIENCE);
  if (event.type === 'opened') {
    stream.sendBytes(writeSyncStep1(Y.encodeStateVector(doc)));
    return null;
  }
  if (event.type !== 'bytes') throw new Error(`${document}: ${event.type}`);
  const message = readDocumentMessage(event.bytes);
  if (message.type === 'refused') throw new Error(`${document}: ${message.code}`);
  return message;
}

/** Adds to what is said about a document. */
export function say(
  desk: Desk,
  ledger: string,
  document: string,
  ...entries: readonly ReviewEntry[]
): Promise<void> {
  return editDocument(desk, ledger, `comments/${document}`, (doc) =>
    doc.getArray<ReviewEntry>(REVIEW_ROOT).push([...entries]),
  );
}

/** An id of the log, by a number. */
export const entryId = (number: number): string => number.toString(16).padStart(32, '0');

export const comment = (
  number: number,
  by: string,
  text: string,
  mentions: readonly string[] = [],
): ReviewEntry => ({
  type: 'comment',
  id: entryId(number),
  by,
  at: 1_700_000_000_000 + number,
  anchor: null,
  quote: '',
  text,
  mentions: [...mentions],
});

/** What a device's journal holds of a document. */
export async function journalled(desk: Desk, ledger: string, document: string): Promise<Y.Doc> {
  const { updates } = await desk.ask({ type: 'journal-open', ledger, document });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** The texts of the comments in a device's journal, in their order. */
export async function commentsIn(desk: Desk, ledger: string, document: string): Promise<string[]> {
  const doc = await journalled(desk, ledger, `comments/${document}`);
  const entries = doc.getArray<ReviewEntry>(REVIEW_ROOT).toArray();
  return entries.flatMap((entry) => (entry.type === 'comment' ? [entry.text] : []));
}

/** Asks until something holds: what goes on behind everything else tells nobody. */
export async function eventually<T>(ask: () => Promise<T | null | false>): Promise<T> {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    const found = await ask();
    if (found !== null && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('not in time');
}
