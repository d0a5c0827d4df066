import type { Problem } from '../ledger/problem.ts';
import type { Instant } from '../rules/index.ts';
import { ConnectionState } from './connection-state.ts';
import { DeviceSessions, keptDevice, type SessionDevice } from './device-session.ts';
import type { EntryLine } from '../ledger/export-line.ts';
import { readForkEvidence, type ForkEvidence } from './fork.ts';
import { HostError, keeping } from './host-error.ts';
import type {
  Connection,
  HostEvent,
  Me,
  OpenedAssociation,
  ProposeReply,
} from './host-messages.ts';
import { historyItem, LedgerCopy } from './ledger-copy.ts';
import { Outbox } from './outbox.ts';
import { OutboxSender } from './outbox-sender.ts';
import type { ClientPorts, ClientStore } from './ports.ts';
import type { PredictionContext } from './predict.ts';
import { Proposer, type AskedAct, type SentenceOf, type SignAct } from './proposer.ts';
import { RelayHttp, RelayProblem } from './relay-http.ts';
import { RelayLink } from './relay-link.ts';
import { readRelayNote, type RelayNote } from './relay-note.ts';
import { changedRows, rowsOf } from './state-rows.ts';
import { TextShelf } from './text-shelf.ts';

export interface LedgerClientOptions {
  readonly ledger: string;
  readonly ports: ClientPorts;
  readonly store: ClientStore;
  readonly sentence: SentenceOf;
  /** The address as it is kept; shown before any attempt. */
  readonly relayUrl: string;
  /** Where the relay is, started where it runs here. @throws HostError */
  readonly address: () => Promise<string>;
  readonly movedTo: (url: string) => Promise<void>;
  readonly me: () => Me;
  /** Who keeps the connection; by default the device above. */
  readonly connectAs?: () => SessionDevice;
  readonly emit: (event: HostEvent) => void;
  /** As a `documents` message has it. */
  readonly documentsChanged?: (changed: readonly string[], marks: readonly string[]) => void;
}

interface Parts {
  readonly copy: LedgerCopy;
  readonly outbox: Outbox;
  readonly note: RelayNote;
  readonly fork: ForkEvidence | null;
  readonly setAside: Problem | null;
}

/** One ledger on this device: its copy, its outbox, and the way to its relay. */
export class LedgerClient {
  readonly ledger: string;
  readonly copy: LedgerCopy;
  readonly outbox: Outbox;
  readonly shelf: TextShelf;
  readonly sessions: DeviceSessions;
  /** Why lines that were kept did not hold, where that was so on opening. */
  readonly setAside: Problem | null;
  readonly #options: LedgerClientOptions;
  readonly #proposer: Proposer;
  readonly #sender: OutboxSender;
  readonly #link: RelayLink;
  readonly #connection: ConnectionState;
  #frozen: Problem | null = null;
  #fork: ForkEvidence | null;
  readonly #watchers = new Set<() => void>();

  private constructor(options: LedgerClientOptions, parts: Parts) {
    const { ledger, ports, store, sentence } = options;
    const { copy, outbox, note } = parts;
    this.#options = options;
    this.ledger = ledger;
    this.copy = copy;
    this.outbox = outbox;
    this.setAside = parts.setAside;
    this.#fork = parts.fork;
    this.shelf = new TextShelf(ports, store, copy);
    this.sessions = new DeviceSessions(ledger);
    this.#connection = new ConnectionState({
      ports,
      store,
      relayUrl: options.relayUrl,
      note,
      isForked: this.#fork !== null,
      changed: (connection) => {
        this.#emit({ type: 'connection', ledger, connection });
        this.#look();
      },
    });
    const context = () => this.context();
    this.#link = this.#makeLink();
    this.#sender = new OutboxSender({
      ledger,
      ports,
      copy,
      outbox,
      link: this.#link,
      context,
      upload: (sha256) => this.#upload(sha256),
      relayKeys: () => this.#relayKeys(),
      acknowledged: () => this.#connection.acknowledged(this.relayNow),
      clockDoubted: () => this.#connection.clockDoubted(),
    });
    this.#proposer = new Proposer({
      ledger,
      ports,
      copy,
      outbox,
      shelf: this.shelf,
      sentence,
      context,
      clockIsKnown: () => this.#connection.clockIsKnown,
    });
  }

  /** @throws HostError `disk` */
  static async open(options: LedgerClientOptions): Promise<LedgerClient> {
    const { ports, ledger, store } = options;
    const { copy, setAside } = await LedgerCopy.open(ports, ledger, store);
    let changed = (): void => {};
    const sha256 = (text: string) => ports.crypto.sha256(text);
    const outbox = await Outbox.open(store, sha256, () => changed());
    const [note, fork] = await keeping(async () => [
      readRelayNote(await store.readNote('relay')),
      readForkEvidence(await store.readNote('fork')),
    ]);
    const client = new LedgerClient(options, { copy, outbox, note, fork, setAside });
    changed = () => client.#outboxChanged();
    for (const { act } of outbox.waiting()) {
      const named = (act.data as { readonly textSha256?: unknown }).textSha256;
      if (typeof named === 'string') await keeping(() => client.shelf.find(named));
    }
    return client;
  }

  /** Connects, and keeps connected. */
  start(): void {
    if (this.#fork === null) this.#link.start();
  }

  reconnect(): void {
    if (this.#fork !== null) return;
    this.sessions.forget();
    this.#link.reconnect();
  }

  get connection(): Connection {
    return this.#connection.now;
  }

  get frozen(): Problem | null {
    return this.#frozen;
  }

  get fork(): ForkEvidence | null {
    return this.#fork;
  }

  /** An estimate of the relay's clock, never before the last entry. */
  get relayNow(): Instant {
    return Math.max(this.#connection.relayClock, this.copy.shown.at);
  }

  /** All of it but what the host knows better. */
  opened(): Omit<OpenedAssociation, 'association' | 'personas' | 'drafts'> {
    const { state, position, at } = this.copy.shown;
    return {
      position,
      at,
      rows: rowsOf(state),
      outbox: this.outbox.items(),
      connection: this.connection,
      frozen: this.#frozen,
      damaged: [
        ...(this.setAside === null ? [] : (['ledger'] as const)),
        ...(this.outbox.damaged === 0 ? [] : (['outbox'] as const)),
      ],
    };
  }

  context(): PredictionContext {
    const { position } = this.copy.shown;
    const { crypto } = this.#options.ports;
    const hasText = (sha256: string) => this.shelf.has(sha256);
    return { ledger: this.ledger, position, at: this.relayNow, crypto, hasText };
  }

  /**
   * Makes an act of a device and keeps it; it goes to the relay by itself.
   *
   * @throws HostError; `read-only` where nothing may be written here now.
   */
  async propose(
    asked: AskedAct,
    texts: readonly string[],
    me: Pick<Me, 'person' | 'device'>,
    sign: SignAct,
  ): Promise<ProposeReply> {
    this.mustBeWritable();
    const reply = await this.#proposer.propose(asked, texts, me, sign);
    if (reply.outcome === 'queued') this.#sender.wake();
    return reply;
  }

  async sendAnyway(id: string): Promise<void> {
    await this.outbox.sendAnyway(id);
    this.#sender.wake();
  }

  /**
   * Resolves once something holds, asked again whenever something has changed; rejects with
   * HostError `relay-unreachable` where it does not within so many ms.
   */
  until(holds: () => boolean, within: number): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        takeBack();
        this.#watchers.delete(look);
      };
      const look = (): void => {
        if (!holds()) return;
        stop();
        resolve();
      };
      const takeBack = this.#options.ports.after(within, () => {
        stop();
        const { status, reason } = this.connection;
        const message = `no answer in ${within} ms: ${status} ${reason ?? ''}`.trim();
        reject(new HostError('relay-unreachable', message, { status }));
      });
      this.#watchers.add(look);
    });
  }

  /** The relay over HTTP, and a token for it. @throws HostError and RelayProblem */
  async relay(who = this.#device()): Promise<{ http: RelayHttp; token: string; until: Instant }> {
    const http = new RelayHttp(this.#options.ports, await this.#options.address());
    const known = this.#connection.clockIsKnown === 'yes' ? this.relayNow : null;
    const { token, expiresAt } = await this.sessions.open(http, who, known);
    return { http, token, until: expiresAt };
  }

  /** The relay over HTTP, for the device that one acts with. */
  myRelay(): ReturnType<LedgerClient['relay']> {
    return this.relay(keptDevice(this.#options.ports.keys, this.#options.me()));
  }

  /** The relay's clock was moved from here. */
  clockMoved(by: number): void {
    if (this.#connection.clockMoved(by)) this.sessions.clockMoved(by);
  }

  async close(): Promise<void> {
    this.#sender.close();
    await this.#link.close();
    // It only saves time at the next start.
    await this.copy.checkpoint().catch(() => {});
    await this.#connection.written();
    await this.#options.store.close();
  }

  #device(): SessionDevice {
    const { connectAs, ports, me } = this.#options;
    return connectAs?.() ?? keptDevice(ports.keys, me());
  }

  /** @throws HostError `read-only` where nothing may be written here now. */
  mustBeWritable(): void {
    const { status } = this.connection;
    const closed = status === 'forked' || status === 'incompatible' || status === 'shut-out';
    if (this.#frozen === null && !closed) return;
    const why = this.#frozen === null ? status : 'frozen';
    throw new HostError('read-only', `nothing can be written here: ${why}`, { status: why });
  }

  #relayKeys(): readonly string[] {
    return this.copy.shown.state.association?.relayKeys ?? [];
  }

  async #upload(sha256: string): Promise<void> {
    if (this.copy.hasText(sha256)) return;
    try {
      const { http, token } = await this.relay();
      await this.shelf.upload(sha256, http, token);
    } catch (error) {
      // The next attempt gets a new token.
      if (error instanceof RelayProblem && error.code === 'token-expired') this.sessions.forget();
      throw error;
    }
  }

  #makeLink(): RelayLink {
    const { ledger, ports, address } = this.#options;
    const { copy, sessions } = this;
    return new RelayLink({
      ledger,
      ports,
      copy,
      sessions,
      device: () => this.#device(),
      address: async () => {
        const url = await address();
        this.#connection.addressIs(url);
        return url;
      },
      movedTo: async (url) => {
        this.sessions.forget();
        await this.#options.movedTo(url);
      },
      relayKeys: () => ({
        now: copy.shown.state.association?.relay.publicKey ?? null,
        ever: this.#relayKeys(),
      }),
      relayNow: () => (this.#connection.clockIsKnown === 'yes' ? this.relayNow : null),
      report: (status, reason) => this.#connection.report(status, reason),
      clockIs: (clock) => this.#connection.clockIs(clock),
      identified: ({ hostedBy, clockDoubt }) =>
        this.#connection.relayIs(hostedBy, clockDoubt === null ? 'believed' : 'doubted'),
      entries: (lines) => this.#entries(lines),
      answered: (answer) => this.#sender.answered(answer),
      documentsChanged: (changed, marks) => {
        this.#options.documentsChanged?.(changed, marks);
        this.#emit({ type: 'documents', ledger, changed });
      },
      ready: () => this.#sender.wake(),
      disconnected: () => {
        this.shelf.disconnected();
        this.#sender.disconnected();
      },
      forked: (evidence) => this.#forked(evidence),
    });
  }

  async #entries(lines: readonly string[]): Promise<'taken' | 'rejected'> {
    const { ledger, copy } = this;
    const { touched, entries, rejected } = await copy.append(lines);
    const { state, position, at } = copy.shown;
    if (entries.length > 0) {
      try {
        await this.#receipts(entries);
      } finally {
        // They are in the copy, and come no second time: whatever the outbox can keep, all are told.
        // A relay that stamps believes its clock.
        if (this.connection.status === 'online') this.#connection.clockBelieved();
        const change = { ...changedRows(state, touched), position, at };
        const items = entries.map((line) => historyItem(state, line));
        this.#emit({ type: 'changed', ledger, change, items });
        this.#sender.grown();
        this.#look();
      }
    }
    if (rejected === null) return 'taken';
    await this.#freeze(rejected.problem, rejected.line);
    return 'rejected';
  }

  /** An entry is the receipt of its act, whether or not that came by itself. */
  async #receipts(entries: readonly EntryLine[]): Promise<void> {
    for (const { entry } of entries) {
      const waiting = this.outbox.waitingOf(entry.actHash);
      if (waiting === undefined) continue;
      await this.#sender.answered({ type: 'receipt', receipt: entry });
    }
  }

  async #freeze(problem: Problem, line: string): Promise<void> {
    this.#frozen = problem;
    const { store } = this.#options;
    // What was refused is kept for whoever looks into it; without it, it is frozen all the same.
    await store.writeNote('frozen', JSON.stringify({ problem, line })).catch(() => {});
    this.#emit({ type: 'frozen', ledger: this.ledger, problem });
    // An update of the app may know those rules.
    if (problem.code === 'rules-unknown') this.#connection.report('incompatible', problem.message);
    this.#look();
  }

  async #forked(evidence: ForkEvidence): Promise<void> {
    this.#fork = evidence;
    await keeping(() => this.#options.store.writeNote('fork', JSON.stringify(evidence)));
  }

  #outboxChanged(): void {
    this.#emit({ type: 'outbox', ledger: this.ledger, outbox: this.outbox.items() });
    this.#look();
  }

  #emit(event: HostEvent): void {
    this.#options.emit(event);
  }

  #look(): void {
    for (const look of this.#watchers) look();
  }
}
