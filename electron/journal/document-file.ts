import { JournalError } from '../../shared/client/journal.ts';
import type { AppendFile } from '../../sync-server/ledger-file/index.ts';
import type { JournalDisk } from './journal-disk.ts';
import { nameRecord, readRecords, updateRecord, type ReadRecords } from './records.ts';

interface Waiting {
  readonly record: Uint8Array;
  readonly from: 'local' | 'remote';
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface DocumentFileOptions {
  readonly disk: JournalDisk;
  readonly document: string;
  /** Of the file, without an ending. */
  readonly name: string;
  /** A number that no file which was set aside has yet. */
  readonly nextAside: () => number;
  /** Resolves once nobody else has the file open. */
  readonly free: Promise<void>;
}

export const ENDING = '.journal';
export const UNFINISHED = '.unfinished';

/** The file of one document. What is asked of it is done one after the other. */
export class DocumentFile {
  readonly #options: DocumentFileOptions;
  #queue: Promise<unknown>;
  #waiting: Waiting[] = [];
  #file: AppendFile | null = null;
  /** Bytes of whole records; null where the file has to be read first. */
  #size: number | null = null;
  /** Since `open`, the file was put in another's place: whoever counted before counts another. */
  #replaced = false;
  #unflushed = false;
  #busy = 0;

  constructor(options: DocumentFileOptions) {
    this.#options = options;
    this.#queue = options.free;
  }

  get isIdle(): boolean {
    return this.#busy === 0;
  }

  open(): Promise<readonly Uint8Array[]> {
    return this.#inTurn(async () => {
      const { updates } = await this.#load();
      this.#replaced = false;
      return updates;
    });
  }

  append(update: Uint8Array, from: 'local' | 'remote'): Promise<void> {
    const record = updateRecord(update);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, from, resolve, reject });
      // Whatever comes until its turn is flushed with it.
      if (this.#waiting.length === 1) void this.#inTurn(() => this.#writeWaiting());
    });
  }

  compact(state: Uint8Array, count: number): Promise<void> {
    return this.#inTurn(async () => {
      const { updates } = await this.#load();
      // Another window has done it meanwhile: these are not the updates that were counted.
      if (this.#replaced || count > updates.length) return;
      await this.#replace([state, ...updates.slice(count)], null);
    });
  }

  setAside(state: Uint8Array): Promise<void> {
    return this.#inTurn(() => this.#replace([state], 'set-aside'));
  }

  /** Flushes what waits for it. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const file = this.#file;
      this.#forget();
      if (file === null) return;
      try {
        if (this.#unflushed) await file.flush();
        this.#unflushed = false;
      } finally {
        await file.close();
      }
    });
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    const turn = this.#queue.then(run).catch((error: unknown) => {
      throw asJournalError(error);
    });
    this.#queue = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.#busy -= 1;
    }
  }

  async #writeWaiting(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await this.#write(batch);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(asJournalError(error));
    }
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    if (this.#file === null || this.#size === null) await this.#load();
    const file = this.#file;
    const before = this.#size;
    if (file === null || before === null) throw new JournalError('disk', 'the file cannot be read');
    const records = batch.map(({ record }) => record);
    const bytes = Buffer.concat(
      before === 0 ? [nameRecord(this.#options.document), ...records] : records,
    );
    this.#size = null;
    try {
      await file.write(bytes);
      this.#unflushed = true;
      if (batch.some(({ from }) => from === 'local')) {
        await file.flush();
        this.#unflushed = false;
      }
    } catch (error) {
      // What was refused must not be there: its author may well do it again.
      await file.truncate(before);
      this.#size = before;
      throw error;
    }
    this.#size = before + bytes.length;
  }

  async #load(): Promise<ReadRecords> {
    const { disk, name } = this.#options;
    this.#file ??= await disk.open(name + ENDING);
    const read = readRecords(await this.#file.read(0, this.#file.size));
    switch (read.condition) {
      case 'damaged':
        await this.#replace(read.updates, 'damaged');
        return read;
      case 'torn':
        await this.#file.truncate(read.end);
        break;
      case 'whole':
    }
    this.#size = read.end;
    return read;
  }

  /** Puts a new file in the place of the old one, which is kept where that is asked for. */
  async #replace(updates: readonly Uint8Array[], aside: string | null): Promise<void> {
    const { disk, name, document, nextAside } = this.#options;
    const unfinished = name + UNFINISHED;
    await disk.remove(unfinished);
    const records = [nameRecord(document), ...updates.map(updateRecord)];
    const file = await disk.open(unfinished);
    try {
      await file.write(Buffer.concat(records));
      await file.flush();
    } finally {
      await file.close();
    }
    await this.#file?.close();
    this.#forget();
    this.#unflushed = false;
    if (aside !== null && (await disk.names()).includes(name + ENDING))
      await disk.keep(name + ENDING, `${name}.${aside}-${nextAside()}`);
    await disk.rename(unfinished, name + ENDING);
    this.#replaced = true;
  }

  #forget(): void {
    this.#file = null;
    this.#size = null;
  }
}

function asJournalError(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  return new JournalError('disk', error instanceof Error ? error.message : String(error));
}
