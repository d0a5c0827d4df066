import { rehearsalScript } from '../rehearsal/index.ts';
import { Associations } from './associations.ts';
import { DraftShelf } from './draft-shelf.ts';
import { found } from './founding.ts';
import type { HostContext } from './host-context.ts';
import {
  appendToJournal,
  compactJournal,
  openJournal,
  setJournalAside,
} from './documents/journal-desk.ts';
import { HostError, problemOf } from './host-error.ts';
import {
  HOST_PROTOCOL,
  hostRequest,
  type HostEvent,
  type HostHello,
  type HostReplies,
  type HostReply,
  type HostRequestOf,
  type HostRequestType,
} from './host-messages.ts';
import { makeInvite, previewOf, readInvite } from './inviting.ts';
import { join } from './joining.ts';
import {
  entryLines,
  exportLedger,
  openAssociation,
  propose,
  readText,
  saveEvidence,
} from './ledger-desk.ts';
import { acceptClock, shareRelay } from './hosting.ts';
import { moveRelay, relayIdentity } from './moving.ts';
import { outreachHandlers } from './outreach.ts';
import type { ClientPorts, EmbeddedRelays } from './ports.ts';
import { Sample, type TellScript } from './sample.ts';
import type { SaveBytes, SaveFile, SaveFolder } from './save-file.ts';
import { saveBytesWhere, saveGroup } from './save-group.ts';
import { deviceLink, offerDevice, recover } from './second-device.ts';

export type { SaveBytes, SaveFile, SaveFolder } from './save-file.ts';

export interface ClientHostOptions {
  readonly platform: 'desktop' | 'browser';
  readonly ports: ClientPorts;
  readonly version: string;
  /** Null where no relay can be run. */
  readonly embedded: EmbeddedRelays | null;
  readonly saveFile: SaveFile;
  readonly saveBytes: SaveBytes;
  readonly saveFolder: SaveFolder;
  /** Null where there is no sample association; by default the one of `shared/rehearsal`. */
  readonly sample?: TellScript | null;
}

type Handlers = {
  readonly [T in HostRequestType]: (request: HostRequestOf<T>) => Promise<HostReplies[T]>;
};

const NOTHING = {};

/** All that a person's associations need of this device, behind one door for all windows. */
export class ClientHost {
  readonly #options: ClientHostOptions;
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly #associations: Associations;
  readonly #context: HostContext;
  readonly #drafts = new Map<string, DraftShelf>();
  readonly #sample: Sample;
  readonly #handlers: Handlers;
  #isClosed = false;

  constructor(options: ClientHostOptions) {
    const { platform, ports, embedded, sample = rehearsalScript } = options;
    this.#options = { ...options, sample };
    const emit = (event: HostEvent) => this.#emit(event);
    this.#associations = new Associations({ ports, embedded, emit });
    this.#context = { platform, ports, embedded, associations: this.#associations, emit };
    this.#sample = new Sample(this.#context, sample);
    this.#handlers = { ...this.#ledgerHandlers(), ...this.#otherHandlers() };
  }

  /** Does what is asked, whatever it is. Never rejects. */
  async handle(asked: unknown): Promise<HostReply<HostRequestType>> {
    const request = hostRequest.safeParse(asked);
    if (!request.success) {
      const message = request.error.issues.map(({ path }) => path.join('.')).join(', ');
      return { ok: false, problem: { code: 'malformed-request', message, details: {} } };
    }
    try {
      if (this.#isClosed) throw new HostError('closed', 'the app is closing');
      await this.#associations.load();
      // The table has a handler of that very request for each type.
      const handler = this.#handlers[request.data.type] as (
        request: unknown,
      ) => Promise<HostReplies[HostRequestType]>;
      return { ok: true, value: await handler(request.data) };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  }

  /** Calls on each event until the returned function is called. */
  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once everything is flushed and closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#associations.close();
    this.#listeners.clear();
  }

  #emit(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #ledgerHandlers() {
    const context = this.#context;
    const { associations } = context;
    const { saveFile } = this.#options;
    return {
      open: async ({ ledger }) => openAssociation(context, await this.#shelf(ledger), ledger),
      propose: (request) => propose(context, request),
      'outbox-drop': async ({ ledger, id }) => {
        await (await associations.client(ledger)).outbox.drop(id);
        return NOTHING;
      },
      'outbox-send': async ({ ledger, id }) => {
        await (await associations.client(ledger)).sendAnyway(id);
        return NOTHING;
      },
      'keep-text': async ({ ledger, text }) => ({
        sha256: await (await associations.client(ledger)).shelf.keep(text),
      }),
      'read-text': (request) => readText(context, request),
      history: async ({ ledger, before, limit }) =>
        (await associations.client(ledger)).copy.history(before, limit),
      entry: (request) => entryLines(context, request),
      verify: async ({ ledger }) => (await associations.client(ledger)).copy.verify(),
      export: (request) => exportLedger(context, saveFile, request),
      'save-evidence': (request) => saveEvidence(context, saveFile, request),
      session: async ({ ledger }) => {
        const relay = await (await associations.client(ledger)).myRelay();
        return { url: relay.http.url, token: relay.token, expiresAt: relay.until };
      },
      reconnect: async ({ ledger }) => {
        (await associations.client(ledger)).reconnect();
        return NOTHING;
      },
      'journal-open': (request) => openJournal(context, request),
      'journal-append': (request) => appendToJournal(context, request),
      'journal-compact': (request) => compactJournal(context, request),
      'journal-set-aside': async (request) => {
        const shelf = await this.#shelf(request.ledger);
        const draft = await setJournalAside(context, shelf, request);
        await this.#tellDrafts(request.ledger);
        return draft;
      },
      drafts: async ({ ledger, document }) => ({
        drafts: await (await this.#shelf(ledger)).list(document),
      }),
      'draft-done': async ({ ledger, id }) => {
        await (await this.#shelf(ledger)).done(id);
        await this.#tellDrafts(ledger);
        return NOTHING;
      },
    } satisfies Partial<Handlers>;
  }

  #otherHandlers() {
    const context = this.#context;
    const { associations } = context;
    return {
      hello: () => Promise.resolve(this.#hello()),
      found: (request) => found(context, request),
      'read-invite': async ({ text, relayUrl }) =>
        previewOf(await readInvite(context, text, relayUrl)),
      join: ({ text, relayUrl }) => join(context, text, relayUrl),
      'offer-device': (request) => offerDevice(context, request),
      'device-link': ({ ledger }) => deviceLink(context, ledger),
      recover: (request) => recover(context, request),
      forget: async ({ ledger }) => {
        associations.record(ledger);
        this.#drafts.delete(ledger);
        await associations.remove(ledger);
        return NOTHING;
      },
      'sample-open': () => this.#sample.open(),
      'sample-start-over': () => this.#sample.startOver(),
      'sample-act-as': async (request) => {
        const reply = await this.#sample.actAs(request);
        (await associations.documents(request.ledger)).actsAsAnother();
        return reply;
      },
      'sample-move-clock': (request) => this.#sample.moveClock(request),
      invite: (request) => makeInvite(context, request),
      'relay-identity': ({ url }) => relayIdentity(context, url),
      'move-relay': (request) => moveRelay(context, request),
      'share-relay': (request) => shareRelay(context, request),
      'accept-clock': ({ ledger }) => acceptClock(context, ledger),
      'keep-bytes': async ({ ledger, bytes }) => ({
        sha256: await (await associations.documents(ledger)).attachments.keep(bytes),
      }),
      'read-bytes': async ({ ledger, sha256 }) => ({
        bytes: await (await associations.documents(ledger)).attachments.read(sha256),
      }),
      authorship: async ({ ledger, document }) =>
        (await associations.documents(ledger)).authorships.read(document),
      search: async ({ ledger, query, limit }) =>
        (await associations.documents(ledger)).search(query, limit),
      mentions: async ({ ledger }) => ({
        mentions: await (await associations.documents(ledger)).mentions.list(),
      }),
      'mention-done': async ({ ledger, comment }) => {
        await (await associations.documents(ledger)).mentions.done(comment);
        return NOTHING;
      },
      'save-bytes': (request) => saveBytesWhere(this.#options.saveBytes, request),
      'save-pdf': notHere,
      'save-group': (request) => saveGroup(context, this.#options.saveFolder, request),
      'dip-repository': notHere,
      'dip-repository-set': notHere,
      'github-token': notHere,
      'dip-repository-read': notHere,
      'dip-file': notHere,
      'dip-commit': notHere,
      'dip-push': notHere,
      'dip-save-patch': notHere,
      'pull-request-open': notHere,
      'pull-request': notHere,
      ...outreachHandlers(context),
      settings: notHere,
      'change-settings': notHere,
      passphrase: notHere,
      'open-outside': notHere,
      'show-data-folder': notHere,
    } satisfies Partial<Handlers>;
  }

  /** Keys, settings and folders are for whoever embeds this to say. */
  #hello(): HostHello {
    const { platform, version, embedded, sample } = this.#options;
    for (const { ledger, rehearsal } of this.#associations.records()) {
      // What waits is sent, and what is hosted is there for others, without a window.
      if (rehearsal === 'no') void this.#associations.client(ledger).catch(() => {});
      void this.#associations.startLeft(ledger).catch(() => {});
    }
    return {
      protocol: HOST_PROTOCOL,
      platform,
      version,
      keys: { by: 'none', backend: '', locked: 'no' },
      associations: this.#associations.known(),
      absent: {
        ...(embedded === null && { found: 'no-relay-here', sample: 'no-relay-here' }),
        ...(sample === null && { sample: 'no-sample' }),
      },
      dataFolder: null,
      settings: { theme: 'system', notifications: 'on', mutedGroups: [] },
    };
  }

  async #shelf(ledger: string): Promise<DraftShelf> {
    const known = this.#drafts.get(ledger);
    if (known !== undefined) return known;
    const shelf = new DraftShelf(await this.#associations.store(ledger), this.#options.ports);
    this.#drafts.set(ledger, this.#drafts.get(ledger) ?? shelf);
    return this.#drafts.get(ledger) ?? shelf;
  }

  async #tellDrafts(ledger: string): Promise<void> {
    const drafts = await (await this.#shelf(ledger)).list(null);
    this.#emit({ type: 'drafts', ledger, drafts });
  }
}

function notHere({ type }: { readonly type: string }): Promise<never> {
  return Promise.reject(new HostError('not-here', `${type} is for whoever embeds the host`));
}
