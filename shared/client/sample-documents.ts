import * as Y from 'yjs';
import {
  readDocumentMessage,
  writeSyncStep1,
  writeUpdate,
  type DocumentMessage,
} from '../protocol/document-messages.ts';
import { TEXT_ROOT } from '../protocol/document-roots.ts';
import { SUBPROTOCOL, TOKEN_PREFIX } from '../protocol/ledger-messages.ts';
import type { RehearsalDocument } from '../rehearsal/index.ts';
import { HostError } from './host-error.ts';
import type { ClientPorts } from './ports.ts';
import { socketAddress } from './relay-address.ts';
import { SocketStream } from './socket-stream.ts';

const ANSWER_WITHIN = 20_000;

/** Writes a document of the sample, as its author's editor would; resolves once it is durable. */
export async function writeSampleDocument(
  ports: Pick<ClientPorts, 'openSocket' | 'after'>,
  relayUrl: string,
  token: string,
  written: RehearsalDocument,
): Promise<void> {
  const url = `${socketAddress(relayUrl)}/doc/${encodeURIComponent(written.document)}`;
  const stream = new SocketStream(ports, url, [SUBPROTOCOL, TOKEN_PREFIX + token]);
  const doc = new Y.Doc();
  try {
    await exchange(stream, doc, written);
  } finally {
    stream.close();
    doc.destroy();
  }
}

async function exchange(
  stream: SocketStream,
  doc: Y.Doc,
  written: RehearsalDocument,
): Promise<void> {
  let isSent = false;
  for (;;) {
    const event = await stream.next(ANSWER_WITHIN);
    switch (event.type) {
      case 'opened':
        stream.sendBytes(writeSyncStep1(Y.encodeStateVector(doc)));
        break;
      case 'bytes': {
        const message = readDocumentMessage(event.bytes);
        if (message.type === 'sync-step-2' && !isSent) {
          isSent = true;
          stream.sendBytes(writeUpdate(edit(doc, message.update, written)));
        } else if (isSent && isSettled(message, written)) return;
        break;
      }
      case 'closed':
        throw notWritten(written, event.reason);
      case 'silent':
      case 'message':
        throw notWritten(written, event.type);
    }
  }
}

/** The edit that makes of the relay's document what was written. */
function edit(doc: Y.Doc, known: Uint8Array, written: RehearsalDocument): Uint8Array {
  Y.applyUpdate(doc, known);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => write(doc, written));
  return Y.encodeStateAsUpdate(doc, before);
}

/** @throws HostError where the relay has refused it. */
function isSettled(message: DocumentMessage, written: RehearsalDocument): boolean {
  if (message.type === 'refused') throw notWritten(written, message.code);
  return message.type === 'durable' && message.settled >= 1;
}

function write(doc: Y.Doc, written: RehearsalDocument): void {
  if (written.kind === 'text') {
    setText(doc.getText(TEXT_ROOT), written.text);
    return;
  }
  const { scope, limits, profiles, outputs, durationDays } = written.charter;
  setText(doc.getText('scope'), scope);
  setText(doc.getText('limits'), limits);
  setText(doc.getText('profiles'), profiles);
  const list = doc.getArray<Y.Map<string>>('outputs');
  list.delete(0, list.length);
  list.push(outputs.map(({ kind, title }) => new Y.Map(Object.entries({ kind, title }))));
  doc.getMap<number | null>('fields').set('durationDays', durationDays);
}

function setText(text: Y.Text, content: string): void {
  text.delete(0, text.length);
  text.insert(0, content);
}

const notWritten = ({ document, by }: RehearsalDocument, why: string) =>
  new HostError('sample-not-made', `${document} could not be written by ${by}: ${why}`);
