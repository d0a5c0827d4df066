import { DAY } from '../rules/index.ts';
import { sentenceOf } from '../wording/index.ts';
import {
  knownAssociation,
  readAssociationRecord,
  writeAssociationRecord,
  type AssociationRecord,
  type HostedRelay,
} from './association-record.ts';
import { keptDevice } from './device-session.ts';
import { LedgerDocuments } from './documents/ledger-documents.ts';
import { HostError, keeping, messageOf } from './host-error.ts';
import type { HostEvent, KnownAssociation, Me } from './host-messages.ts';
import { LedgerClient } from './ledger-client.ts';
import type { ClientPorts, ClientStore, EmbeddedRelay, EmbeddedRelays } from './ports.ts';
import { RelayHttp } from './relay-http.ts';

/** How long a relay of this computer tells where an association has gone, in milliseconds. */
const TELLS_FOR = 90 * DAY;

export interface AssociationsOptions {
  readonly ports: ClientPorts;
  readonly embedded: EmbeddedRelays | null;
  readonly emit: (event: HostEvent) => void;
}

interface Opened {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly documents: LedgerDocuments;
}

/** The associations that this device knows, and the clients of those that are open. */
export class Associations {
  readonly #options: AssociationsOptions;
  readonly #records = new Map<string, AssociationRecord>();
  readonly #opened = new Map<string, Promise<Opened>>();
  #loaded: Promise<void> | null = null;
  /** Changes are made one after the other: each begins with what the one before has left. */
  #changing: Promise<unknown> = Promise.resolve();

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

  /** @throws HostError `disk`, or `unknown-association` where it is forgotten meanwhile */
  change(ledger: string, change: Partial<AssociationRecord>): Promise<void> {
    return this.#change(ledger, () => change);
  }

  /** Of the relay of this computer, by what is known of it then; nothing, where it was left. */
  changeHosted(
    ledger: string,
    change: (hosted: HostedRelay) => Partial<AssociationRecord>,
  ): Promise<void> {
    return this.#change(ledger, ({ embedded }) => (embedded === null ? null : change(embedded)));
  }

  /** By what it is when its turn comes; null where nothing is to be changed then. */
  #change(
    ledger: string,
    change: (record: AssociationRecord) => Partial<AssociationRecord> | null,
  ): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.record(ledger);
      const changed = change(record);
      if (changed !== null) await this.save({ ...record, ...changed });
    });
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(run);
    this.#changing = done.catch(() => {});
    return done;
  }

  /** Forgets it here; what is kept of it is moved aside. */
  async remove(ledger: string): Promise<void> {
    const opened = this.#opened.get(ledger);
    this.#opened.delete(ledger);
    if (opened !== undefined) await closed(await opened);
    const record = this.#records.get(ledger);
    await this.#inTurn(async () => {
      await keeping(() => this.#options.ports.knownLedgers.remove(ledger));
      this.#records.delete(ledger);
      this.#tell();
    });
    for (const { name } of [record?.embedded ?? [], record?.left ?? []].flat()) {
      await this.#options.embedded?.stop(name);
    }
  }

  /** Another relay keeps it now; one of this computer's stays, to tell whoever comes late. */
  async movedTo(ledger: string, relayUrl: string): Promise<void> {
    const since = this.#options.ports.clock();
    const { embedded } = this.record(ledger);
    await this.#change(ledger, ({ embedded: last, left = [] }) => ({
      relayUrl,
      embedded: null,
      ...(last !== null && { left: [...left, { ...last, since }] }),
    }));
    if (embedded !== null) await this.startLeft(ledger);
  }

  /**
   * Starts the relays of this computer from which it has moved, and gives the address of the last;
   * null where there is none.
   */
  async startLeft(ledger: string): Promise<string | null> {
    const { left = [], me } = this.record(ledger);
    const relays = this.#options.embedded;
    const oldest = this.#options.ports.clock() - TELLS_FOR;
    let last: string | null = null;
    for (const { name, clockOffset, reach, since } of left) {
      if (since < oldest || relays === null) continue;
      const how = {
        foundings: 'not-taken',
        clock: 'doubted',
        clockOffset,
        reach,
        hostedBy: me.person,
        role: 'left',
      } as const;
      // Without it, whoever comes late asks the secretariat.
      const started = await relays.start(name, how).catch(() => null);
      last = started?.url ?? last;
    }
    return last;
  }

  /** Its client, connected. @throws HostError */
  async client(ledger: string): Promise<LedgerClient> {
    return (await this.#open(ledger)).client;
  }

  async store(ledger: string): Promise<ClientStore> {
    return (await this.#open(ledger)).store;
  }

  /** @throws HostError */
  async documents(ledger: string): Promise<LedgerDocuments> {
    return (await this.#open(ledger)).documents;
  }

  /** Where its relay is; started, where it runs here. @throws HostError */
  async address(ledger: string): Promise<string> {
    const { embedded, relayUrl, pending, rehearsal, me } = this.record(ledger);
    if (embedded === null) return relayUrl;
    const relays = this.#options.embedded;
    if (relays === null) throw new HostError('not-here', 'no relay can be run here');
    const how = {
      foundings: pending?.path === '/found' ? 'taken' : 'not-taken',
      clock: rehearsal === 'yes' ? 'believed' : 'doubted',
      clockOffset: embedded.clockOffset,
      reach: embedded.reach,
      hostedBy: rehearsal === 'yes' ? null : me.person,
      role: 'keeps',
    } as const;
    const started = await relays.start(embedded.name, how).catch((error: unknown) => {
      throw new HostError('relay-unreachable', messageOf(error), { relay: embedded.name });
    });
    await this.#runs(ledger, started);
    return started.url;
  }

  /** Where others reach its relay. @throws HostError */
  async addressForOthers(ledger: string): Promise<string> {
    const own = await this.address(ledger);
    return this.record(ledger).embedded?.sharedAs ?? own;
  }

  #runs(ledger: string, { url, sharedAs }: EmbeddedRelay): Promise<void> {
    return this.#change(ledger, ({ relayUrl, embedded }) => {
      // It may have been left while it was started.
      if (embedded === null) return null;
      if (url === relayUrl && sharedAs === embedded.sharedAs) return null;
      return { relayUrl: url, embedded: { ...embedded, sharedAs } };
    });
  }

  async close(): Promise<void> {
    const opened = [...this.#opened.values()];
    this.#opened.clear();
    for (const one of await Promise.allSettled(opened)) {
      if (one.status === 'fulfilled') await closed(one.value);
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
    let heard = (_event: HostEvent): void => {};
    let documentsChanged = (_changed: readonly string[], _marks: readonly string[]): void => {};
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
      movedTo: (relayUrl) => this.movedTo(ledger, relayUrl),
      me: () => this.record(ledger).me,
      connectAs: () => keptDevice(ports.keys, this.#connecting(ledger)),
      emit: (event) => {
        emit(event);
        heard(event);
      },
      documentsChanged: (changed, marks) => documentsChanged(changed, marks),
    });
    const me = (): Me => this.record(ledger).me;
    const documents = new LedgerDocuments({ client, store, ports, me, emit });
    documents.start();
    heard = (event) => documents.hear(event);
    documentsChanged = (changed, marks) => documents.changedAtRelay(changed, marks);
    client.start();
    return { client, store, documents };
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

/** Whatever goes on behind is stopped before what it writes to is closed. */
async function closed({ documents, client }: Opened): Promise<void> {
  await documents.close();
  await client.close();
}
