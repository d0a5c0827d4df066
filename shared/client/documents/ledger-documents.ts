import type { HostEvent } from '../host-messages.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';
import { Attachments } from './attachments.ts';
import { Authorships } from './authorships.ts';

export interface LedgerDocumentsOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: ClientPorts;
}

/** What this device has of an association's documents, and of what is said about them. */
export class LedgerDocuments {
  readonly attachments: Attachments;
  readonly authorships: Authorships;
  #wasOnline = false;

  constructor({ client, store, ports }: LedgerDocumentsOptions) {
    this.attachments = new Attachments({ client, store, ports });
    this.authorships = new Authorships({ client, store, ports });
  }

  /** To be told of every event of its ledger. */
  hear(event: HostEvent): void {
    switch (event.type) {
      case 'connection': {
        const isOnline = event.connection.status === 'online';
        const isNew = isOnline && !this.#wasOnline;
        this.#wasOnline = isOnline;
        if (isNew) this.attachments.online();
        return;
      }
      default:
    }
  }

  async close(): Promise<void> {
    await this.attachments.close();
  }
}
