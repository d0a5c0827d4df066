import * as Y from 'yjs';
import {
  writeAwareness,
  writeDurable,
  writeNotice,
  writePermissionDenied,
  writeRefused,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
  DOCUMENT_PROTOCOL_VERSION,
} from '../../shared/protocol/document-messages.ts';
import { writeAwarenessUpdate } from './awareness-codec.ts';
import type { DocumentSession } from './document-session.ts';
import type { HubLimits } from './limits.ts';
import type { Incoming, LiveDocument, Outcome, StateVector, Turn } from './live-document.ts';
import type { DocumentMetrics } from './metrics.ts';
import { Presence } from './presence.ts';
import { hashOf, Settlement } from './settlement.ts';
import type { Refusal } from './update-refusal.ts';

/** An update on its way, with its place among those of its connection. */
export interface Arrival extends Incoming {
  readonly from: DocumentSession;
  readonly place: number;
}

export interface RoomOptions {
  readonly limits: HubLimits;
  /** ms since 1970-01-01T00:00:00Z */
  readonly clock: () => number;
  readonly mayWrite: (person: string, document: string) => boolean;
  /** Whether answers to what the relay asks may hold what other people wrote: it has lost some. */
  readonly recovers: boolean;
  readonly metrics: DocumentMetrics;
  /** A session sent what no client would. */
  readonly malformed: (session: DocumentSession, problem: string) => void;
  /** What a session asks for cannot be given to it: a defect, and that session's alone. */
  readonly unserved: (session: DocumentSession, error: unknown) => void;
}

/** Presence is put together over so many ms: cursors move faster than anyone looks. */
const PRESENCE_MS = 25;

type Task = { readonly run: () => void; readonly fail: (error: Error) => void };

/** A document in memory and the sockets on it: what each of them is told, and when. */
export class DocumentRoom {
  readonly document: LiveDocument;
  readonly sessions = new Set<DocumentSession>();
  /** Updates that wait for the next turn. */
  waiting: Arrival[] = [];
  /** Since when nobody has been here; ms of a clock that never goes back. */
  idleSince = performance.now();
  readonly #options: RoomOptions;
  readonly #presence: Presence<DocumentSession>;
  readonly #settlements = new Map<DocumentSession, Settlement>();
  readonly #moved = new Set<number>();
  #presenceTimer: NodeJS.Timeout | null = null;
  /** What is in memory is on its way to the disk, and so nobody is given it. */
  #busy = false;
  #failed = false;
  #tasks: Task[] = [];

  constructor(document: LiveDocument, options: RoomOptions) {
    this.document = document;
    this.#options = options;
    this.#presence = new Presence(options.limits.awarenessBytes, (client) =>
      document.claims.get(client),
    );
  }

  get name(): string {
    return this.document.name;
  }

  /** Whether the disk has not taken something that is in memory here: nothing more is to come of it. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  get isIdle(): boolean {
    return this.sessions.size === 0 && this.waiting.length === 0 && !this.#busy;
  }

  enter(session: DocumentSession): void {
    this.sessions.add(session);
    this.#settlements.set(session, new Settlement());
    this.notify(session);
    this.tellPresence(session);
    // A reader has nothing that could be asked for.
    if (session.toldMayWrite === true) this.#whenClean(session, () => this.#ask(session));
  }

  leave(session: DocumentSession): void {
    this.sessions.delete(session);
    this.#settlements.delete(session);
    const client = this.#presence.leave(session);
    if (client !== null) this.#moves(client);
    if (this.sessions.size === 0) this.idleSince = performance.now();
  }

  /** The session's person may write now, or no longer. */
  accessChanged(session: DocumentSession): void {
    this.notify(session);
    if (session.toldMayWrite === true) this.#whenClean(session, () => this.#ask(session));
  }

  /** Versions, limits, the clock, and whether the person may write now. */
  notify(session: DocumentSession): void {
    const { limits, clock, mayWrite } = this.#options;
    session.toldMayWrite = mayWrite(session.person, this.name);
    const { updateBytes, documentBytes, awarenessBytes, socketsPerDevice } = limits;
    session.sendIfReading(
      writeNotice({
        version: DOCUMENT_PROTOCOL_VERSION,
        mayWrite: session.toldMayWrite,
        clock: clock(),
        interval: limits.noticeMs,
        limits: { updateBytes, documentBytes, awarenessBytes, socketsPerDevice },
      }),
    );
  }

  arrive(session: DocumentSession, update: Uint8Array, kind: 'answer' | 'update'): void {
    const place = this.#settlement(session).next();
    session.wait(update.length);
    const whole = kind === 'answer';
    this.waiting.push({ from: session, person: session.person, update, whole, place });
  }

  answer(session: DocumentSession, stateVector: Uint8Array): void {
    this.#whenClean(session, () => {
      if (!session.isOpen || session.deferQuestion(stateVector)) return;
      session.send(writeSyncStep2(Y.encodeStateAsUpdate(this.document.doc, stateVector)));
      session.subscribed = true;
      session.lacks = null;
      this.#tellDurable(session, Y.encodeStateVector(this.document.doc));
    });
  }

  /** A session that was behind has read what was queued: now what it lacks, at once. */
  catchUp(session: DocumentSession): void {
    this.#whenClean(session, () => {
      if (!session.isOpen) return;
      const { lacks, question } = session;
      session.lacks = null;
      session.question = null;
      if (lacks !== null) {
        const known = Y.encodeStateVector(new Map(lacks));
        session.send(writeUpdate(Y.encodeStateAsUpdate(this.document.doc, known)));
      }
      if (question !== null) this.answer(session, question);
      this.tellPresence(session);
    });
  }

  /** Calls back with the document as it is on disk. */
  reading<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (): void => {
        try {
          resolve(read(this.document.doc));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (this.#busy) this.#tasks.push({ run, fail: reject });
      else run();
    });
  }

  begin(): Arrival[] {
    this.#busy = true;
    const arrivals = this.waiting;
    this.waiting = [];
    return arrivals;
  }

  /** What a turn had no time for comes before what has come since. */
  putBack(arrivals: readonly Arrival[]): void {
    this.waiting = [...arrivals, ...this.waiting];
  }

  /** Says at once what was refused: that needs no disk. */
  judge(turn: Turn<Arrival>): void {
    for (const { incoming, outcome } of turn.outcomes) {
      incoming.from.wait(-incoming.update.length);
      this.#options.metrics.update(
        outcome.type === 'refused' ? outcome.refusal.code : outcome.type,
      );
      this.#tell(incoming, outcome);
    }
  }

  #tell({ from, update, whole, place }: Arrival, outcome: Outcome): void {
    const settlement = this.#settlement(from);
    switch (outcome.type) {
      case 'new':
      case 'known':
        if (whole) settlement.filled(place);
        return;
      case 'malformed':
        this.#options.malformed(from, outcome.problem);
        return;
      case 'refused':
        this.refuse(from, hashOf(update), outcome.refusal);
        if (whole) this.#refuseGaps(from, settlement.abandon());
        return;
      case 'gap': {
        const answer = settlement.gap(place, update, whole ? 'answer' : 'update');
        if (answer.type === 'ask') this.#whenClean(from, () => this.#ask(from));
        if (answer.type === 'refuse') this.#refuseGaps(from, answer.updates);
      }
    }
  }

  #refuseGaps(session: DocumentSession, updates: readonly Uint8Array[]): void {
    for (const sha256 of updates) this.refuse(session, sha256, { code: 'gap', details: {} });
  }

  refuse(session: DocumentSession, sha256: Uint8Array, { code, details }: Refusal): void {
    session.send(writeRefused({ sha256, code, details }));
    // For a stock client, which knows no other way of being told.
    if (code === 'write-not-allowed') session.send(writePermissionDenied(code));
  }

  /** The turn is on disk: everyone gets it, its authors hear so, and what waited for it runs. */
  deliver(turn: Turn<Arrival>): void {
    this.#busy = false;
    const authors = new Map<DocumentSession, number>();
    const brought = new Set<DocumentSession>();
    for (const { incoming, outcome } of turn.outcomes) {
      authors.set(incoming.from, incoming.place);
      if (outcome.type === 'known' || incoming.whole) brought.add(incoming.from);
    }
    if (turn.news !== null) this.#spread(turn, turn.news.record.update, turn.news.before);
    const changed = Y.encodeStateVector(new Map(turn.news?.changed));
    for (const [session, place] of authors) {
      const settled = this.#settlements.get(session)?.settle(place) ?? null;
      // What somebody else has brought before was told durable to them alone.
      const stateVector = brought.has(session) ? Y.encodeStateVector(this.document.doc) : changed;
      if (settled !== null) session.send(writeDurable({ settled, stateVector }));
    }
    this.#runTasks();
  }

  #spread(turn: Turn<Arrival>, update: Uint8Array, before: StateVector): void {
    const writers = new Set<DocumentSession>();
    for (const { incoming, outcome } of turn.outcomes)
      if (outcome.type === 'new') writers.add(incoming.from);
    const [only] = writers;
    const frame = writeUpdate(update);
    for (const session of this.sessions)
      if (writers.size > 1 || session !== only) session.sendUpdate(frame, before);
  }

  /** The disk did not take the turn: it has reached nobody, and this copy holds it. */
  fail(error: Error): void {
    this.#failed = true;
    const tasks = this.#tasks;
    this.#tasks = [];
    for (const task of tasks) task.fail(error);
    for (const session of this.sessions) session.close('storage');
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
  }

  receivePresence(session: DocumentSession, update: Uint8Array): void {
    const change = this.#presence.receive(session, update);
    switch (change.type) {
      case 'ignored':
        return;
      case 'malformed':
        this.#options.malformed(session, change.problem);
        return;
      case 'too-large': {
        const details = { limit: this.#options.limits.awarenessBytes, bytes: change.bytes };
        this.refuse(session, hashOf(update), { code: 'presence-too-large', details });
        return;
      }
      case 'changed':
        for (const client of change.clients) {
          this.#moves(client);
          if (change.first) this.#askToRepeat(session, client);
        }
    }
  }

  #moves(client: number): void {
    this.#moved.add(client);
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null;
      const entries = [...this.#moved].map((moved) => this.#presence.entry(moved));
      this.#moved.clear();
      const frame = writeAwareness(writeAwarenessUpdate(entries));
      const [only] = entries.length === 1 ? entries : [];
      for (const session of this.sessions)
        if (only === undefined || this.#presence.clientOf(session) !== only.client)
          session.sendIfReading(frame);
    }, PRESENCE_MS);
  }

  /**
   * A client that connects again announces the clock that others have already seen go, and would
   * stay unseen until its next heartbeat. Told that it is gone, a client says with a new clock that
   * it is not.
   */
  #askToRepeat(session: DocumentSession, client: number): void {
    const { clock } = this.#presence.entry(client);
    session.send(writeAwareness(writeAwarenessUpdate([{ client, clock, json: 'null' }])));
  }

  tellPresence(session: DocumentSession): void {
    const own = this.#presence.clientOf(session);
    const others = [...this.#presence.clients].filter((client) => client !== own);
    if (others.length === 0) return;
    const entries = others.map((client) => this.#presence.entry(client));
    session.sendIfReading(writeAwareness(writeAwarenessUpdate(entries)));
  }

  /** Sync step 1: what of this does the session have that is not here? */
  #ask(session: DocumentSession): void {
    if (session.isOpen) session.send(writeSyncStep1(Y.encodeStateVector(this.document.doc)));
  }

  #tellDurable(session: DocumentSession, stateVector: Uint8Array): void {
    const { settled } = this.#settlement(session);
    session.send(writeDurable({ settled, stateVector }));
  }

  #settlement(session: DocumentSession): Settlement {
    // A session that has left may still have had updates on their way.
    return this.#settlements.get(session) ?? new Settlement();
  }

  /** Runs with the document as it is on disk: now, or after the turn that is on its way. */
  #whenClean(session: DocumentSession, serve: () => void): void {
    const run = (): void => {
      try {
        serve();
      } catch (error) {
        this.#options.unserved(session, error);
      }
    };
    if (this.#busy) this.#tasks.push({ run, fail: () => {} });
    else run();
  }

  #runTasks(): void {
    const tasks = this.#tasks;
    this.#tasks = [];
    for (const task of tasks) task.run();
  }
}
