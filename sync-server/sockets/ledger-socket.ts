import type { Logger } from 'pino';
import type { RawData, WebSocket } from 'ws';
import type { SignedAct } from '../../shared/ledger/act.ts';
import type { CloseReason } from '../../shared/protocol/close-codes.ts';
import {
  MAX_MESSAGE_BYTES,
  NOTICE_INTERVAL,
  readClientMessage,
  writeRelayMessage,
  type ClientMessage,
  type FateOnWire,
  type RelayMessage,
} from '../../shared/protocol/ledger-messages.ts';
import type { MovedTo } from '../../shared/protocol/session-messages.ts';
import type { Position } from '../../shared/rules/index.ts';
import type { RelayAnswer } from '../ledger/wire-answer.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { Session, TokenBuckets } from '../sessions/index.ts';
import type { EntryFrames } from './entry-frames.ts';
import { closeSocket } from './socket-door.ts';

/** What a socket of the ledger asks of the relay. */
export interface LedgerSide {
  hello(): Extract<RelayMessage, { type: 'hello' }>;
  /** The last entry that is on the disk. */
  head(): Position;
  /** Whether a position is on the ledger. */
  holds(position: Position): boolean;
  now(): number;
  propose(act: SignedAct, session: Session | null): Promise<RelayAnswer>;
  fateOf(id: string): FateOnWire;
  /** Where the ledger is kept now; null while it is here. */
  moved(): MovedTo | null;
  readonly frames: EntryFrames;
  readonly messages: TokenBuckets;
  readonly log: Logger;
  readonly closed: (reason: CloseReason) => void;
}

/** How long a client has to say hello. */
const HELLO_WITHIN = 10_000;
/** Answers waiting for a client that does not read, in bytes. */
const MOST_WAITING = 4 * 1024 * 1024;
/** Notices without any sign of life from the client. */
const MOST_SILENT = 3;

let sockets = 0;

/** One client on `ws /ledger`. */
export class LedgerSocket {
  readonly #socket: WebSocket;
  readonly #session: Session | null;
  readonly #side: LedgerSide;
  readonly #name: string;
  readonly #timer: NodeJS.Timeout;
  readonly #greeting: NodeJS.Timeout;
  #greeted = false;
  /** The last entry sent; null while the client has not subscribed. */
  #sent: number | null = null;
  #pumping = false;
  #silent = 0;

  constructor(socket: WebSocket, session: Session | null, side: LedgerSide) {
    this.#socket = socket;
    this.#session = session;
    this.#side = side;
    sockets += 1;
    this.#name = `ledger-${sockets}`;
    this.#greeting = setTimeout(() => this.#close('timed-out'), HELLO_WITHIN);
    this.#timer = setInterval(() => this.#notice(), NOTICE_INTERVAL);
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => {
      this.#silent = 0;
    });
    socket.once('close', () => this.#stop());
    this.#send(side.hello());
    this.leaveIfMoved();
  }

  /** Says where the ledger is kept now, if no longer here, and closes. */
  leaveIfMoved(): void {
    const moved = this.#side.moved();
    if (moved === null || !this.#isOpen()) return;
    this.#send({ type: 'moved', url: moved.url });
    this.#close('relay-moved');
  }

  /** Tells of entries that have come; sends as fast as the client reads. */
  wake(): void {
    if (this.#sent === null || this.#pumping) return;
    this.#pumping = true;
    void this.#pump()
      .catch((error: unknown) => {
        this.#side.log.error({ err: error }, 'entries could not be sent');
        this.#close('internal');
      })
      .finally(() => {
        this.#pumping = false;
      });
  }

  documentsChanged(changed: readonly string[], marks: readonly string[]): void {
    if (this.#sent === null) return;
    this.#send({ type: 'documents', changed: [...changed], marks: [...marks] });
  }

  async #pump(): Promise<void> {
    while (this.#sent !== null && this.#isOpen() && this.#sent < this.#side.head().seq) {
      const { to, text } = await this.#side.frames.after(this.#sent);
      this.#sent = to;
      await this.#sendAndWait(text);
    }
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#silent = 0;
    try {
      const reason = this.#read(data, isBinary);
      if (reason !== null) this.#close(reason);
    } catch (error) {
      this.#side.log.error({ err: error }, 'a message could not be handled');
      this.#close('internal');
    }
  }

  /** Why the socket is to be closed, or null. */
  #read(data: RawData, isBinary: boolean): CloseReason | null {
    if (!this.#isOpen()) return null;
    if (isBinary || !Buffer.isBuffer(data)) return 'malformed';
    if (data.length > MAX_MESSAGE_BYTES) return 'too-large';
    if (!this.#side.messages.take(this.#name)) return 'rate-limited';
    const read = readClientMessage(data.toString('utf8'));
    if (!read.ok) return read.reason;
    return this.#handle(read.message);
  }

  #handle(message: ClientMessage): CloseReason | null {
    if (message.type === 'hello') return this.#greet();
    if (!this.#greeted) return 'malformed';
    switch (message.type) {
      case 'subscribe':
        return this.#subscribe(message.since);
      case 'propose':
        void this.#propose({ bytes: message.act, signature: message.signature });
        return null;
      case 'fate':
        if (this.#session === null) return 'session-needed';
        this.#send({ type: 'fate', id: message.id, fate: this.#side.fateOf(message.id) });
        return null;
    }
  }

  #greet(): CloseReason | null {
    if (this.#greeted) return 'malformed';
    this.#greeted = true;
    clearTimeout(this.#greeting);
    return null;
  }

  #subscribe(since: Position): CloseReason | null {
    if (this.#session === null) return 'session-needed';
    if (this.#sent !== null) return 'malformed';
    if (since.seq > this.#side.head().seq) return 'relay-behind';
    if (!this.#side.holds(since)) return 'other-history';
    this.#sent = since.seq;
    this.wake();
    return null;
  }

  async #propose(act: SignedAct): Promise<void> {
    try {
      const answer = await this.#side.propose(act, this.#session);
      this.#send(messageOf(answer, act));
      this.leaveIfMoved();
    } catch (error) {
      this.#side.log.error({ err: error }, 'an act could not be answered');
      this.#close('internal');
    }
  }

  #notice(): void {
    this.#silent += 1;
    if (this.#silent > MOST_SILENT) {
      this.#close('timed-out');
      return;
    }
    this.#send({ type: 'notice', clock: this.#side.now(), head: this.#side.head() });
    if (this.#isOpen()) this.#socket.ping();
  }

  #send(message: RelayMessage): void {
    if (!this.#isOpen()) return;
    if (this.#socket.bufferedAmount > MOST_WAITING) this.#close('slow-reader');
    else this.#socket.send(writeRelayMessage(message));
  }

  /** Resolves once it has left the process, or cannot any more. */
  #sendAndWait(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isOpen()) this.#socket.send(text, () => resolve());
      else resolve();
    });
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #close(reason: CloseReason): void {
    if (!this.#isOpen()) return;
    this.#side.log.info({ reason, person: this.#session?.person }, 'ledger socket closed');
    this.#side.closed(reason);
    closeSocket(this.#socket, reason);
  }

  #stop(): void {
    clearTimeout(this.#greeting);
    clearInterval(this.#timer);
    this.#sent = null;
  }
}

function messageOf(answer: RelayAnswer, act: SignedAct): RelayMessage {
  switch (answer.result) {
    case 'accepted':
      return { type: 'receipt', receipt: answer.receipt };
    case 'refused':
      return { type: 'refusal', refusal: answer.refusal };
    case 'problem':
      return {
        type: 'problem',
        actHash: nodeCrypto.sha256(act.bytes),
        problem: answer.problem,
      };
  }
}
