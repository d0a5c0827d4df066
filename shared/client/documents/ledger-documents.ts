import type { HostEvent } from '../host-messages.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';
import { Attachments } from './attachments.ts';
import { Authorships } from './authorships.ts';
import { JournalDocuments } from './journal-documents.ts';
import { Mirror } from './mirror.ts';

export interface LedgerDocumentsOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: ClientPorts;
}

/** What this device has of an association's documents, and of what is said about them. */
export class LedgerDocuments {
  readonly attachments: Attachments;
  readonly authorships: Authorships;
  readonly journal: JournalDocuments;
  readonly mirror: Mirror;
  #wasOnline = false;

  constructor({ client, store, ports }: LedgerDocumentsOptions) {
    this.attachments = new Attachments({ client, store, ports });
    this.authorships = new Authorships({ client, store, ports });
    this.journal = new JournalDocuments(store.journal);
    this.mirror = new Mirror({
      client,
      store,
      ports,
      journal: this.journal,
      mirrored: (document) => this.#changed(document),
    });
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
      default:
    }
  }

  /** A window has added to a document's journal. */
  appended(document: string, update: Uint8Array): void {
    this.mirror.openInWindow(document);
    this.journal.appended(document, update);
    this.#changed(document);
  }

  /** A window has begun a document's journal anew. */
  replaced(document: string): void {
    this.journal.replaced(document);
    this.mirror.lost(document);
    this.#changed(document);
  }

  async close(): Promise<void> {
    await Promise.all([this.attachments.close(), this.mirror.close()]);
  }

  #online(): void {
    this.attachments.online();
    this.mirror.online();
  }

  #changed(_document: string): void {
    // Search and mentions follow.
  }
}
