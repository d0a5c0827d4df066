import type { Arrival, DocumentRoom, RoomOptions } from './document-room.ts';
import type { Broken, Turn } from './live-document.ts';
import type { DocumentStore } from './store/document-store.ts';

export interface CommitLoopOptions extends RoomOptions {
  readonly store: DocumentStore;
  readonly changed: (document: string) => void;
  /** What the room has in memory is not what is on disk: it must not be used any more. */
  readonly failed: (room: DocumentRoom, error: Error) => void;
}

interface Judged {
  readonly room: DocumentRoom;
  readonly turn: Turn<Arrival>;
}

/**
 * Group commit. All that arrives in one turn of the event loop, and all that arrives while the last
 * group is being flushed, is one record per document and one flush for all of them. Only then does
 * anybody but its author get it: what others could have and the relay could lose, the relay would
 * later refuse from them as edits under a foreign client id.
 */
export class CommitLoop {
  readonly #options: CommitLoopOptions;
  #dirty = new Set<DocumentRoom>();
  #running: Promise<void> | null = null;

  constructor(options: CommitLoopOptions) {
    this.#options = options;
  }

  schedule(room: DocumentRoom): void {
    this.#dirty.add(room);
    this.#running ??= this.#run();
  }

  /** Resolves when everything that has come in is on disk, or could not be stored. */
  async end(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    await endOfTurn();
    while (this.#dirty.size > 0) {
      const rooms = this.#dirty;
      this.#dirty = new Set();
      const judged: Judged[] = [];
      for (const room of rooms) {
        // What came to it during the flush goes with it: it would take the others' records along.
        if (room.hasFailed) continue;
        const turn = await this.#judge(room);
        if (turn !== null) judged.push(turn);
      }
      if (await this.#store(judged)) await this.#finish(judged);
      await endOfTurn();
    }
    this.#running = null;
  }

  async #judge(room: DocumentRoom): Promise<Judged | null> {
    try {
      const judged = await this.#turn(room);
      room.judge(judged.turn);
      return judged;
    } catch (error) {
      this.#options.failed(room, toError(error));
      return null;
    }
  }

  async #turn(room: DocumentRoom): Promise<Judged> {
    const { store, limits, clock, mayWrite, recovers, malformed } = this.#options;
    const { document } = room;
    let arrivals = room.begin();
    let caughtUp = false;
    for (;;) {
      const turn = document.turn(
        arrivals,
        ({ person, whole }) => ({
          mayWrite: mayWrite(person, document.name),
          // What is being typed is one's own, whatever the relay has lost.
          othersEdits: whole && recovers,
        }),
        clock(),
        limits,
      );
      if (turn.type === 'broken') {
        await document.reload(store);
        const culprit = culpritOf(turn, arrivals);
        malformed(culprit.from, turn.problem);
        arrivals = arrivals.filter((arrival) => arrival !== culprit);
        continue;
      }
      // Before anyone is told of a gap: perhaps another process has stored what is missing.
      const gap = turn.outcomes.some(({ outcome }) => outcome.type === 'gap');
      const isFinal = !gap || caughtUp || turn.news !== null;
      caughtUp = true;
      if (!isFinal && (await document.catchUp(store))) continue;
      this.#putBack(room, arrivals.slice(turn.outcomes.length));
      return { room, turn };
    }
  }

  #putBack(room: DocumentRoom, rest: readonly Arrival[]): void {
    if (rest.length === 0) return;
    room.putBack(rest);
    this.#dirty.add(room);
  }

  async #store(judged: readonly Judged[]): Promise<boolean> {
    const records = judged.flatMap(({ turn }) => turn.news?.record ?? []);
    if (records.length === 0) return true;
    const began = performance.now();
    try {
      await this.#options.store.append(records);
      this.#options.metrics.flushed((performance.now() - began) / 1000);
      return true;
    } catch (error) {
      for (const { room } of judged) this.#options.failed(room, toError(error));
      return false;
    }
  }

  async #finish(judged: readonly Judged[]): Promise<void> {
    for (const { room, turn } of judged) {
      room.deliver(turn);
      if (turn.news !== null) this.#options.changed(room.name);
    }
    for (const { room } of judged) {
      if (!room.document.wantsCompaction(this.#options.limits)) continue;
      try {
        await room.document.compact(this.#options.store);
      } catch (error) {
        this.#options.failed(room, toError(error));
      }
    }
  }
}

/** Where Yjs failed on all together nobody can say whose fault it was; the last is as good a guess. */
const culpritOf = (broken: Broken<Arrival>, arrivals: readonly Arrival[]): Arrival => {
  const culprit = broken.culprit ?? arrivals.at(-1);
  if (culprit === undefined) throw new Error(broken.problem);
  return culprit;
};

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
