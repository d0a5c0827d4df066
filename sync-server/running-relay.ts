import type { Server } from 'node:http';
import { uptime as systemUptime } from 'node:os';
import { pino, type Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { SignedAct } from '../shared/ledger/act.ts';
import type { Fate } from '../shared/ledger/ledger-writer.ts';
import { LEDGER_PROTOCOL } from '../shared/protocol/ledger-messages.ts';
import { SESSION_PROTOCOL, type RelayIdentity } from '../shared/protocol/session-messages.ts';
import { access, RULES_VERSION } from '../shared/rules/index.ts';
import { DocumentFeed } from './document-feed.ts';
import { DocumentHub, documentMetrics } from './documents/index.ts';
import type { Stores } from './folder/stores.ts';
import { contentRoutes, decodePath } from './http/content-routes.ts';
import { listen, makeHttpServer } from './http/http-server.ts';
import { Origins, ownAddresses } from './http/origins.ts';
import type { Asked } from './http/reply.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { statusRoutes, type Health } from './http/status-routes.ts';
import { writeExportCopy } from './ledger-file/index.ts';
import { ActDesk } from './ledger/act-desk.ts';
import { LedgerService, type LedgerObserver, type Published } from './ledger/ledger-service.ts';
import { RelayClock } from './ledger/relay-clock.ts';
import type { RelayAnswer } from './ledger/wire-answer.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { RelayOptions } from './relay-options.ts';
import { Sessions, TokenBuckets, type Session } from './sessions/index.ts';
import { EntryFrames } from './sockets/entry-frames.ts';
import { LedgerSocket, type LedgerSide } from './sockets/ledger-socket.ts';
import { SocketDoor, type Behind } from './sockets/socket-door.ts';
import type { WebFolder } from './web/web-folder.ts';

/** A relay that runs. */
export interface Relay {
  readonly port: number;
  /** Without a slash at its end. */
  readonly url: string;
  readonly publicKey: string;
  /** What is on the disk. */
  readonly published: Published;
  readonly metrics: Metrics;
  /** Takes an act as if it had come over a socket of its author; for whoever embeds the relay. */
  propose(act: SignedAct): Promise<RelayAnswer>;
  fateOf(id: string): Fate | undefined;
  /** Closes what is due: to be called when the clock that was handed in has been moved. */
  tick(): Promise<void>;
  /** The operator says that the clock is right as it is now. */
  acceptClock(): Promise<void>;
  /** Writes the ledger as an export. */
  exportTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/** What stands before a document's name in a path. */
const DOCUMENTS = '/doc/';
/** How long sockets have to go by themselves when the relay stops, in milliseconds. */
const GO_WITHIN = 1000;

/** What a relay is made of before it runs. */
export interface RelayParts {
  readonly options: RelayOptions;
  readonly stores: Stores;
  readonly metrics: Metrics;
  readonly web: WebFolder | null;
}

/** All parts of a relay, put together. */
export class RunningRelay implements Relay {
  readonly metrics: Metrics;
  readonly #options: RelayOptions;
  readonly #stores: Stores;
  readonly #log: Logger;
  readonly #limits: Limits;
  readonly #clock: RelayClock;
  readonly #service: LedgerService;
  readonly #sessions: Sessions;
  readonly #door: SocketDoor;
  readonly #server: Server;
  readonly #feed = new DocumentFeed((changed) => {
    for (const socket of this.#sockets) socket.documentsChanged(changed);
  });
  readonly #sockets = new Set<LedgerSocket>();
  readonly #desk: ActDesk;
  readonly #logins: TokenBuckets;
  readonly #allLogins: TokenBuckets;
  readonly #side: LedgerSide;
  readonly #documents: DocumentHub;
  readonly #web: WebFolder | null;
  #port = 0;
  #storage: Health['storage'] = 'working';
  #closing: Promise<void> | null = null;

  constructor({ options, stores, metrics, web }: RelayParts) {
    this.#options = options;
    this.#web = web;
    this.#stores = stores;
    this.metrics = metrics;
    this.#log = options.log ?? pino({ level: 'silent' });
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const { replica, signer, ledger, refusals, fates, snapshots } = stores;
    const uptime = options.uptime ?? (() => systemUptime() * 1000);
    const last = replica.position.seq === 0 ? null : replica.at;
    this.#clock = new RelayClock(options.clock ?? Date.now, uptime, last);
    if (options.acceptClock) this.#clock.accept();
    this.#service = new LedgerService({
      store: ledger,
      refusals,
      replica,
      relay: signer,
      fates,
      readText: (sha256) => snapshots.readNow(sha256),
      clock: this.#clock,
      observer: this.#observer(),
    });
    this.#documents = new DocumentHub({
      store: stores.documents,
      access: (person, document) => access(this.published.state, person, document),
      log: this.#log,
      clock: () => this.#clock.now(),
      metrics: documentMetrics(metrics.registry),
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
    this.#sessions = new Sessions({ current: () => this.published, relayKey, uptime });
    this.#logins = new TokenBuckets(this.#limits.logins, uptime);
    this.#allLogins = new TokenBuckets(this.#limits.allLogins, uptime);
    this.#side = this.#ledgerSide(new TokenBuckets(this.#limits.messages, uptime));
    const origins = new Origins(() => this.#addresses());
    this.#door = this.#makeDoor(origins);
    this.#server = this.#makeServer(origins, new TokenBuckets(this.#limits.snapshotBytes, uptime));
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
    if (!reading.trusted) this.#observer().clockDoubted(reading.doubt);
    await this.#service.tick();
    const { host = '127.0.0.1', port = 0 } = this.#options;
    this.#port = await listen(this.#server, port, host);
    const { ledger, position } = this.published;
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

  #observer(): LedgerObserver {
    return {
      answered: (answer) => this.#answered(answer),
      committed: (entries) => {
        this.#storage = 'working';
        this.metrics.entries.inc(entries);
      },
      storageFailed: (error) => {
        this.#storage = 'failing';
        this.metrics.storageFailures.inc();
        this.#log.error({ err: error }, 'a batch could not be stored; its acts were not taken');
      },
      failed: (error) => this.#log.error({ err: error }, 'an act could not be decided'),
      clockDoubted: (doubt) =>
        this.#log.error(
          { doubt, clock: this.#clock.now() },
          'the clock cannot be believed, nothing is stamped; if it is right, start with --accept-clock',
        ),
    };
  }

  #answered(answer: RelayAnswer): void {
    this.metrics.answers.inc({ result: answer.result });
    if (answer.result === 'refused') {
      this.#log.info({ act: answer.refusal.id, code: answer.refusal.code }, 'act refused');
    } else if (answer.result === 'problem') {
      this.#log.info({ code: answer.problem.code }, 'act not taken');
    }
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
    for (const socket of this.#sockets) socket.wake();
  }

  #mayLogin(from: string): boolean {
    return this.#logins.take(from) && this.#allLogins.take('all');
  }

  #identity(): RelayIdentity {
    const { ledger, position } = this.published;
    return {
      protocol: SESSION_PROTOCOL,
      rules: RULES_VERSION,
      ledger,
      relayKey: this.publicKey,
      head: position,
      clock: this.#clock.now(),
      foundable: this.#desk.isFoundable,
      adopting: false,
      restoring: false,
      moved: null,
    };
  }

  #health(): Health {
    const { ledger, position } = this.published;
    const clock = this.#clock.read().trusted ? 'trusted' : 'doubted';
    const ok = clock === 'trusted' && this.#storage === 'working';
    return { ok, ledger, seq: position.seq, clock, storage: this.#storage };
  }

  #ledgerSide(messages: TokenBuckets): LedgerSide {
    return {
      hello: () => {
        const { rules, ledger, relayKey, head, clock } = this.#identity();
        return { type: 'hello', protocol: LEDGER_PROTOCOL, rules, ledger, relayKey, head, clock };
      },
      head: () => this.published.position,
      holds: (position) => this.#service.chain.holds(position),
      now: () => this.#clock.now(),
      propose: (act, session) => this.#desk.take(act, session ?? 'association.found'),
      fateOf: (id) => this.fateOf(id) ?? { result: 'unknown' },
      frames: new EntryFrames(this.#stores.ledger),
      messages,
      log: this.#log,
      closed: (reason) => this.metrics.closed.inc({ reason }),
    };
  }

  #makeDoor(origins: Origins): SocketDoor {
    return new SocketDoor({
      sessions: this.#sessions,
      origins,
      log: this.#log,
      most: this.#limits.sockets,
      tokens: this.#options.allowUrlToken === true ? 'also-in-url' : 'in-subprotocol',
      closed: (reason) => this.metrics.closed.inc({ reason }),
      find: (path) => this.#behind(path),
    });
  }

  #behind(path: string): Behind | null {
    if (path.startsWith(DOCUMENTS)) return this.#document(path.slice(DOCUMENTS.length));
    if (path !== '/ledger') return null;
    return {
      // An empty relay has nobody yet who could have a session.
      needs: this.#desk.isFoundable ? 'nothing' : 'session',
      open: (socket, session) => this.#openLedger(socket, session),
    };
  }

  #document(encoded: string): Behind | null {
    const document = decodePath(encoded);
    if (document === null) return null;
    return {
      needs: 'session',
      open: (socket, session) => {
        if (session !== null) this.#documents.accept(socket, session, document);
      },
    };
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

  #makeServer(origins: Origins, snapshotBytes: TokenBuckets): Server {
    const { snapshots, invites, ledger: store } = this.#stores;
    const mayLogin = (from: string) => this.#mayLogin(from);
    const { tls } = this.#options;
    const web = this.#web;
    return makeHttpServer({
      otherwise:
        web === null
          ? null
          : { method: 'GET', path: /^\//, handle: (asked: Asked) => web.serve(asked) },
      origins,
      log: this.#log,
      findSession: (token) => this.#sessions.find(token),
      upgrade: (request, stream, head) => this.#door.upgrade(request, stream, head),
      ...(tls === undefined ? {} : { tls }),
      routes: [
        ...sessionRoutes({
          identity: () => this.#identity(),
          sessions: this.#sessions,
          now: () => this.#clock.now(),
          propose: (act, type) => this.#desk.take(act, type),
          mayLogin,
          loggedIn: (result) => this.metrics.logins.inc({ result }),
        }),
        ...contentRoutes({
          snapshots,
          store,
          invites,
          documents: this.#documents,
          mayRead: ({ person }, document) => access(this.published.state, person, document).read,
          snapshotBytes,
          mayLogin,
        }),
        ...statusRoutes(() => this.#health(), this.metrics.registry),
      ],
    });
  }
}
