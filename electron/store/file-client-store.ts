import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../../shared/client/journal.ts';
import type { ClientStore } from '../../shared/client/ports.ts';
import { writeDurably } from '../../sync-server/folder/write-durably.ts';
import { openAppendFile, type OpenAppendFile } from '../../sync-server/ledger-file/index.ts';
import { openFileJournal } from '../journal/index.ts';
import { LineFile } from './line-file.ts';

const SHA256 = /^[0-9a-f]{64}$/;
const NOTE = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * One ledger's folder:
 *
 * `ledger.jsonl` the lines of the export so far; `outbox.jsonl` records of the outbox; `checkpoint`;
 * `texts/<sha256>`; `notes/<name>.json`; `journal/`. What was set aside stands beside them.
 */
export class FileClientStore implements ClientStore {
  readonly journal: Journal;
  readonly #folder: string;
  readonly #ledger: LineFile;
  readonly #outbox: LineFile;
  readonly #now: () => number;

  private constructor(
    folder: string,
    files: { ledger: LineFile; outbox: LineFile; journal: Journal },
    now: () => number,
  ) {
    this.#folder = folder;
    this.#ledger = files.ledger;
    this.#outbox = files.outbox;
    this.journal = files.journal;
    this.#now = now;
  }

  /** `openFile` is where a test puts a disk that fails in its way. */
  static async open(
    folder: string,
    { openFile = openAppendFile, now = Date.now }: Partial<StoreDisk> = {},
  ): Promise<FileClientStore> {
    for (const path of [folder, join(folder, 'texts'), join(folder, 'notes')]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
    }
    const ledger = await LineFile.open(join(folder, 'ledger.jsonl'), openFile);
    const outbox = await LineFile.open(join(folder, 'outbox.jsonl'), openFile);
    const journal = await openFileJournal(join(folder, 'journal'));
    return new FileClientStore(folder, { ledger, outbox, journal }, now);
  }

  lines(): AsyncIterable<string> {
    return this.#ledger.lines();
  }

  linesFrom(first: number, count: number): Promise<readonly string[]> {
    return this.#ledger.linesFrom(first, count);
  }

  appendLines(lines: readonly string[]): Promise<void> {
    return this.#ledger.append(lines);
  }

  cutLines(count: number): Promise<void> {
    return this.#ledger.cut(count);
  }

  async setLinesAside(reason: string): Promise<void> {
    const name = join(this.#folder, `ledger-damaged-${this.#now()}`);
    await writeDurably(`${name}.txt`, Buffer.from(`${reason}\n`, 'utf8'));
    await this.#ledger.setAside(`${name}.jsonl`);
  }

  async readCheckpoint(): Promise<string | null> {
    return textOf(await readIfThere(join(this.#folder, 'checkpoint')));
  }

  writeCheckpoint(text: string): Promise<void> {
    return writeDurably(join(this.#folder, 'checkpoint'), Buffer.from(text, 'utf8'));
  }

  readOutbox(): Promise<readonly string[]> {
    return this.#outbox.linesFrom(1, this.#outbox.count);
  }

  appendOutbox(record: string): Promise<void> {
    return this.#outbox.append([record]);
  }

  rewriteOutbox(records: readonly string[]): Promise<void> {
    const text = records.map((record) => `${record}\n`).join('');
    return this.#outbox.replaceBy(() =>
      writeDurably(join(this.#folder, 'outbox.jsonl'), Buffer.from(text, 'utf8')),
    );
  }

  readText(sha256: string): Promise<Uint8Array | null> {
    if (!SHA256.test(sha256)) return Promise.resolve(null);
    return readIfThere(join(this.#folder, 'texts', sha256));
  }

  keepText(sha256: string, bytes: Uint8Array): Promise<void> {
    if (!SHA256.test(sha256)) return Promise.reject(new Error('no hash'));
    return writeDurably(join(this.#folder, 'texts', sha256), bytes);
  }

  async readNote(name: string): Promise<string | null> {
    return textOf(await readIfThere(this.#note(name)));
  }

  writeNote(name: string, text: string): Promise<void> {
    return writeDurably(this.#note(name), Buffer.from(text, 'utf8'));
  }

  async close(): Promise<void> {
    await this.#ledger.close();
    await this.#outbox.close();
    await this.journal.close();
  }

  #note(name: string): string {
    if (!NOTE.test(name)) throw new Error(`no name of a note: ${name}`);
    return join(this.#folder, 'notes', `${name}.json`);
  }
}

export interface StoreDisk {
  readonly openFile: OpenAppendFile;
  readonly now: () => number;
}

const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('utf8');

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    // Nothing but the bytes: a `Buffer` would be another thing to whoever asked for them.
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
