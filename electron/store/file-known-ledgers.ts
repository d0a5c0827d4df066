import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KnownLedgers } from '../../shared/client/ports.ts';
import { writeDurably } from '../../sync-server/folder/write-durably.ts';

const list = z.object({
  version: z.literal(1),
  associations: z.array(z.object({ ledger: z.string(), record: z.string() })),
});
type List = z.infer<typeof list>['associations'];

/** `associations.json` in the data folder: written anew as a whole, and flushed, at each change. */
export class FileKnownLedgers implements KnownLedgers {
  readonly #folder: string;
  readonly #path: string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'associations.json');
  }

  async list(): Promise<List> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
    const read = parse(text);
    if (read !== null) return read;
    // Never deleted: what is in it says whose keys belong where.
    await rename(this.#path, `${this.#path}.damaged-${Date.now()}`);
    return [];
  }

  put(ledger: string, record: string): Promise<void> {
    return this.#change((known) => {
      const at = known.findIndex((one) => one.ledger === ledger);
      if (at === -1) return [...known, { ledger, record }];
      return known.with(at, { ledger, record });
    });
  }

  async remove(ledger: string): Promise<void> {
    await this.#change((known) => known.filter((one) => one.ledger !== ledger));
    const forgotten = join(this.#folder, 'forgotten');
    await mkdir(forgotten, { recursive: true, mode: 0o700 });
    const name = `${ledger}-${Date.now()}`;
    await rename(join(this.#folder, 'ledgers', ledger), join(forgotten, name)).catch(() => {});
  }

  #change(change: (known: List) => List): Promise<void> {
    const done = this.#turn.then(() => this.#write(change));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #write(change: (known: List) => List): Promise<void> {
    const associations = change(await this.list());
    const text = `${JSON.stringify({ version: 1, associations }, null, 2)}\n`;
    await writeDurably(this.#path, Buffer.from(text, 'utf8'));
  }
}

function parse(text: string): List | null {
  try {
    return list.parse(JSON.parse(text)).associations;
  } catch {
    return null;
  }
}
