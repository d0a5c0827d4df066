import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import {
  DocumentHub,
  maxMessageBytes,
  DEFAULT_LIMITS,
  type DocumentStore,
  type HubLimits,
} from '../../sync-server/documents/index.ts';
import { standingPort } from '../outside/standing-port.ts';

/** A line of the hub's log. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly about: Readonly<Record<string, unknown>>;
}

interface Access {
  read: boolean;
  write: boolean;
}

export interface RelayOptions {
  readonly store: DocumentStore;
  readonly limits?: Partial<HubLimits>;
  readonly port?: number;
  readonly recovers?: boolean;
}

/** A hub behind a real server, which believes whoever says `?person=…&device=…`. */
export class DocumentRelay {
  readonly hub: DocumentHub;
  readonly log: LogLine[] = [];
  readonly changed: string[] = [];
  readonly store: DocumentStore;
  readonly #server: Server;
  readonly #access = new Map<string, Access>();
  now = Date.parse('2026-03-01T00:00:00Z');

  private constructor({ store, limits, recovers }: RelayOptions, server: Server) {
    this.store = store;
    this.#server = server;
    const line = (level: LogLine['level']) => (about: object, message: string) => {
      this.log.push({ level, message, about: { ...about } });
    };
    this.hub = new DocumentHub({
      store,
      access: (person) => this.#access.get(person) ?? { read: true, write: true },
      log: { info: line('info'), warn: line('warn'), error: line('error') },
      clock: () => this.now,
      changed: (document) => {
        this.changed.push(document);
      },
      ...(limits === undefined ? {} : { limits }),
      ...(recovers === undefined ? {} : { recovers }),
    });
    const sockets = new WebSocketServer({
      server,
      maxPayload: maxMessageBytes(DEFAULT_LIMITS) + 64 * 1024,
    });
    sockets.on('connection', (socket, request) => {
      const url = new URL(request.url ?? '/', 'http://relay.invalid');
      const person = url.searchParams.get('person') ?? 'nobody';
      const device = url.searchParams.get('device') ?? `${person}-laptop`;
      const identity = { person, device, name: `The ${person}` };
      this.hub.accept(socket, identity, url.pathname.slice('/doc/'.length));
    });
  }

  static async start(options: RelayOptions): Promise<DocumentRelay> {
    const server = createServer();
    const relay = new DocumentRelay(options, server);
    const { port = 0 } = options;
    // Some are stopped and started again, at the same address.
    const free = port === 0 ? await standingPort() : port;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(free, '127.0.0.1', resolve);
    });
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For y-websocket, which puts the document's name after it. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}/doc`;
  }

  /** As an act of the ledger would. */
  setAccess(person: string, access: Access): void {
    this.#access.set(person, access);
    this.hub.accessChanged();
  }

  async stop(): Promise<void> {
    await this.hub.close();
    await this.abandon();
  }

  /** Ends the server alone, where the hub would wait for its disk for ever. */
  async abandon(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}
