import type { Server } from 'node:http';
import { uptime as systemUptime } from 'node:os';
import { pino, type Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { SignedAct } from '../shared/ledger/act.ts';
import type { Fate } from '../shared/ledger/ledger-writer.ts';
import { access } from '../shared/rules/index.ts';
import { AboutRelay } from './about-relay.ts';
import { DocumentFeed } from './document-feed.ts';
import { DocumentHub, documentMetrics } from './documents/index.ts';
import type { Stores } from './folder/stores.ts';
import { listen, makeHttpServer } from './http/http-server.ts';
import { Origins, ownAddresses } from './http/origins.ts';
import type { Asked, Route } from './http/reply.ts';
import { ownRoutes } from './http/own-routes.ts';
import { writeExportCopy } from './ledger-file/index.ts';
import { ActDesk } from './ledger/act-desk.ts';
import { entriesAfter } from './ledger/entries-after.ts';
import { LedgerService, type Published } from './ledger/ledger-service.ts';
import { RelayClock } from './ledger/relay-clock.ts';
import { Standings } from './ledger/standing.ts';
import type { RelayAnswer } from './ledger/wire-answer.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { RelayPart, RelayView } from './relay-part.ts';
import type { Relay } from './relay-handle.ts';
import { RelayObserver } from './relay-observer.ts';
import type { RelayOptions } from './relay-options.ts';
import { Sessions, TokenBuckets, type Session } from './sessions/index.ts';
import { EntryFrames } from './sockets/entry-frames.ts';
import { LedgerSocket, type LedgerSide } from './sockets/ledger-socket.ts';
import { SocketDoor } from './sockets/socket-door.ts';
import { behindPath, type SocketPathsOptions } from './sockets/socket-paths.ts';
import type { WebFolder } from './web/web-folder.ts';

const systemUptimeMs = (): number => systemUptime() * 1000;

/** How long sockets have to go by themselves when the relay stops, in milliseconds. */
const GO_WITHIN = 1000;
/** How long whoever knows more than this relay has to bring it, in milliseconds. */
const PATIENCE = 10_000;

/** What a relay is made of before it runs. */
export interface RelayParts {
  readonly options: RelayOptions;
  readonly stores: Stores;
  readonly metrics: Metrics;
  readonly web: WebFolder | null;
  /** What it does beside its own; made once there is something to see. */
  readonly makeParts: (view: RelayView) => readonly RelayPart[];
}

/** All parts of a relay, put together. */
export class RunningRelay implements Relay {
  readonly metrics: Metrics;
  readonly #options: RelayOptions;
  readonly #stores: Stores;
  readonly #log: Logger;
  readonly #limits: Limits;
  readonly #clock: RelayClock;
  readonly #observer: RelayObserver;
  readonly #service: LedgerService;
  readonly #sessions: Sessions;
  readonly #door: SocketDoor;
  readonly #server: Server;
  readonly #feed = new DocumentFeed((changed) => void this.#tellChanged(changed));
  readonly #sockets = new Set<LedgerSocket>();
  readonly #desk: ActDesk;
  readonly #about: AboutRelay;
  readonly #logins: TokenBuckets;
  readonly #allLogins: TokenBuckets;
  readonly #side: LedgerSide;
  readonly #documents: DocumentHub;
  readonly #web: WebFolder | null;
  readonly #parts: readonly RelayPart[];
  #port = 0;
  #closing: Promise<void> | null = null;

  constructor({ options, stores, metrics, web, makeParts }: RelayParts) {
    this.#options = options;
    this.#web = web;
    this.#stores = stores;
    this.metrics = metrics;
    this.#log = options.log ?? pino({ level: 'silent' });
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const { replica, signer, ledger, refusals, fates, snapshots, departure } = stores;
    const uptime = options.uptime ?? systemUptimeMs;
    const last = replica.position.seq === 0 ? null : replica.at;
    this.#clock = new RelayClock(options.clock ?? Date.now, uptime, last);
    if (options.acceptClock) this.#clock.accept();
    this.#observer = new RelayObserver({ metrics, log: this.#log, clock: this.#clock });
    this.#service = new LedgerService({
      store: ledger,
      refusals,
      replica,
      relay: signer,
      fates,
      readText: (sha256) => snapshots.readNow(sha256),
      clock: this.#clock,
      standings: new Standings({
        publicKey: signer.publicKey,
        adopts: options.adopts === true,
        restoresOnly: options.restoresOnly === true,
        patience: options.patience ?? PATIENCE,
        departure,
      }),
      departure,
      observer: this.#observer,
    });
    this.#documents = new DocumentHub({
      store: stores.documents,
      access: (person, document) => this.#access(person, document),
      log: this.#log,
      clock: () => this.#clock.now(),
      metrics: documentMetrics(metrics.registry),
      recovers: options.recovers === true,
      changed: (document) => this.#feed.changed(document),
    });
    this.#desk = new ActDesk({
      service: this.#service,
      foundings: options.foundable === true ? 'taken' : 'not-taken',
      acts: this.#limits.acts,
      uptime,
      hash: (document) => this.#documents.hash(document),
    });
    const relayKey = signer.publicKey;
    this.#about = new AboutRelay({
      publicKey: relayKey,
      hostedBy: options.hostedBy ?? null,
      service: this.#service,
      clock: this.#clock,
      desk: this.#desk,
      observer: this.#observer,
    });
    this.#sessions = new Sessions({ current: () => this.published, relayKey, uptime });
    this.#logins = new TokenBuckets(this.#limits.logins, uptime);
    this.#allLogins = new TokenBuckets(this.#limits.allLogins, uptime);
    this.#side = this.#ledgerSide(new TokenBuckets(this.#limits.messages, uptime));
    this.#parts = makeParts(this.#view());
    const origins = new Origins(() => this.#addresses());
    this.#door = this.#makeDoor(origins);
    this.#server = this.#makeServer(origins);
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    const { host = '127.0.0.1', tls } = this.#options;
    const name = host.includes(':') ? `[${host}]` : host;
    return `${tls === undefined ? 'http' : 'https'}://${name}:${this.#port}`;
  }

  get publicKey(): string {
    return this.#stores.signer.publicKey;
  }

  get published(): Published {
    return this.#service.published;
  }

  async start(): Promise<void> {
    this.metrics.seq.set(this.published.position.seq);
    this.#service.onCommit(() => this.#committed());
    const reading = this.#clock.read();
    if (!reading.trusted) this.#observer.clockDoubted(reading.doubt);
    if (this.#options.stays === true) await this.#stores.departure.forget();
    await this.#service.start(this.#options.patience ?? PATIENCE);
    const { host = '127.0.0.1', port = 0 } = this.#options;
    this.#port = await listen(this.#server, port, host);
    const { ledger, position } = this.published;
    for (const part of this.#parts) await part.start();
    this.#log.info({ url: this.url, ledger, seq: position.seq, key: this.publicKey }, 'relay runs');
  }

  propose(act: SignedAct): Promise<RelayAnswer> {
    return this.#service.propose(act);
  }

  fateOf(id: string): Fate | undefined {
    return this.#service.fateOf(id);
  }

  tick(): Promise<void> {
    return this.#service.tick();
  }

  acceptClock(): Promise<void> {
    this.#clock.accept();
    return this.#service.tick();
  }

  exportTo(path: string): Promise<void> {
    return writeExportCopy(this.#stores.ledger, this.#service.chain, path);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const stopped = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Whatever was taken is still answered, then everybody is sent away.
    await this.#service.close();
    this.#door.close();
    const cut = setTimeout(() => {
      this.#door.terminate();
      this.#server.closeAllConnections();
    }, GO_WITHIN);
    this.#server.closeIdleConnections();
    await stopped;
    clearTimeout(cut);
    for (const part of this.#parts) await part.close();
    this.#feed.close();
    this.#sessions.close();
    await this.#documents.close();
    await this.#stores.close();
    // One that never ran has said why.
    if (this.#port !== 0) this.#log.info('relay stopped');
  }

  #addresses(): (string | null)[] {
    const { association } = this.published.state;
    const { host = '127.0.0.1', knownAs = [] } = this.#options;
    const own = ownAddresses(new URL(this.url), host);
    return [...own, association?.relay.url ?? null, ...knownAs];
  }

  #committed(): void {
    this.metrics.seq.set(this.published.position.seq);
    this.#sessions.review();
    try {
      this.#documents.accessChanged();
    } catch (error) {
      // Entries and answers go out all the same.
      this.#log.error({ err: error }, 'documents could not be told of a change of access');
    }
    for (const part of this.#parts) part.committed();
    if (this.#about.moved() !== null) this.#documents.sendAway('relay-moved');
    for (const socket of this.#sockets) {
      socket.wake();
      socket.leaveIfMoved();
    }
  }

  async #tellChanged(changed: readonly string[]): Promise<void> {
    try {
      const marks = await this.#documents.marks();
      const all = changed.map((document) => marks.get(document) ?? '');
      for (const socket of this.#sockets) socket.documentsChanged(changed, all);
    } catch (error) {
      this.#log.error({ err: error }, 'nobody could be told which documents have changed');
    }
  }

  #view(): RelayView {
    return {
      published: () => this.published,
      standing: () => this.#service.standing,
      publicUrl: () => this.#publicUrl,
      now: () => this.#clock.now(),
      uptime: this.#options.uptime ?? systemUptimeMs,
      isClockTrusted: () => this.#clock.read().trusted,
      entriesAfter: (seq) => entriesAfter(this.#stores.ledger, seq),
      readText: (sha256) => this.#readText(sha256),
      log: this.#log,
      registry: this.metrics.registry,
    };
  }

  /** What is written where the ledger was once would be lost to where it is. */
  #access(person: string, document: string): { read: boolean; write: boolean } {
    const { read, write } = access(this.published.state, person, document);
    return { read, write: write && this.#service.standing.kind !== 'moved' };
  }

  #mayLogin(from: string): boolean {
    return this.#logins.take(from) && this.#allLogins.take('all');
  }

  #ledgerSide(messages: TokenBuckets): LedgerSide {
    return {
      hello: () => this.#about.hello(),
      head: () => this.published.position,
      holds: (position) => this.#service.chain.holds(position),
      now: () => this.#clock.now(),
      propose: (act, session) => this.#desk.take(act, session ?? 'association.found'),
      fateOf: (id) => this.fateOf(id) ?? { result: 'unknown' },
      moved: () => this.#about.moved(),
      frames: new EntryFrames(this.#stores.ledger),
      messages,
      log: this.#log,
      closed: (reason) => this.metrics.closed.inc({ reason }),
    };
  }

  #makeDoor(origins: Origins): SocketDoor {
    const paths: SocketPathsOptions = {
      standing: () => this.#service.standing.kind,
      isFoundable: () => this.#desk.isFoundable,
      openLedger: (socket, session) => this.#openLedger(socket, session),
      openDocument: (socket, session, name) => this.#documents.accept(socket, session, name),
    };
    return new SocketDoor({
      sessions: this.#sessions,
      origins,
      log: this.#log,
      most: this.#limits.sockets,
      tokens: this.#options.allowUrlToken === true ? 'also-in-url' : 'in-subprotocol',
      closed: (reason) => this.metrics.closed.inc({ reason }),
      find: (path) => behindPath(paths, path),
    });
  }

  #openLedger(socket: WebSocket, session: Session | null): void {
    const client = new LedgerSocket(socket, session, this.#side);
    this.#sockets.add(client);
    this.metrics.sockets.set(this.#sockets.size);
    socket.once('close', () => {
      this.#sockets.delete(client);
      this.metrics.sockets.set(this.#sockets.size);
    });
  }

  #makeServer(origins: Origins): Server {
    const { tls } = this.#options;
    const web = this.#web;
    return makeHttpServer({
      otherwise:
        web === null
          ? null
          : { method: 'GET', path: /^\//, handle: (asked: Asked) => web.serve(asked) },
      origins,
      behindProxy: this.#options.behindProxy === true,
      moved: () => this.#about.moved(),
      log: this.#log,
      findSession: (token) => this.#sessions.find(token),
      upgrade: (request, stream, head) => this.#door.upgrade(request, stream, head),
      ...(tls === undefined ? {} : { tls }),
      routes: [...this.#ownRoutes(), ...this.#parts.flatMap(({ routes }) => routes)],
    });
  }

  #ownRoutes(): Route[] {
    return ownRoutes({
      identity: () => this.#about.identity(),
      health: () => this.#about.health(),
      mayLogin: (from) => this.#mayLogin(from),
      mayRead: ({ person }, document) => this.#access(person, document).read,
      stores: this.#stores,
      sessions: this.#sessions,
      service: this.#service,
      desk: this.#desk,
      documents: this.#documents,
      metrics: this.metrics,
      now: () => this.#clock.now(),
      limits: this.#limits,
      uptime: this.#options.uptime ?? systemUptimeMs,
    });
  }

  get #publicUrl(): string {
    const [known] = this.#options.knownAs ?? [];
    const url = known ?? this.published.state.association?.relay.url ?? this.url;
    return url.replace(/\/+$/, '');
  }

  async #readText(sha256: string): Promise<string | null> {
    const { snapshots, ledger } = this.#stores;
    const kept = (await snapshots.read(sha256)) ?? (await ledger.text(sha256));
    if (kept === null) return null;
    return typeof kept === 'string' ? kept : new TextDecoder().decode(kept);
  }
}
