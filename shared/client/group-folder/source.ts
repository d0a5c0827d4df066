/** What a group's folder is made of, as this device has it. */

import type { Review } from '../../review/review.ts';
import type { Instant, Position, RulesCrypto, State } from '../../rules/index.ts';
import type { HistoryItem } from '../host-messages.ts';

export interface GroupSource {
  readonly ledger: string;
  readonly state: State;
  readonly position: Position;
  /** The instant of the last entry. */
  readonly at: Instant;
  readonly crypto: RulesCrypto & { sha256Bytes(bytes: Uint8Array): string };
  /** The acts about the group, oldest first. */
  readonly history: readonly HistoryItem[];
  /** Names of the documents of which something is on this device. */
  readonly documents: ReadonlySet<string>;
  /** Names of the documents that the relay has and this device does not. */
  readonly lacking: readonly string[];
  /** The text of a document; null where nothing of it is here. */
  readonly text: (document: string) => Promise<string | null>;
  /** What was said about a document; null where nothing was, or it is not here. */
  readonly review: (document: string) => Promise<Review | null>;
  /** Bytes that were kept by their hash: texts of acts and attachments. Null where they are not here. */
  readonly bytes: (sha256: string) => Promise<Uint8Array | null>;
}
