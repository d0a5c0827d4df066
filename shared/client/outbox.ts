import type { Entry } from '../ledger/entry.ts';
import type { SignedRefusal } from '../ledger/signed-refusal.ts';
import { HostError, keeping } from './host-error.ts';
import type { OutboxFate, OutboxItem, RefusalOnHost } from './host-messages.ts';
import {
  keptAct,
  readOutboxRecord,
  writeOutboxRecord,
  type KeptAct,
  type OutboxRecord,
} from './outbox-record.ts';
import type { ClientStore } from './ports.ts';

/** An act that waits for its fate. */
export interface WaitingAct extends KeptAct {
  readonly actHash: string;
  readonly fate: OutboxFate;
  /** Whether the rules here are asked before it is sent, or its author has said to send it. */
  readonly send: 'when-foreseen' | 'whatever-is-foreseen';
}

interface Kept extends WaitingAct {
  fate: OutboxFate;
  send: WaitingAct['send'];
  /** The relay's signed no, as it came. */
  refusal: SignedRefusal | null;
  /** Why it waits for its author's word; null where it does not. */
  waitsFor: Extract<OutboxRecord, { kind: 'turned-away' | 'held' }> | null;
}

/** Acts with a final fate that are still shown. */
const MOST_SETTLED = 100;
/** Records that stand for nothing any more, before the file is written anew. */
const MOST_STALE = 400;

type OutboxStore = Pick<ClientStore, 'readOutbox' | 'appendOutbox' | 'rewriteOutbox' | 'writeNote'>;

/**
 * Acts that were signed on this device, in their order, each with what is known of its fate. An act
 * is on the disk before anybody hears of it; a fate that the relay has signed is kept too.
 */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #sha256: (text: string) => string;
  readonly #changed: () => void;
  readonly #acts = new Map<string, Kept>();
  /** The highest number of each device's acts, also of those that were dropped. */
  readonly #counts = new Map<string, number>();
  #records = 0;
  #damaged = 0;
  /** One after the other: what is kept while the file is written anew would not be in it. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(store: OutboxStore, sha256: (text: string) => string, changed: () => void) {
    this.#store = store;
    this.#sha256 = sha256;
    this.#changed = changed;
  }

  /**
   * Reads what is kept. Records that cannot be read are set aside as a note, and the others go on.
   *
   * @throws HostError `disk`
   */
  static async open(
    store: OutboxStore,
    sha256: (text: string) => string,
    changed: () => void,
  ): Promise<Outbox> {
    const outbox = new Outbox(store, sha256, changed);
    const texts = await keeping(() => store.readOutbox());
    const damaged = texts.filter((text) => !outbox.#take(readOutboxRecord(text)));
    outbox.#damaged = damaged.length;
    if (damaged.length > 0) {
      const name = `outbox-damaged-${sha256(damaged.join('\n')).slice(0, 16)}`;
      await keeping(() => store.writeNote(name, JSON.stringify(damaged)));
      await outbox.#rewrite();
    } else if (outbox.#records > outbox.#acts.size + MOST_STALE) await outbox.#rewrite();
    return outbox;
  }

  /** How many records could not be read on opening, and were set aside. */
  get damaged(): number {
    return this.#damaged;
  }

  items(): OutboxItem[] {
    return [...this.#acts.values()].map(itemOf);
  }

  /** Those without a final fate, in their order. */
  waiting(): WaitingAct[] {
    return [...this.#acts.values()].filter(({ fate }) => !isFinal(fate));
  }

  /** Those that count when others are foreseen: on their way, or in the ledger after that entry. */
  ahead(seq: number): WaitingAct[] {
    return [...this.#acts.values()].filter(({ fate }) => {
      if (fate.status === 'accepted') return fate.receipt.seq > seq;
      return fate.status === 'queued' || fate.status === 'sent';
    });
  }

  find(id: string): WaitingAct | undefined {
    return this.#acts.get(id);
  }

  /** The act of that hash that waits. */
  waitingOf(actHash: string): WaitingAct | undefined {
    return this.waiting().find((act) => act.actHash === actHash);
  }

  /** The highest number that a device has used here; 0 where it has used none. */
  countOf(device: string): number {
    return this.#counts.get(device) ?? 0;
  }

  /** Keeps an act; resolves once it is flushed. @throws HostError `disk`: nothing is kept. */
  add(record: Extract<OutboxRecord, { kind: 'act' }>): Promise<void> {
    return this.#settle(record);
  }

  accepted(id: string, receipt: Entry): Promise<void> {
    return this.#settle({ kind: 'accepted', id, receipt });
  }

  refused(id: string, refusal: SignedRefusal): Promise<void> {
    return this.#settle({ kind: 'refused', id, refusal });
  }

  /** Something on the way to a fate: not kept, as it is found out again. */
  now(id: string, fate: Exclude<OutboxFate, { status: 'accepted' | 'refused' }>): void {
    const kept = this.#acts.get(id);
    if (kept === undefined || isFinal(kept.fate)) return;
    if (JSON.stringify(kept.fate) === JSON.stringify(fate)) return;
    kept.fate = fate;
    this.#changed();
  }

  /** The rules here would have it refused now: kept, so that no restart sends it by itself. */
  async held(id: string, refusal: RefusalOnHost): Promise<void> {
    const kept = this.#acts.get(id);
    if (kept === undefined || isFinal(kept.fate)) return;
    this.now(id, { status: 'held', refusal });
    await this.#append({ kind: 'held', id, code: refusal.code, details: { ...refusal.details } });
  }

  /** The relay turns it away for what has changed since: kept, so that it is not sent by itself. */
  async turnedAway(id: string, code: string, message: string): Promise<void> {
    const kept = this.#acts.get(id);
    if (kept === undefined || isFinal(kept.fate)) return;
    this.now(id, { status: 'problem', code, message });
    await this.#append({ kind: 'turned-away', id, code, message });
  }

  /** What was sent over a connection that has ended is to be sent again. */
  disconnected(): void {
    for (const kept of this.#acts.values()) {
      if (kept.fate.status === 'sent') kept.fate = { status: 'queued' };
    }
    this.#changed();
  }

  /**
   * Takes an act out that its author does not want any more. One that was sent may have been
   * accepted already, and stays.
   */
  async drop(id: string): Promise<void> {
    const kept = this.#acts.get(id);
    if (kept?.fate.status === 'sent') {
      throw new HostError('act-sent', 'the act is with the relay, which may have taken it already');
    }
    if (kept === undefined) return;
    await this.#settle({ kind: 'dropped', id });
  }

  /** Its author wants it sent, whatever the rules here say. */
  async sendAnyway(id: string): Promise<void> {
    const kept = this.#acts.get(id);
    if (kept === undefined || isFinal(kept.fate)) return;
    await this.#append({ kind: 'send', id });
    this.#changed();
  }

  async #settle(record: OutboxRecord): Promise<void> {
    await this.#append(record);
    this.#changed();
  }

  #append(record: OutboxRecord): Promise<void> {
    const done = this.#turn.then(() => this.#write(record));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #write(record: OutboxRecord): Promise<void> {
    await keeping(() => this.#store.appendOutbox(writeOutboxRecord(record)));
    this.#records += 1;
    this.#take(record);
    if (this.#records <= this.#acts.size * 3 + MOST_STALE) return;
    // It only saves room: what was to be kept is kept without it.
    await this.#rewrite().catch(() => {});
  }

  /** Takes a record as it was written; false where it cannot be read. */
  #take(record: OutboxRecord | null): boolean {
    if (record === null) return false;
    if (record.kind === 'act') return this.#takeAct(record);
    const kept = this.#acts.get(record.id);
    if (kept === undefined) return true;
    switch (record.kind) {
      case 'accepted':
        kept.fate = { status: 'accepted', receipt: record.receipt };
        break;
      case 'refused':
        kept.fate = { status: 'refused', refusal: refusalOf(record.refusal) };
        kept.refusal = record.refusal;
        break;
      case 'dropped':
        this.#acts.delete(record.id);
        break;
      case 'send':
        kept.send = 'whatever-is-foreseen';
        kept.fate = { status: 'queued' };
        kept.waitsFor = null;
        break;
      case 'turned-away':
        kept.fate = { status: 'problem', code: record.code, message: record.message };
        kept.waitsFor = record;
        break;
      case 'held':
        kept.fate = { status: 'held', refusal: refusalOf(record) };
        kept.waitsFor = record;
        break;
    }
    this.#forgetOld();
    return true;
  }

  #takeAct(record: Extract<OutboxRecord, { kind: 'act' }>): boolean {
    const kept = keptAct(record);
    const { actHash } = record;
    if (kept === null || this.#sha256(record.bytes) !== actHash) return false;
    const { id, device, n } = kept.act;
    const fate = { status: 'queued' } as const;
    const nothing = { refusal: null, waitsFor: null };
    this.#acts.set(id, { ...kept, actHash, fate, send: 'when-foreseen', ...nothing });
    this.#counts.set(device, Math.max(this.countOf(device), n));
    return true;
  }

  #forgetOld(): void {
    const settled = [...this.#acts.values()].filter(({ fate }) => isFinal(fate));
    for (const { act } of settled.slice(0, Math.max(0, settled.length - MOST_SETTLED))) {
      this.#acts.delete(act.id);
    }
  }

  async #rewrite(): Promise<void> {
    const records = [...this.#acts.values()].flatMap(recordsOf);
    const texts = records.map((record) => writeOutboxRecord(record));
    await keeping(() => this.#store.rewriteOutbox(texts));
    this.#records = records.length;
  }
}

const isFinal = ({ status }: OutboxFate): boolean => status === 'accepted' || status === 'refused';

const refusalOf = ({ code, details }: RefusalOnHost): RefusalOnHost => ({ code, details });

function itemOf({ act, actHash, person, signedAt, fate }: Kept): OutboxItem {
  const { id, type, data, device, n, basis } = act;
  return { id, type, data, person, device, n, actHash, basis, signedAt, fate };
}

function recordsOf(kept: Kept): OutboxRecord[] {
  const { act, actHash, signed, person, signedAt, fate, send, refusal, waitsFor } = kept;
  const { bytes, signature } = signed;
  const { id } = act;
  const records: OutboxRecord[] = [{ kind: 'act', actHash, bytes, signature, person, signedAt }];
  if (send === 'whatever-is-foreseen') records.push({ kind: 'send', id });
  if (waitsFor !== null) records.push(waitsFor);
  if (fate.status === 'accepted') records.push({ kind: 'accepted', id, receipt: fate.receipt });
  if (refusal !== null) records.push({ kind: 'refused', id, refusal });
  return records;
}
