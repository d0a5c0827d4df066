import type { State } from '../rules/state.ts';
import { actMessage, readSigned } from './act.ts';
import { authorKey, keyBrought } from './author-key.ts';
import type { LedgerCrypto } from './crypto.ts';
import { entryMessage } from './entry.ts';
import type { LedgerEntry } from './replica.ts';
import { hasCanonicalKey, hasCanonicalSignature } from './signature-encoding.ts';

/**
 * Native verification as in `NativeCrypto`, but on another thread, or by a browser's asynchronous
 * cryptography.
 */
export type VerifyElsewhere = (
  publicKey: string,
  message: string,
  signature: string,
) => Promise<boolean>;

interface Found {
  readonly publicKey: string;
  readonly message: string;
  readonly holds: boolean;
}

/**
 * Verifies signatures before a replica asks for them: nearly all of a replay's time is theirs, and
 * they do not depend on one another. Which key will be asked for is foreseen; where that was wrong,
 * the answer is not used and the signature is verified when it is asked for.
 */
export class SignaturesAhead {
  /** For the replica: answers what was found out ahead, and else verifies. */
  readonly crypto: LedgerCrypto;
  readonly #elsewhere: VerifyElsewhere;
  readonly #signatures: 'each' | 'acts';
  /** By signature: of the entries prepared last, and of those prepared before them. */
  #found = new Map<string, Found>();
  #foundBefore = new Map<string, Found>();
  /** Keys of devices that acts so far would bring, by device. */
  readonly #brought = new Map<string, string>();

  constructor(crypto: LedgerCrypto, elsewhere: VerifyElsewhere, signatures: 'each' | 'acts') {
    this.#elsewhere = elsewhere;
    this.#signatures = signatures;
    this.crypto = {
      ...crypto,
      verify: (publicKey, message, signature) => {
        const found = this.#foundBefore.get(signature) ?? this.#found.get(signature);
        return found?.publicKey === publicKey && found.message === message
          ? found.holds
          : crypto.verify(publicKey, message, signature);
      },
    };
  }

  /**
   * Verifies the signatures of entries that come next after a state, or soon after it. What it found
   * is kept until it has been called twice more, so that one portion can be prepared while the one
   * before it is replayed.
   */
  async prepare(entries: readonly LedgerEntry[], state: State): Promise<void> {
    this.#foundBefore = this.#found;
    this.#found = new Map();
    const verify = this.#verifierInto(this.#found);
    const pending: Promise<void>[] = [];
    for (const { act: signed, entry } of entries) {
      const act = readSigned(signed);
      if (!act.ok) continue;
      const brought = keyBrought(act.value);
      if (brought !== null) this.#brought.set(this.crypto.sha256(brought), brought);
      const key = authorKey(this.crypto, state, act.value) ?? this.#brought.get(act.value.device);
      if (key !== undefined) pending.push(verify(key, actMessage(signed.bytes), signed.signature));
      const relay = state.association?.relay.publicKey;
      if (this.#signatures === 'each' && relay !== undefined) {
        pending.push(verify(relay, entryMessage(entry.head), entry.signature));
      }
    }
    await Promise.all(pending);
  }

  #verifierInto(found: Map<string, Found>) {
    return async (publicKey: string, message: string, signature: string): Promise<void> => {
      const holds =
        hasCanonicalSignature(signature) &&
        hasCanonicalKey(publicKey) &&
        (await this.#elsewhere(publicKey, message, signature));
      found.set(signature, { publicKey, message, holds });
    };
  }
}
