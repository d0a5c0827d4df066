import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  readDocumentMessage,
  writeAwareness,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
  type DocumentMessage,
  type Notice,
  type Refused,
} from '../../shared/protocol/document-messages.ts';
import type { DocumentRelay } from './document-relay.ts';

export interface ClientOptions {
  readonly person: string;
  readonly device?: string;
  readonly document?: string;
  readonly doc?: Y.Doc;
  /** Where the server asks for a token. */
  readonly protocols?: readonly string[];
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A client that speaks the whole protocol, and keeps all that it was told. */
export class DocumentClient {
  readonly doc: Y.Doc;
  readonly messages: DocumentMessage[] = [];
  readonly durable = new Map<number, number>();
  settled = 0;
  sent = 0;
  closed: { readonly code: number; readonly reason: string } | null = null;
  synced = false;
  readonly socket: WebSocket;
  /** Where false, it does not send its edits by itself. */
  sends = true;
  readonly #changed = new Set<() => void>();

  private constructor(url: string, doc: Y.Doc, protocols: readonly string[]) {
    this.doc = doc;
    this.socket = new WebSocket(url, [...protocols]);
    this.socket.on('message', (data: Buffer) => {
      this.#receive(readDocumentMessage(data));
      this.#wake();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.doc.off('update', this.#edited);
      this.#wake();
    });
    this.socket.on('error', () => {});
    this.doc.on('update', this.#edited);
  }

  static async connect(
    relay: Pick<DocumentRelay, 'url'>,
    options: ClientOptions,
  ): Promise<DocumentClient> {
    const client = DocumentClient.open(relay.url, options);
    await client.until(() => client.synced || client.closed !== null);
    return client;
  }

  static open(
    base: string,
    { person, device, document = 'notes/t1', doc = new Y.Doc(), protocols = [] }: ClientOptions,
  ): DocumentClient {
    const query = new URLSearchParams({ person, ...(device === undefined ? {} : { device }) });
    const client = new DocumentClient(`${base}/${document}?${query.toString()}`, doc, protocols);
    client.socket.on('open', () => {
      client.send(writeSyncStep1(Y.encodeStateVector(doc)));
    });
    return client;
  }

  get text(): Y.Text {
    return this.doc.getText('content');
  }

  get refused(): Refused[] {
    return this.messages.filter((message) => message.type === 'refused');
  }

  get notices(): Notice[] {
    return this.messages.filter((message) => message.type === 'notice');
  }

  send(message: Uint8Array): void {
    this.socket.send(message);
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1;
    this.send(writeUpdate(update));
  }

  sendAwareness(update: Uint8Array): void {
    this.send(writeAwareness(update));
  }

  /** Waits for a message, or the end, that makes it so. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#changed.delete(look);
        resolve();
      };
      this.#changed.add(look);
      look();
    });
  }

  /** Everything sent so far is on the relay's disk, or refused. */
  async allSettled(): Promise<void> {
    const { sent } = this;
    await this.until(() => this.settled >= sent || this.closed !== null);
  }

  /** Waits until the socket is closed, from either side. */
  async gone(): Promise<number> {
    await this.until(() => this.closed !== null);
    return this.closed?.code ?? 0;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.gone();
  }

  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.sends && this.socket.readyState === WebSocket.OPEN)
      this.sendUpdate(update);
  };

  #wake(): void {
    for (const look of this.#changed) look();
  }

  #receive(message: DocumentMessage): void {
    this.messages.push(message);
    switch (message.type) {
      case 'sync-step-1':
        this.sent += 1;
        this.send(writeSyncStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)));
        break;
      case 'sync-step-2':
        Y.applyUpdate(this.doc, message.update, this);
        this.synced = true;
        break;
      case 'update':
        Y.applyUpdate(this.doc, message.update, this);
        break;
      case 'durable':
        this.settled = message.settled;
        for (const [client, clock] of Y.decodeStateVector(message.stateVector))
          this.durable.set(client, Math.max(clock, this.durable.get(client) ?? 0));
        break;
      default:
    }
  }
}
