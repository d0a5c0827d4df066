import * as Y from 'yjs';
import type { Deletion } from './authorship.ts';
import type { HubLimits } from './limits.ts';
import { recoveredThrough } from './recovered.ts';
import type { DocumentRecord, DocumentStore, StoredDocument } from './store/document-store.ts';
import { MalformedUpdate } from './update-inspection.ts';
import { judgeUpdate, type Candidate, type Guarded, type Verdict } from './update-guards.ts';

/** Client → how many of its items are there. */
export type StateVector = ReadonlyMap<number, number>;

/** An update that waits for its turn. */
export type Incoming = Omit<Candidate, keyof Rights>;

/** What whoever sent an update may do, at its turn. */
export type Rights = Pick<Candidate, 'mayWrite' | 'othersEdits'>;

export type Outcome = Verdict | { readonly type: 'malformed'; readonly problem: string };

/** What became of the updates of one turn. */
export interface Turn<I extends Incoming> {
  readonly type: 'turn';
  /** Of the first of them, and of at least one: the rest waits for the next turn. */
  readonly outcomes: readonly { readonly incoming: I; readonly outcome: Outcome }[];
  /** Null where nothing is new. */
  readonly news: News | null;
}

interface News {
  readonly record: DocumentRecord;
  /** The document before the turn. */
  readonly before: StateVector;
  /** Of the clients that the turn changed, afterwards. */
  readonly changed: StateVector;
}

/** Yjs failed on an update that had passed every guard: the copy in memory is not to be trusted. */
export interface Broken<I extends Incoming> {
  readonly type: 'broken';
  /** Null where it failed on all of them together. */
  readonly culprit: I | null;
  readonly problem: string;
}

/** A document in memory, as it is on disk but for the turn that is on its way there. */
export class LiveDocument implements Guarded {
  readonly name: string;
  doc: Y.Doc;
  /** Of its last record. */
  seq = 0;
  claims = new Map<number, string>();
  logCount = 0;
  logBytes = 0;
  snapshotBytes = 0;
  #bytes = 0;
  #measured = -1;

  private constructor(name: string) {
    this.name = name;
    this.doc = new Y.Doc();
  }

  /** @throws what the store throws, and where what it holds is not a whole document */
  static async load(name: string, store: DocumentStore): Promise<LiveDocument> {
    const document = new LiveDocument(name);
    await document.reload(store);
    return document;
  }

  /** Goes back to what is on disk. */
  async reload(store: DocumentStore): Promise<void> {
    this.#restore(await store.read(this.name));
  }

  #restore(stored: StoredDocument): void {
    this.doc.destroy();
    const doc = new Y.Doc();
    // In one transaction: one by one, or through mergeUpdates, thousands take many times as long.
    Y.transact(doc, () => {
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    if (isPending(doc)) throw new Error(`${this.name}: what is stored is not a whole document`);
    this.doc = doc;
    this.seq = stored.seq;
    this.claims = new Map(stored.claims);
    this.logCount = stored.logCount;
    this.logBytes = stored.logBytes;
    this.snapshotBytes = stored.snapshotBytes;
    this.#bytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
    this.#measured = -1;
  }

  /** Takes what someone else has written into the store meanwhile. Whether there was anything. */
  async catchUp(store: DocumentStore): Promise<boolean> {
    const records = await store.recordsSince(this.name, this.seq);
    if (records.length === 0) return false;
    await this.reload(store);
    return true;
  }

  bytes(): number {
    return this.#bytes;
  }

  measuredBytes(): number {
    if (this.#measured !== this.#bytes) {
      this.#bytes = Y.encodeStateAsUpdate(this.doc).length;
      this.#measured = this.#bytes;
    }
    return this.#bytes;
  }

  /**
   * Judges and applies the updates of a turn, one after the other, in one transaction: Yjs then
   * gives them back as one update, without what was known before.
   */
  turn<I extends Incoming>(
    waiting: readonly I[],
    rightsOf: (incoming: I) => Rights,
    at: number,
    limits: HubLimits,
  ): Turn<I> | Broken<I> {
    const outcomes: { incoming: I; outcome: Outcome }[] = [];
    const deletions = new DeletionLog(at);
    const claims = new Map<number, string>();
    let current: I | null = null;
    const until = performance.now() + limits.turnMs;
    const merged: Uint8Array[] = [];
    const keep = (update: Uint8Array): void => {
      merged.push(update);
    };
    this.doc.on('update', keep);
    try {
      const transaction = Y.transact(this.doc, (transaction) => {
        for (const incoming of waiting) {
          if (outcomes.length > 0 && performance.now() >= until) break;
          current = incoming;
          const rights = rightsOf(incoming);
          const outcome = this.#judge({ ...incoming, ...rights }, limits);
          outcomes.push({ incoming, outcome });
          if (outcome.type !== 'new') continue;
          this.#apply(incoming.update);
          const { person } = incoming;
          const author = rights.othersEdits ? recoveredThrough(person) : person;
          for (const client of outcome.claims) {
            this.claims.set(client, author);
            claims.set(client, author);
          }
          deletions.take(transaction, author);
        }
        current = null;
        return transaction;
      });
      const [update] = merged;
      if (update === undefined) return { type: 'turn', outcomes, news: null };
      const record = this.#record(update, claims, deletions.all, at);
      const before: StateVector = transaction.beforeState;
      return { type: 'turn', outcomes, news: { record, before, changed: changes(transaction) } };
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'unknown';
      return { type: 'broken', culprit: current, problem };
    } finally {
      this.doc.off('update', keep);
    }
  }

  #judge(candidate: Candidate, limits: HubLimits): Outcome {
    try {
      return judgeUpdate(this, candidate, limits);
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error;
      return { type: 'malformed', problem: error.message };
    }
  }

  #apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    // No guard sees edits of two clients that each build on the other's.
    if (isPending(this.doc)) throw new Error('edits that build on each other in a circle');
    this.#bytes += update.length;
  }

  #record(
    update: Uint8Array,
    claims: ReadonlyMap<number, string>,
    deletions: readonly Deletion[],
    at: number,
  ): DocumentRecord {
    this.seq += 1;
    this.logCount += 1;
    this.logBytes += update.length;
    return { document: this.name, seq: this.seq, at, update, claims, deletions };
  }

  /** Whether the log has grown enough to be worth a snapshot. */
  wantsCompaction({ compactRecords }: HubLimits): boolean {
    if (this.logCount < compactRecords) return false;
    // A large document is not written anew for a few small edits, but neither grows its log for ever.
    return this.logBytes * 2 >= this.snapshotBytes || this.logCount >= compactRecords * 16;
  }

  async compact(store: DocumentStore): Promise<void> {
    const state = Y.encodeStateAsUpdate(this.doc);
    await store.compact(this.name, { seq: this.seq, state });
    this.logCount = 0;
    this.logBytes = 0;
    this.snapshotBytes = state.length;
    this.#bytes = state.length;
    this.#measured = state.length;
  }
}

const isPending = ({ store }: Y.Doc): boolean =>
  store.pendingStructs !== null || store.pendingDs !== null;

function changes({ beforeState, afterState }: Y.Transaction): StateVector {
  const changed = new Map<number, number>();
  for (const [client, clock] of afterState)
    if (beforeState.get(client) !== clock) changed.set(client, clock);
  return changed;
}

/**
 * What each update of a transaction newly deletes: children and overwritten values with it, which
 * the update itself does not name. Yjs appends them to the transaction's delete set as it goes.
 */
class DeletionLog {
  readonly all: Deletion[] = [];
  readonly #at: number;
  readonly #taken = new Map<number, number>();

  constructor(at: number) {
    this.#at = at;
  }

  take({ deleteSet }: Y.Transaction, person: string): void {
    for (const [client, items] of deleteSet.clients) {
      for (const { clock, len } of items.slice(this.#taken.get(client) ?? 0))
        this.all.push({ client, clock, length: len, person, at: this.#at });
      this.#taken.set(client, items.length);
    }
  }
}
