/** The association and who belongs to it, as they are in the state. */

import type { Instant } from './instant.ts';
import type { Rulebook } from './rulebook.ts';

export interface Association {
  readonly name: string;
  readonly foundedAt: Instant;
  readonly rehearsal: boolean;
  readonly rulebook: Rulebook;
  /** Person ids, sorted, as in the two lists below. */
  readonly tsc: readonly string[];
  readonly secretariat: readonly string[];
  readonly maintainers: readonly string[];
  readonly leadMaintainer: string | null;
  readonly relay: { readonly publicKey: string; readonly url: string | null };
  /** Every key that is or was the relay's. */
  readonly relayKeys: readonly string[];
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly withdrawn: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly departed: boolean;
}

export type DeviceKind = 'desktop' | 'browser' | 'recovery';

export interface Device {
  /** SHA-256, in hex, of the public key's text. */
  readonly id: string;
  readonly person: string;
  readonly publicKey: string;
  readonly kind: DeviceKind;
  readonly addedAt: Instant;
  readonly revokedAt: Instant | null;
  /** The number of its last accepted act, 0 before the first. */
  readonly lastN: number;
}

export interface Invite {
  readonly publicKey: string;
  readonly person: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}
