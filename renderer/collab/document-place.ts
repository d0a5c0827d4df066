import type { Host } from '../../shared/client/host-messages.ts';

/** A document of a ledger, as its host knows it. */
export interface DocumentPlace {
  readonly host: Host;
  readonly ledger: string;
  readonly document: string;
}
