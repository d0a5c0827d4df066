import { utilityProcess, type UtilityProcess } from 'electron';
import type {
  HostEvent,
  HostReply,
  HostRequest,
  HostRequestType,
} from '../../../shared/client/host-messages.ts';
import type {
  FromStore,
  StoreAnswer,
  StoreAsk,
  StoreStart,
  ToStore,
} from '../../store/messages.ts';

export interface StoreSide {
  event(event: HostEvent): void;
  /** Does for the store what only main can do. Never rejects. */
  answer(ask: StoreAsk): Promise<StoreAnswer>;
  /** It ended unasked, and has been started again. */
  restarted(): void;
}

/** How long before it is started again, in milliseconds; twice as long each time, up to the most. */
const RESTART_AFTER = 200;
const RESTART_AFTER_MOST = 10_000;
/** How long it may run for its end to be taken as the first. */
const RUNS_WELL_AFTER = 60_000;
/** How long it has to flush and end, in milliseconds. */
const CLOSE_WITHIN = 10_000;

/** The process that holds ledgers, outbox and journals; started again when it dies. */
export class StoreProcess {
  readonly #module: string;
  readonly #start: StoreStart;
  readonly #side: StoreSide;
  readonly #replies = new Map<number, (reply: HostReply<HostRequestType>) => void>();
  #child: UtilityProcess;
  #waiting: ToStore[] | null = [];
  #nextId = 1;
  #startedAt = Date.now();
  #restartAfter = RESTART_AFTER;
  #closing: (() => void) | null = null;

  constructor(module: string, start: StoreStart, side: StoreSide) {
    this.#module = module;
    this.#start = start;
    this.#side = side;
    this.#child = this.#fork();
  }

  /** Resolves to its reply, or to a problem `internal` if it ends before. Never rejects. */
  request(request: HostRequest): Promise<HostReply<HostRequestType>> {
    if (this.#closing !== null) return Promise.resolve(ended());
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve) => {
      this.#replies.set(id, resolve);
      this.#send({ kind: 'request', id, request });
    });
  }

  /** Resolves once it has flushed all and ended. */
  close(): Promise<void> {
    if (this.#closing !== null) return Promise.resolve();
    return new Promise((resolve) => {
      if (this.#child.pid === undefined) {
        // It has died, and is not started again.
        this.#closing = () => undefined;
        resolve();
        return;
      }
      const cut = setTimeout(() => this.#child.kill(), CLOSE_WITHIN);
      this.#closing = () => {
        clearTimeout(cut);
        resolve();
      };
      this.#send({ kind: 'close' });
    });
  }

  #fork(): UtilityProcess {
    this.#startedAt = Date.now();
    const child = utilityProcess.fork(this.#module, [JSON.stringify(this.#start)], {
      serviceName: 'Convene store',
      stdio: 'inherit',
    });
    child.on('message', (message: FromStore) => this.#take(message));
    child.once('exit', (code) => this.#ended(code));
    return child;
  }

  #send(message: ToStore): void {
    if (this.#waiting === null) this.#child.postMessage(message);
    else this.#waiting.push(message);
  }

  #take(message: FromStore): void {
    switch (message.kind) {
      case 'ready': {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const each of waiting) this.#child.postMessage(each);
        return;
      }
      case 'reply':
        this.#replies.get(message.id)?.(message.reply);
        this.#replies.delete(message.id);
        return;
      case 'event':
        this.#side.event(message.event);
        return;
      case 'ask':
        void this.#answer(this.#child, message.id, message.ask);
        return;
      // All is on the disk.
      case 'closed':
        this.#child.kill();
    }
  }

  async #answer(child: UtilityProcess, id: number, ask: StoreAsk): Promise<void> {
    const answer = await this.#side.answer(ask);
    // The process of before knows nothing of what this one was asked.
    if (child === this.#child) this.#send({ kind: 'answer', id, answer });
  }

  #ended(code: number): void {
    for (const reply of this.#replies.values()) reply(ended());
    this.#replies.clear();
    if (this.#closing !== null) {
      this.#closing();
      return;
    }
    if (Date.now() - this.#startedAt > RUNS_WELL_AFTER) this.#restartAfter = RESTART_AFTER;
    console.error(`the store process has ended (${code}); it is started again`);
    this.#waiting = [];
    setTimeout(() => {
      if (this.#closing !== null) return;
      this.#child = this.#fork();
      this.#side.restarted();
    }, this.#restartAfter);
    this.#restartAfter = Math.min(this.#restartAfter * 2, RESTART_AFTER_MOST);
  }
}

const ended = (): HostReply<HostRequestType> => ({
  ok: false,
  problem: { code: 'internal', message: 'the store process has ended', details: {} },
});
