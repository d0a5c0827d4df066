import { z } from 'zod';
import { verifyReceipt } from '../ledger/entry.ts';
import { readLine, writeLine, type EntryLine } from '../ledger/export-line.ts';
import type { LedgerCrypto } from '../ledger/crypto.ts';
import type { LedgerCopy } from './ledger-copy.ts';

/** Two entries of one number under the relay's key: nobody but the relay can have made them. */
export interface ForkEvidence {
  readonly ledger: string;
  readonly relayKey: string;
  readonly seq: number;
  /** The line as it is on this device, and as the relay gave it. */
  readonly ours: string;
  readonly theirs: string;
}

const forkEvidence = z.strictObject({
  ledger: z.string(),
  relayKey: z.string(),
  seq: z.int(),
  ours: z.string(),
  theirs: z.string(),
});

export function readForkEvidence(text: string | null): ForkEvidence | null {
  if (text === null) return null;
  try {
    return forkEvidence.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Looks through a relay's lines for the first entry that is another than ours. */
export class ForkSearch {
  readonly #copy: LedgerCopy;
  readonly #crypto: LedgerCrypto;
  readonly #relayKeys: readonly string[];
  #different: EntryLine | null = null;

  constructor(copy: LedgerCopy, crypto: LedgerCrypto, relayKeys: readonly string[]) {
    this.#copy = copy;
    this.#crypto = crypto;
    this.#relayKeys = relayKeys;
  }

  /** Takes lines from the first on. Whether there is nothing more to look for. */
  take(lines: readonly string[]): boolean {
    for (const line of lines) {
      const read = readLine(line);
      if (!read.ok || read.value.kind !== 'entry') continue;
      const { seq, head } = read.value.entry;
      const ours = this.#copy.chain.headAt(seq);
      if (ours === head) continue;
      if (ours !== undefined) this.#different = read.value;
      return true;
    }
    return false;
  }

  /** Null where nothing was found that the relay's key has signed. */
  async evidence(): Promise<ForkEvidence | null> {
    const theirs = this.#different;
    if (theirs === null) return null;
    const { ledger } = this.#copy;
    const { seq } = theirs.entry;
    const [ours] = await this.#copy.entries(seq, seq);
    const relayKey = this.#relayKeys.find((key) =>
      verifyReceipt(this.#crypto, ledger, key, theirs.entry),
    );
    if (ours === undefined || relayKey === undefined) return null;
    return { ledger, relayKey, seq, ours: writeLine(ours), theirs: writeLine(theirs) };
  }
}
