import type * as Y from 'yjs';
import type { HostEvent, Me, SearchResult } from '../host-messages.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';
import { Attachments } from './attachments.ts';
import { Authorships } from './authorships.ts';
import {
  attachmentsIn,
  charterOf,
  commentedOn,
  DocumentTexts,
  reviewOf,
  textOf,
} from './document-texts.ts';
import { JournalDocuments } from './journal-documents.ts';
import { Mentions } from './mentions.ts';
import { itemsIn, Mirror } from './mirror.ts';
import { Reader } from './reader.ts';
import { isText, Searching } from './searching.ts';

export interface LedgerDocumentsOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: ClientPorts;
  readonly me: () => Me;
  readonly emit: (event: HostEvent) => void;
}

const CHARTER = 'charter/';

/** How long a search waits for what is being read, in ms. */
const PATIENCE = 1000;

/** What this device has of an association's documents, and of what is said about them. */
export class LedgerDocuments {
  readonly attachments: Attachments;
  readonly authorships: Authorships;
  readonly journal: JournalDocuments;
  readonly texts: DocumentTexts;
  readonly mentions: Mentions;
  readonly mirror: Mirror;
  readonly #reader: Reader;
  readonly #searching: Searching;
  readonly #ports: ClientPorts;
  #wasOnline = false;

  constructor({ client, store, ports, me, emit }: LedgerDocumentsOptions) {
    const { ledger } = client;
    const journal = new JournalDocuments(store.journal);
    this.journal = journal;
    this.#ports = ports;
    this.#searching = new Searching({ client, ports });
    this.texts = new DocumentTexts(journal);
    this.attachments = new Attachments({ client, store, ports });
    this.authorships = new Authorships({ client, store, ports });
    this.mentions = new Mentions({ ledger, store, me, emit });
    const mirrored = (document: string): void => this.#reader.changed(document);
    this.mirror = new Mirror({ client, store, ports, journal, mirrored });
    this.#reader = new Reader({
      ports,
      journal,
      read: (document, doc) => this.#read(document, doc),
      rested: () => this.mentions.tell(),
    });
  }

  start(): void {
    this.#searching.start();
    this.#reader.start();
  }

  /** To be told of every event of its ledger. */
  hear(event: HostEvent): void {
    switch (event.type) {
      case 'connection': {
        const isOnline = event.connection.status === 'online';
        const isNew = isOnline && !this.#wasOnline;
        this.#wasOnline = isOnline;
        if (isNew) this.#online();
        return;
      }
      case 'changed':
        this.#searching.grown(event.change.rows);
        for (const document of this.#searching.renamed()) this.#reader.changed(document);
        return;
      default:
    }
  }

  /** What is found here, once what was typed just now is read, or nearly. */
  async search(query: string, limit: number): Promise<SearchResult> {
    await Promise.race([this.#reader.caughtUp(), this.#patience()]);
    const { known, read } = await this.mirror.standing();
    const unread = this.#reader.unread;
    const documents = { known, read: Math.max(0, read - unread) };
    return { ...this.#searching.find(query, limit), documents };
  }

  /** As a `documents` message of the relay has it. */
  changedAtRelay(documents: readonly string[], marks: readonly string[]): void {
    this.mirror.changed(documents, marks);
  }

  /** A window has added to a document's journal. */
  appended(document: string, update: Uint8Array): void {
    this.mirror.openInWindow(document);
    this.journal.appended(document, update);
    this.#reader.changed(document);
  }

  /** A window has begun a document's journal anew. */
  replaced(document: string): void {
    this.journal.replaced(document);
    this.mirror.lost(document);
    this.#reader.changed(document);
  }

  /** One acts as somebody else now. */
  actsAsAnother(): void {
    void this.mentions.tell().catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all([
      this.attachments.close(),
      this.mirror.close(),
      this.#reader.close(),
      this.#searching.close(),
    ]);
  }

  #online(): void {
    this.attachments.online();
    this.mirror.online();
  }

  async #read(document: string, doc: Y.Doc): Promise<void> {
    const items = itemsIn(doc);
    const about = commentedOn(document);
    if (about !== null) {
      const review = reviewOf(doc);
      this.mentions.read(about, review);
      await this.#searching.putReview(about, review);
    } else if (document.startsWith(CHARTER)) {
      await this.#searching.putCharter(document.slice(CHARTER.length), charterOf(doc));
    } else if (isText(document)) {
      const text = textOf(doc);
      await this.attachments.want(attachmentsIn(text));
      await this.#searching.putText(document, text);
    }
    await this.mirror.counted(document, items);
  }
  #patience(): Promise<void> {
    return new Promise((resolve) => void this.#ports.after(PATIENCE, resolve));
  }
}
