import { WebSocket } from 'ws';
import type { SignedAct } from '../../shared/ledger/act.ts';
import {
  readRelayMessage,
  writeClientMessage,
  type ClientMessage,
  type RelayMessage,
} from '../../shared/protocol/ledger-messages.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';

type Type = RelayMessage['type'];
type Of<T extends Type> = Extract<RelayMessage, { type: T }>;

/** A socket on `ws /ledger` that keeps what comes until a test asks for it. */
export class LedgerClient {
  readonly socket: WebSocket;
  readonly messages: RelayMessage[] = [];
  /** Resolves with the relay's hello, or with the close. */
  readonly opened: Promise<void>;
  /** The code and the reason with which the socket was closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  #listeners: (() => void)[] = [];
  #isClosed = false;

  constructor(url: string, protocols: string[], headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false });
    this.socket.on('message', (data: Buffer) => {
      const read = readRelayMessage(data.toString('utf8'));
      if (!read.ok) throw new Error(`not a message: ${data.toString('utf8').slice(0, 200)}`);
      this.messages.push(read.message);
      this.#tell();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        this.#isClosed = true;
        resolve({ code, reason: reason.toString('utf8') });
        this.#tell();
      });
    });
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('message', () => resolve());
      this.socket.once('close', () => resolve());
      this.socket.once('error', reject);
    });
  }

  send(message: ClientMessage): void {
    this.socket.send(writeClientMessage(message));
  }

  raw(data: string | Uint8Array): void {
    this.socket.send(data);
  }

  hello(): void {
    this.send({ type: 'hello', protocol: 1, rules: ['dip-7/1'] });
  }

  /** The answer to an act. */
  propose(act: SignedAct): Promise<Of<'receipt' | 'refusal' | 'problem'>> {
    this.send({ type: 'propose', act: act.bytes, signature: act.signature });
    const actHash = nodeCrypto.sha256(act.bytes);
    return this.find((message): message is Of<'receipt' | 'refusal' | 'problem'> => {
      switch (message.type) {
        case 'receipt':
          return message.receipt.actHash === actHash;
        case 'refusal':
          return message.refusal.actHash === actHash;
        case 'problem':
          return message.actHash === actHash;
        default:
          return false;
      }
    });
  }

  async fate(id: string): Promise<Of<'fate'>['fate']> {
    this.send({ type: 'fate', id });
    const isIt = (message: RelayMessage): message is Of<'fate'> =>
      message.type === 'fate' && message.id === id;
    return (await this.find(isIt)).fate;
  }

  /** The next message of a type, taken out of those that have come. */
  next<T extends Type>(type: T): Promise<Of<T>> {
    return this.find((message): message is Of<T> => message.type === type);
  }

  async find<M extends RelayMessage>(isIt: (message: RelayMessage) => message is M): Promise<M> {
    for (;;) {
      const at = this.messages.findIndex(isIt);
      if (at !== -1) return this.messages.splice(at, 1)[0] as M;
      if (this.#isClosed) throw new Error(`closed: ${JSON.stringify(await this.closed)}`);
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    }
  }

  /** The lines up to an entry, from where it has subscribed. */
  async linesTo(seq: number): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const entries = await this.next('entries');
      lines.push(...entries.lines);
      if (entries.to >= seq) return lines;
    }
  }

  leave(): void {
    this.socket.terminate();
  }

  #tell(): void {
    for (const listener of this.#listeners.splice(0)) listener();
  }
}
