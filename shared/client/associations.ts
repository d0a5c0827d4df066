import { sentenceOf } from '../wording/index.ts';
import {
  knownAssociation,
  readAssociationRecord,
  writeAssociationRecord,
  type AssociationRecord,
} from './association-record.ts';
import { keptDevice } from './device-session.ts';
import { HostError, keeping, messageOf } from './host-error.ts';
import type { HostEvent, KnownAssociation, Me } from './host-messages.ts';
import { LedgerClient } from './ledger-client.ts';
import type { ClientPorts, ClientStore, EmbeddedRelays } from './ports.ts';
import { RelayHttp } from './relay-http.ts';

export interface AssociationsOptions {
  readonly ports: ClientPorts;
  readonly embedded: EmbeddedRelays | null;
  readonly emit: (event: HostEvent) => void;
}

interface Opened {
  readonly client: LedgerClient;
  readonly store: ClientStore;
}

/** The associations that this device knows, and the clients of those that are open. */
export class Associations {
  readonly #options: AssociationsOptions;
  readonly #records = new Map<string, AssociationRecord>();
  readonly #opened = new Map<string, Promise<Opened>>();
  #loaded: Promise<void> | null = null;

  constructor(options: AssociationsOptions) {
    this.#options = options;
  }

  /** Reads the list, once. @throws HostError `disk` */
  load(): Promise<void> {
    this.#loaded ??= this.#load().catch((error: unknown) => {
      this.#loaded = null;
      throw error;
    });
    return this.#loaded;
  }

  known(): KnownAssociation[] {
    return this.records().map(knownAssociation);
  }

  records(): AssociationRecord[] {
    return [...this.#records.values()];
  }

  find(ledger: string): AssociationRecord | undefined {
    return this.#records.get(ledger);
  }

  /** @throws HostError `unknown-association` */
  record(ledger: string): AssociationRecord {
    const record = this.#records.get(ledger);
    if (record !== undefined) return record;
    throw new HostError('unknown-association', 'this device does not know that ledger');
  }

  /** Keeps a record; resolves once it is flushed. @throws HostError `disk` */
  async save(record: AssociationRecord): Promise<void> {
    const { knownLedgers } = this.#options.ports;
    await keeping(() => knownLedgers.put(record.ledger, writeAssociationRecord(record)));
    this.#records.set(record.ledger, record);
    this.#tell();
  }

  async change(ledger: string, change: Partial<AssociationRecord>): Promise<void> {
    await this.save({ ...this.record(ledger), ...change });
  }

  /** Forgets it here; what is kept of it is moved aside. */
  async remove(ledger: string): Promise<void> {
    const opened = this.#opened.get(ledger);
    this.#opened.delete(ledger);
    if (opened !== undefined) await (await opened).client.close();
    await keeping(() => this.#options.ports.knownLedgers.remove(ledger));
    const record = this.#records.get(ledger);
    this.#records.delete(ledger);
    this.#tell();
    if (record?.embedded) await this.#options.embedded?.stop(record.embedded.name);
  }

  /** Its client, connected. @throws HostError */
  async client(ledger: string): Promise<LedgerClient> {
    return (await this.#open(ledger)).client;
  }

  async store(ledger: string): Promise<ClientStore> {
    return (await this.#open(ledger)).store;
  }

  /** Where its relay is; started, where it runs here. @throws HostError */
  async address(ledger: string): Promise<string> {
    const { embedded, relayUrl, pending, rehearsal } = this.record(ledger);
    if (embedded === null) return relayUrl;
    const relays = this.#options.embedded;
    if (relays === null) throw new HostError('not-here', 'no relay can be run here');
    const how = {
      foundings: pending?.path === '/found' ? 'taken' : 'not-taken',
      clock: rehearsal === 'yes' ? 'believed' : 'doubted',
      clockOffset: embedded.clockOffset,
      reach: embedded.reach,
    } as const;
    const started = await relays.start(embedded.name, how).catch((error: unknown) => {
      throw new HostError('relay-unreachable', messageOf(error), { relay: embedded.name });
    });
    if (started.url !== relayUrl) await this.change(ledger, { relayUrl: started.url });
    return started.url;
  }

  async close(): Promise<void> {
    const opened = [...this.#opened.values()];
    this.#opened.clear();
    for (const one of await Promise.allSettled(opened)) {
      if (one.status === 'fulfilled') await one.value.client.close();
    }
  }

  async #load(): Promise<void> {
    const listed = await keeping(() => this.#options.ports.knownLedgers.list());
    for (const { ledger, record: text } of listed) {
      const record = readAssociationRecord(text);
      if (record?.ledger === ledger) this.#records.set(ledger, record);
    }
  }

  #open(ledger: string): Promise<Opened> {
    const known = this.#opened.get(ledger);
    if (known !== undefined) return known;
    this.record(ledger);
    const opening = this.#makeClient(ledger).catch((error: unknown) => {
      this.#opened.delete(ledger);
      throw error;
    });
    this.#opened.set(ledger, opening);
    return opening;
  }

  async #makeClient(ledger: string): Promise<Opened> {
    const { ports, emit } = this.#options;
    const store = await keeping(() => ports.store(ledger));
    const client = await LedgerClient.open({
      ledger,
      ports,
      store,
      sentence: sentenceOf,
      relayUrl: this.record(ledger).relayUrl,
      address: async () => {
        const url = await this.address(ledger);
        await this.#bringPending(ledger, url);
        return url;
      },
      movedTo: (relayUrl) => this.change(ledger, { relayUrl, embedded: null }),
      me: () => this.record(ledger).me,
      connectAs: () => keptDevice(ports.keys, this.#connecting(ledger)),
      emit,
    });
    client.start();
    return { client, store };
  }

  /** Who keeps the connection: in a rehearsal the founder, whoever one acts as. */
  #connecting(ledger: string): Me {
    const { me, personas } = this.record(ledger);
    return personas[0] ?? me;
  }

  /** Sends the act again that was to bring this device in, where its answer is not known. */
  async #bringPending(ledger: string, url: string): Promise<void> {
    const { pending } = this.record(ledger);
    if (pending === null) return;
    const { path, act: bytes, signature } = pending;
    const answer = await new RelayHttp(this.#options.ports, url).openAct(path, {
      bytes,
      signature,
    });
    if (answer.result !== 'problem') await this.change(ledger, { pending: null });
  }

  #tell(): void {
    this.#options.emit({ type: 'associations', associations: this.known() });
  }
}
