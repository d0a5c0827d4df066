import { canonicalJson } from '../../shared/documents/canonical-json.ts';
import type { Fate } from '../../shared/ledger/ledger-writer.ts';
import { verifyRefusal, type SignedRefusal } from '../../shared/ledger/signed-refusal.ts';
import { signedRefusal } from '../../shared/protocol/fields.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { AppendFile } from './append-file.ts';
import { LineLog } from './line-log.ts';
import { damaged, readLines } from './read-lines.ts';

/**
 * The refusals that are acts' fates, one canonical object a line, beside the ledger: receipts are in
 * the ledger itself, but a refused act leaves nothing there, and must get its answer again.
 */
export class RefusalLog {
  readonly #log: LineLog;
  /** Refusals that could not be stored yet, by act id: nobody may be told of them. */
  readonly #pending = new Map<string, SignedRefusal>();
  readonly #kept: Set<string>;

  constructor(file: AppendFile, kept: Iterable<string>) {
    this.#log = new LineLog(file);
    this.#kept = new Set(kept);
  }

  /**
   * Stores these refusals, but for those that are stored already.
   *
   * @throws where that fails; they are stored together with the next ones then.
   */
  async keep(refusals: readonly SignedRefusal[]): Promise<void> {
    for (const refusal of refusals) {
      if (!this.#kept.has(refusal.id)) this.#pending.set(refusal.id, refusal);
    }
    if (this.#pending.size === 0) return;
    const storing = [...this.#pending.values()];
    await this.#log.append(storing.map((refusal) => canonicalJson(refusal)));
    for (const { id } of storing) {
      this.#pending.delete(id);
      this.#kept.add(id);
    }
  }

  /** Whether the refusal of an act is on the disk. */
  has(id: string): boolean {
    return this.#kept.has(id);
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}

export interface OpenedRefusals {
  readonly log: RefusalLog;
  readonly fates: [string, Fate][];
}

/**
 * Reads the refusals and checks each one's signature by one of the relay's keys.
 *
 * @throws StartError naming file and line.
 */
export async function openRefusals(
  path: string,
  file: AppendFile,
  relayKeys: readonly string[],
): Promise<OpenedRefusals> {
  const fates: [string, Fate][] = [];
  let end = 0;
  for await (const { text, number, to } of readLines(path, file)) {
    const refusal = readRefusal(text);
    if (refusal === null) {
      throw damaged(path, number, { code: 'malformed-line', message: 'the line is no refusal' });
    }
    if (!relayKeys.some((key) => verifyRefusal(nodeCrypto, key, refusal))) {
      throw damaged(path, number, {
        code: 'entry-signature',
        message: "the refusal is not signed by a key of the relay's",
      });
    }
    fates.push([refusal.id, { result: 'refused', refusal }]);
    end = to;
  }
  if (file.size > end) {
    await file.truncate(end);
    await file.flush();
  }
  return {
    log: new RefusalLog(
      file,
      fates.map(([id]) => id),
    ),
    fates,
  };
}

function readRefusal(text: string): SignedRefusal | null {
  try {
    const read = signedRefusal.safeParse(JSON.parse(text) as unknown);
    // Its signature, which is checked next, says that its code is one that a relay has given.
    return read.success && canonicalJson(read.data) === text ? (read.data as SignedRefusal) : null;
  } catch {
    return null;
  }
}
