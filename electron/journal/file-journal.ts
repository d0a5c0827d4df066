import { createHash } from 'node:crypto';
import { JournalError, type Journal } from '../../shared/client/journal.ts';
import { DocumentFile, ENDING, UNFINISHED } from './document-file.ts';
import { nodeDisk, type JournalDisk } from './journal-disk.ts';
import { readRecords } from './records.ts';

export interface FileJournalOptions {
  /** In the place of the folder. */
  readonly disk?: JournalDisk;
  /** How many files stay open, at most, that nobody is waiting for. */
  readonly mostOpen?: number;
}

/**
 * Opens the journal in a folder, which is made where there is none. One process may have it open.
 *
 * @throws where the folder cannot be read or made
 */
export async function openFileJournal(
  folder: string,
  { disk, mostOpen = 64 }: FileJournalOptions = {},
): Promise<Journal> {
  const place = disk ?? (await nodeDisk(folder));
  const names = await place.names();
  for (const name of names) if (name.endsWith(UNFINISHED)) await place.remove(name);
  return new FileJournal(place, mostOpen, 1 + Math.max(0, ...names.map(asideNumber)));
}

class FileJournal implements Journal {
  readonly #disk: JournalDisk;
  readonly #mostOpen: number;
  /** The one that was used last stands last. */
  readonly #files = new Map<string, DocumentFile>();
  readonly #closing = new Map<string, Promise<void>>();
  #nextAside: number;
  #closed = false;

  constructor(disk: JournalDisk, mostOpen: number, nextAside: number) {
    this.#disk = disk;
    this.#mostOpen = mostOpen;
    this.#nextAside = nextAside;
  }

  async open(document: string): Promise<readonly Uint8Array[]> {
    return this.#file(document).open();
  }

  async append(document: string, update: Uint8Array, from: 'local' | 'remote'): Promise<void> {
    return this.#file(document).append(update, from);
  }

  async compact(document: string, state: Uint8Array, count: number): Promise<void> {
    return this.#file(document).compact(state, count);
  }

  async setAside(document: string, state: Uint8Array): Promise<void> {
    return this.#file(document).setAside(state);
  }

  async documents(): Promise<readonly string[]> {
    const documents: string[] = [];
    for (const name of await this.#disk.names()) {
      if (!name.endsWith(ENDING)) continue;
      const file = await this.#disk.open(name);
      try {
        const { document, updates } = readRecords(await file.read(0, file.size));
        if (document !== null && updates.length > 0) documents.push(document);
      } finally {
        await file.close();
      }
    }
    return documents.sort();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#files.values()].map((file) => file.close()));
    await Promise.all(this.#closing.values());
  }

  #file(document: string): DocumentFile {
    if (this.#closed) throw new JournalError('closed', 'the journal is closed');
    const known = this.#files.get(document);
    if (known !== undefined) {
      this.#files.delete(document);
      this.#files.set(document, known);
      return known;
    }
    const file = new DocumentFile({
      disk: this.#disk,
      document,
      name: fileName(document),
      nextAside: () => this.#nextAside++,
      // An older one may yet have to flush what it was given.
      free: this.#closing.get(document) ?? Promise.resolve(),
    });
    this.#files.set(document, file);
    this.#closeUnused(file);
    return file;
  }

  #closeUnused(asked: DocumentFile): void {
    for (const [document, file] of this.#files) {
      if (this.#files.size <= this.#mostOpen) return;
      if (!file.isIdle || file === asked) continue;
      this.#files.delete(document);
      const closing = file.close().catch(() => {});
      this.#closing.set(
        document,
        closing.finally(() => this.#closing.delete(document)),
      );
    }
  }
}

/** Names of documents hold slashes, and are longer than some file systems allow. */
const fileName = (document: string): string =>
  createHash('sha256').update(document).digest('hex').slice(0, 40);

const asideNumber = (name: string): number => Number(/-(\d+)$/.exec(name)?.[1] ?? 0);
