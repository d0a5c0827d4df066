import type { Decoder } from 'lib0/decoding';
import type { Encoder } from 'lib0/encoding';
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { mayRetry } from '../../shared/protocol/close-codes.ts';
import {
  readDocumentMessage,
  writeAwareness,
  writeSyncStep2,
  writeUpdate,
  type DocumentLimits,
  type DocumentMessage,
  type Notice,
} from '../../shared/protocol/document-messages.ts';
import { SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/protocol/ledger-messages.ts';
import { Acknowledgement } from './acknowledgement.ts';
import { documentsUrl } from './documents-url.ts';
import { FrameQueue, type NextFrame } from './frames.ts';
import { UPDATE_BYTES } from './room.ts';
import type { TypingFirst } from './typing-first.ts';

/** Where documents are to be had, and a token for their sockets. */
export interface RelaySession {
  readonly url: string;
  readonly token: string;
}

/** An update that the relay did not take. */
export interface RefusedUpdate {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ConnectionEvents {
  /** Something of `standing` may be different. */
  changed(): void;
  /** All that the relay has is in the document now. */
  synced(): void;
  refused(refused: RefusedUpdate): void;
  /** The relay ended the socket for good, with a close code of 44xx. */
  ended(code: number, reason: string): void;
}

export interface ConnectionOptions {
  readonly document: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Null while there is none to be had: it is asked for again. */
  readonly session: () => Promise<RelaySession | null>;
  readonly nextFrame: NextFrame;
  /** When others' edits are taken in; in the next frame, where there is none. */
  readonly typingFirst?: TypingFirst;
  readonly events: ConnectionEvents;
  /** Where there is none in the surroundings. */
  readonly WebSocket?: typeof WebSocket;
}

export interface Standing {
  readonly line: 'offline' | 'connecting' | 'online';
  /** Whether nobody can say yet that the relay is out of reach: the first attempt has no end yet. */
  readonly looking: 'no' | 'yes';
  /** Whether everything in the document is on the relay's disk. */
  readonly acknowledged: boolean;
  /** The relay's last word on this connection; null before it. */
  readonly mayWrite: boolean | null;
  /** As the relay last said. */
  readonly limits: DocumentLimits | null;
  /** The relay's clock less this device's, in ms; null while unknown. */
  readonly clockOffset: number | null;
}

const MOST_WAIT = 30_000;
/** What has not been reached by then, in ms, is out of reach, though the attempt goes on. */
const LOOKS_FOR = 10_000;
const FIRST_WAIT = 200;
/** Types of messages, as in shared/protocol/document-messages.ts, that are read here. */
const OWN_MESSAGES = [0, 2, 3, 64, 65, 66];
const OPEN = 1;

/**
 * A document's socket: y-websocket's provider, with the handling of messages put in the place of
 * its own. Incoming edits are applied once per frame at most, those of a frame in one transaction, with
 * this as their origin.
 */
export class DocumentConnection {
  readonly #options: ConnectionOptions;
  readonly #provider: WebsocketProvider;
  readonly #acknowledgement: Acknowledgement;
  readonly #incoming: FrameQueue;
  #line: Standing['line'] = 'offline';
  /** Null before the first attempt. */
  #looking: Standing['looking'] | null = null;
  #patience: ReturnType<typeof setTimeout> | null = null;
  #notice: Notice | null = null;
  #clockOffset: number | null = null;
  #wanted = false;
  #attempts = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #presence: (() => void) | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { doc, awareness, document, nextFrame, typingFirst } = options;
    this.#acknowledgement = new Acknowledgement(doc);
    this.#incoming = new FrameQueue(typingFirst?.next ?? nextFrame, (updates) =>
      this.#apply(updates),
    );
    const provider = new WebsocketProvider('ws://relay.invalid', document, doc, {
      awareness,
      connect: false,
      disableBc: true,
      // A token may have to be fetched first: connecting again is done here.
      shouldReconnect: () => false,
      ...(options.WebSocket === undefined ? {} : { WebSocketPolyfill: options.WebSocket }),
    });
    this.#provider = provider;
    // Its own would send every keystroke by itself, and what it hears of others.
    const { _updateHandler: sendEach, _awarenessUpdateHandler: passOn } = provider;
    doc.off('update', sendEach);
    awareness.off('update', passOn);
    awareness.on('update', this.#present);
    doc.on('update', this.#edited);
    for (const type of OWN_MESSAGES) provider.messageHandlers[type] = this.#receive;
    provider.on('status', ({ status }) => this.#moved(status));
    provider.on('connection-close', () => this.#lost());
    provider.on('closed', ({ code, reason }) => this.#closed(code, reason));
  }

  get standing(): Standing {
    const online = this.#line === 'online';
    return {
      line: this.#line,
      looking: this.#looking ?? 'no',
      acknowledged: online && this.#provider.synced && this.#acknowledgement.isWhole,
      mayWrite: online ? (this.#notice?.mayWrite ?? null) : null,
      limits: this.#notice?.limits ?? null,
      clockOffset: this.#clockOffset,
    };
  }

  /** Of one edit, as the relay has last said it. */
  get mostBytes(): number {
    return this.#notice?.limits.updateBytes ?? UPDATE_BYTES;
  }

  /** Connects, and again whenever the line is lost, until told otherwise. */
  connect(): void {
    this.#wanted = true;
    this.#cancelRetry();
    this.#look();
    if (this.#provider.ws === null) void this.#open();
  }

  disconnect(): void {
    this.#wanted = false;
    this.#cancelRetry();
    this.#incoming.flush();
    this.#provider.disconnect();
    this.#line = 'offline';
    this.#lookedEnough();
  }

  destroy(): void {
    this.disconnect();
    this.#presence?.();
    this.#options.awareness.off('update', this.#present);
    this.#options.doc.off('update', this.#edited);
    this.#provider.destroy();
  }

  /** Sends a local edit; without a line it is sent with all the rest, once there is one. */
  send(update: Uint8Array): void {
    // The relay takes no edit as large as that, but a whole document that has it.
    if (update.length > this.mostBytes) this.#answer(null);
    else if (this.#write(writeUpdate(update))) this.#acknowledgement.sent('update');
  }

  async #open(): Promise<void> {
    this.#setLine('connecting');
    const session = await this.#options.session().catch(() => null);
    if (!this.#wanted || this.#provider.ws !== null) return;
    if (session === null) {
      this.#setLine('offline');
      this.#connectLater();
      return;
    }
    this.#provider.serverUrl = documentsUrl(session.url);
    this.#provider.protocols = [SUBPROTOCOL, TOKEN_PREFIX + session.token];
    this.#provider.connect();
  }

  #moved(status: 'connected' | 'disconnected' | 'connecting'): void {
    if (status === 'connected') {
      this.#acknowledgement.begin();
      this.#notice = null;
      this.#setLine('online');
    } else {
      this.#setLine(status === 'connecting' ? 'connecting' : 'offline');
    }
  }

  #lost(): void {
    this.#incoming.flush();
    this.#setLine('offline');
  }

  #closed(code: number, reason: string): void {
    if (!this.#wanted) return;
    if (mayRetry(code)) {
      this.#connectLater();
      return;
    }
    this.#wanted = false;
    this.#options.events.ended(code, reason);
  }

  #connectLater(): void {
    this.#cancelRetry();
    const wait = Math.min(MOST_WAIT, FIRST_WAIT * 2 ** Math.min(this.#attempts, 10));
    this.#attempts += 1;
    this.#retry = setTimeout(() => void this.#open(), wait * (0.5 + Math.random() / 2));
  }

  #cancelRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  /** The first time that it is to be reached. */
  #look(): void {
    if (this.#looking !== null) return;
    this.#looking = 'yes';
    this.#patience = setTimeout(() => {
      this.#lookedEnough();
      this.#options.events.changed();
    }, LOOKS_FOR);
  }

  #lookedEnough(): void {
    this.#looking = 'no';
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = null;
  }

  #setLine(line: Standing['line']): void {
    if (this.#line === line) return;
    this.#line = line;
    if (line !== 'connecting') this.#lookedEnough();
    this.#options.events.changed();
  }

  #write(message: Uint8Array): boolean {
    const { ws, wsconnected } = this.#provider;
    if (!wsconnected || ws?.readyState !== OPEN) return false;
    // A copy of its own: the socket takes no view of a buffer that may be shared.
    ws.send(new Uint8Array(message));
    return true;
  }

  readonly #receive = (_encoder: Encoder, { arr }: Decoder): void => {
    try {
      this.#handle(readDocumentMessage(arr));
    } catch (error) {
      // Not of the protocol: whatever it was, the line is of no use.
      console.warn('a message of the relay could not be read', error);
      this.#provider.ws?.close();
    }
  };

  #handle(message: DocumentMessage): void {
    const { events } = this.#options;
    switch (message.type) {
      case 'sync-step-1':
        this.#answer(message.stateVector);
        break;
      case 'sync-step-2':
        this.#incoming.push(message.update);
        this.#incoming.flush();
        this.#attempts = 0;
        this.#provider.synced = true;
        events.synced();
        break;
      case 'update':
        this.#incoming.push(message.update);
        return;
      case 'durable':
        this.#settle(message);
        break;
      case 'refused':
        // Nobody saw where the cursor is; nothing of the document is refused by that.
        if (message.code !== 'presence-too-large')
          events.refused({ code: message.code, details: message.details });
        return;
      case 'notice':
        this.#notice = message;
        this.#clockOffset = message.clock - Date.now();
        break;
      case 'query-awareness':
        this.#presentNow();
        return;
      case 'awareness':
      case 'permission-denied':
      case 'unknown':
        return;
    }
    events.changed();
  }

  /** Gives the relay what it lacks; all there is, where that is not known. */
  #answer(stateVector: Uint8Array | null): void {
    this.#incoming.flush();
    const lacking = Y.encodeStateAsUpdate(this.#options.doc, stateVector ?? undefined);
    if (this.#write(writeSyncStep2(lacking))) this.#acknowledgement.sent('answer');
  }

  #settle(message: DocumentMessage & { type: 'durable' }): void {
    const first = this.#acknowledgement.take(message);
    // The relay asks only those who may write what they have. What a reader wrote before it became
    // one has to be refused, or it would stay here for ever as if it were waiting.
    if (first && this.#notice?.mayWrite === false && !this.#acknowledgement.hasAnswered)
      this.#answer(message.stateVector);
  }

  #apply(updates: readonly Uint8Array[]): void {
    Y.transact(
      this.#options.doc,
      () => {
        for (const update of updates) Y.applyUpdate(this.#options.doc, update, this);
      },
      this,
      false,
    );
  }

  readonly #edited = (
    ...[, , , { local }]: readonly [unknown, unknown, unknown, Y.Transaction]
  ) => {
    if (local) this.#options.typingFirst?.typed();
  };

  readonly #present = (changes: Readonly<Record<'added' | 'updated' | 'removed', number[]>>) => {
    const own = this.#options.doc.clientID;
    if (![...changes.added, ...changes.updated, ...changes.removed].includes(own)) return;
    this.#presence ??= this.#options.nextFrame(() => this.#presentNow());
  };

  #presentNow(): void {
    this.#presence = null;
    const { awareness, doc } = this.#options;
    if (awareness.meta.has(doc.clientID))
      this.#write(writeAwareness(encodeAwarenessUpdate(awareness, [doc.clientID])));
  }
}
