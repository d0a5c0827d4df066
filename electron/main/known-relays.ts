import { join } from 'node:path';
import { z } from 'zod';
import type { KnownAssociation } from '../../shared/client/host-messages.ts';
import { relayOrigin } from './content-security-policy.ts';
import { readTextIfThere, writeDurably } from './durable-file.ts';

/**
 * The relays that the app's pages may reach, by ledger, in `relays.json`: known before the store
 * process has said a word, so that the first page can be loaded at once.
 */
export class KnownRelays {
  readonly #path: string;
  #byLedger: ReadonlyMap<string, string>;

  private constructor(path: string, byLedger: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#byLedger = byLedger;
  }

  static async open(dataFolder: string): Promise<KnownRelays> {
    const path = join(dataFolder, 'relays.json');
    return new KnownRelays(path, readRelays(await readTextIfThere(path)));
  }

  /** Each once. */
  get origins(): readonly string[] {
    return [...new Set(this.#byLedger.values())];
  }

  originOf(ledger: string): string | null {
    return this.#byLedger.get(ledger) ?? null;
  }

  /** Takes the associations as they are now. Resolves once the file has them. */
  async take(associations: readonly KnownAssociation[]): Promise<void> {
    const next = new Map<string, string>();
    for (const { ledger, relayUrl } of associations) {
      const origin = relayOrigin(relayUrl);
      if (origin !== null) next.set(ledger, origin);
    }
    if (asText(next) === asText(this.#byLedger)) return;
    this.#byLedger = next;
    await writeDurably(this.#path, asText(next));
  }
}

const asText = (relays: ReadonlyMap<string, string>): string =>
  `${JSON.stringify(Object.fromEntries([...relays].sort(([a], [b]) => (a < b ? -1 : 1))))}\n`;

function readRelays(text: string | null): ReadonlyMap<string, string> {
  if (text === null) return new Map();
  try {
    const read = z.record(z.string(), z.string()).parse(JSON.parse(text));
    return new Map(Object.entries(read).filter(([, address]) => relayOrigin(address) === address));
  } catch {
    // It is taken anew from the store.
    return new Map();
  }
}
