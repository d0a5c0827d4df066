import type { WebSocket } from 'ws';
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/close-codes.ts';
import {
  MalformedMessage,
  readDocumentMessage,
  type DocumentMessage,
} from '../../shared/protocol/document-messages.ts';
import type { HubLimits } from './limits.ts';
import type { StateVector } from './live-document.ts';
import { TokenBucket } from './token-bucket.ts';

/** Whose socket it is: a device of a person of the association. */
export interface SessionIdentity {
  readonly person: string;
  readonly device: string;
  /** As others see it. */
  readonly name: string;
}

export interface SessionEvents {
  message(session: DocumentSession, message: DocumentMessage): void;
  malformed(session: DocumentSession, problem: string): void;
  /** From now on updates are kept back until it has read what is queued. */
  fellBehind(session: DocumentSession): void;
  closed(session: DocumentSession, reason: CloseReason | null): void;
}

/** Why a socket is not read for a while. */
type Pause = 'rate' | 'waiting';

/** How long the other side has to answer a close, in ms. */
const CLOSE_WITHIN = 3000;
/** With more than this queued, silence says nothing. */
const PATIENCE_BYTES = 64 * 1024;

/** One socket on one document: what it may send, and how much waits to be sent to it. */
export class DocumentSession implements SessionIdentity {
  readonly person: string;
  readonly device: string;
  readonly name: string;
  readonly document: string;
  /** Whether it has been given the document, and so gets updates. */
  subscribed = false;
  /** The state it has, where it is behind. */
  lacks: StateVector | null = null;
  /** A sync step 1 that waits until it has read what is queued. */
  question: Uint8Array | null = null;
  /** Whether it was last told that its person may write; null before it was told. */
  toldMayWrite: boolean | null = null;
  alive = true;
  readonly #socket: WebSocket;
  readonly #limits: HubLimits;
  readonly #events: SessionEvents;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #pauses = new Set<Pause>();
  #timer: NodeJS.Timeout | null = null;
  #waitingBytes = 0;
  #open = true;
  #progress = { queued: 0, at: 0 };

  constructor(
    socket: WebSocket,
    identity: SessionIdentity,
    document: string,
    limits: HubLimits,
    events: SessionEvents,
  ) {
    this.person = identity.person;
    this.device = identity.device;
    this.name = identity.name;
    this.document = document;
    this.#socket = socket;
    this.#limits = limits;
    this.#events = events;
    const now = performance.now();
    this.#messages = new TokenBucket(limits.messages, now);
    this.#bytes = new TokenBucket(limits.bytes, now);
    socket.on('message', this.#receive);
    socket.on('pong', this.#answered);
    socket.on('close', this.#ended);
    // A frame against RFC 6455 (too long, bad UTF-8, a wrong mask): `ws` closes the socket itself.
    socket.on('error', this.#failed);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Bytes that wait to be read by the other side. */
  get queued(): number {
    return this.#socket.bufferedAmount;
  }

  /** Sends a message that cannot be left out; a reader too slow for these is closed. */
  send(message: Uint8Array): void {
    if (!this.#open) return;
    if (this.queued > this.#limits.closeBytes) {
      this.close('slow-reader');
      return;
    }
    this.#socket.send(message);
  }

  /** Sends an update, framed once for all, or notes what the session has and lacks from here on. */
  sendUpdate(message: Uint8Array, before: StateVector): void {
    if (!this.subscribed || this.lacks !== null || !this.#open) return;
    if (this.queued > this.#limits.skipAheadBytes) this.#fallBehind(before);
    else this.#socket.send(message);
  }

  /** Sends what may be left out while the session is behind. */
  sendIfReading(message: Uint8Array): void {
    if (this.#open && this.queued <= this.#limits.skipAheadBytes) this.#socket.send(message);
  }

  /** Whether a large answer has to wait until the queue is read. */
  deferQuestion(stateVector: Uint8Array): boolean {
    if (this.queued <= this.#limits.skipAheadBytes) return false;
    this.question = stateVector;
    this.#noteProgress();
    this.#events.fellBehind(this);
    return true;
  }

  #fallBehind(before: StateVector): void {
    this.lacks = before;
    this.#noteProgress();
    this.#events.fellBehind(this);
  }

  #noteProgress(): void {
    this.#progress = { queued: this.queued, at: performance.now() };
  }

  /** What a session that was behind can do now: go on, wait, or nothing any more. */
  reading(): 'caught-up' | 'behind' | 'stalled' {
    const queued = this.queued;
    if (queued * 4 <= this.#limits.skipAheadBytes) return 'caught-up';
    if (queued < this.#progress.queued) this.#noteProgress();
    return performance.now() - this.#progress.at > this.#limits.stalledMs ? 'stalled' : 'behind';
  }

  /** Asks for a sign of life; false where the last one did not come. */
  ping(): boolean {
    // A slow line may yet have to carry what is queued before it carries the ping.
    if (this.queued > PATIENCE_BYTES) return true;
    if (!this.alive) return false;
    this.alive = false;
    if (this.#open) this.#socket.ping();
    return true;
  }

  /** So many bytes of it wait to be looked at, or no longer do. */
  wait(bytes: number): void {
    this.#waitingBytes += bytes;
    if (this.#waitingBytes > this.#limits.waitingBytes) this.#pause('waiting');
    else this.#resume('waiting');
  }

  close(reason: CloseReason): void {
    if (!this.#open) return;
    this.#end(reason);
    this.#socket.close(CLOSE_CODES[reason], reason);
    // A paused socket would never read the answer to the close.
    this.#socket.resume();
    const timer = setTimeout(() => {
      this.#socket.terminate();
    }, CLOSE_WITHIN);
    timer.unref();
    this.#socket.once('close', () => {
      clearTimeout(timer);
    });
  }

  readonly #receive = (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void => {
    if (!this.#open) return;
    this.alive = true;
    const bytes = toBytes(data);
    const read = isBinary ? tryRead(bytes) : 'text where binary is due';
    if (typeof read === 'string') this.#events.malformed(this, read);
    else if (this.#within(bytes.length)) this.#events.message(this, read);
  };

  /** Whether the session may send so much; past what it may have, its socket is not read. */
  #within(bytes: number): boolean {
    const now = performance.now();
    const wait = Math.max(this.#messages.take(1, now), this.#bytes.take(bytes, now));
    if (wait === 0) return true;
    if (wait === Infinity) {
      this.close('rate-limited');
      return false;
    }
    this.#pause('rate');
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#resume('rate');
    }, wait);
    this.#timer.unref();
    return true;
  }

  #pause(why: Pause): void {
    if (this.#pauses.size === 0 && this.#open) this.#socket.pause();
    this.#pauses.add(why);
  }

  #resume(why: Pause): void {
    if (this.#pauses.delete(why) && this.#pauses.size === 0 && this.#open) this.#socket.resume();
  }

  readonly #answered = (): void => {
    this.alive = true;
  };

  readonly #ended = (): void => {
    this.#end(null);
  };

  readonly #failed = (error: Error): void => {
    const protocol = 'code' in error && String(error.code).startsWith('WS_ERR_');
    // Anything else is the network's; `close` follows.
    if (this.#open && protocol) this.#events.malformed(this, error.message);
  };

  #end(reason: CloseReason | null): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#events.closed(this, reason);
  }
}

/** The message, or why it is none. */
function tryRead(bytes: Uint8Array): DocumentMessage | string {
  try {
    return readDocumentMessage(bytes);
  } catch (error) {
    if (error instanceof MalformedMessage) return error.message;
    throw error;
  }
}

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
