import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder } from '../../sync-server/ledger-file/append-file.ts';
import { LineLog } from '../../sync-server/ledger-file/line-log.ts';
import type { AppendFile, OpenAppendFile } from '../../sync-server/ledger-file/index.ts';

const CHUNK_BYTES = 1024 * 1024;
const LINE_FEED = 10;

/** Bytes as text; what is no UTF-8 becomes what no line can hold, so that it fits no hash. */
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');

/**
 * A file of lines that only grows, each flushed before it counts. A last line without its line feed
 * was never flushed as one: it is cut off on opening.
 */
export class LineFile {
  readonly #path: string;
  readonly #openFile: OpenAppendFile;
  #file: AppendFile;
  #log: LineLog;
  /** Where each line ends, its line feed with it. */
  #ends: number[];

  private constructor(
    path: string,
    openFile: OpenAppendFile,
    opened: { file: AppendFile; ends: number[] },
  ) {
    this.#path = path;
    this.#openFile = openFile;
    this.#file = opened.file;
    this.#log = new LineLog(opened.file);
    this.#ends = opened.ends;
  }

  static async open(path: string, openFile: OpenAppendFile): Promise<LineFile> {
    return new LineFile(path, openFile, await openWhole(path, openFile));
  }

  get count(): number {
    return this.#ends.length;
  }

  async *lines(): AsyncGenerator<string> {
    let first = 1;
    while (first <= this.count) {
      const last = this.#lastWithin(first);
      yield* await this.linesFrom(first, last - first + 1);
      first = last + 1;
    }
  }

  /** Lines by their numbers, from 1; fewer where there are fewer. */
  async linesFrom(first: number, count: number): Promise<string[]> {
    const last = Math.min(this.count, first + count - 1);
    if (last < first) return [];
    const from = this.#ends[first - 2] ?? 0;
    const to = this.#ends[last - 1] ?? from;
    return textOf(await this.#log.read(from, to - 1)).split('\n');
  }

  /** Resolves once they are flushed; where it rejects, none of them is kept. */
  async append(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await this.#log.append(lines);
    let end = this.#ends.at(-1) ?? 0;
    for (const line of lines) {
      end += Buffer.byteLength(line, 'utf8') + 1;
      this.#ends.push(end);
    }
  }

  /** Keeps the first lines, and cuts the rest. */
  async cut(count: number): Promise<void> {
    await this.#file.truncate(this.#ends[count - 1] ?? 0);
    await this.#file.flush();
    this.#ends.length = Math.min(count, this.count);
    this.#log = new LineLog(this.#file);
  }

  /** Takes the file aside under another name, and begins an empty one. */
  async setAside(name: string): Promise<void> {
    await this.replaceBy(async () => {
      await rename(this.#path, name);
      await flushFolder(dirname(this.#path));
    });
  }

  /** Has something put another file in its place, and goes on with that. */
  async replaceBy(work: () => Promise<void>): Promise<void> {
    await this.#log.close();
    try {
      await work();
    } finally {
      const opened = await openWhole(this.#path, this.#openFile);
      this.#file = opened.file;
      this.#log = new LineLog(opened.file);
      this.#ends = opened.ends;
    }
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  /** The last line that still fits into one read; at least the first. */
  #lastWithin(first: number): number {
    const from = this.#ends[first - 2] ?? 0;
    let last = first;
    while (last < this.count && (this.#ends[last] ?? 0) - from <= CHUNK_BYTES) last += 1;
    return last;
  }
}

async function openWhole(
  path: string,
  openFile: OpenAppendFile,
): Promise<{ file: AppendFile; ends: number[] }> {
  const file = await openFile(path);
  try {
    const ends: number[] = [];
    for (let at = 0; at < file.size; at += CHUNK_BYTES) {
      const chunk = await file.read(at, Math.min(CHUNK_BYTES, file.size - at));
      let end = chunk.indexOf(LINE_FEED);
      while (end !== -1) {
        ends.push(at + end + 1);
        end = chunk.indexOf(LINE_FEED, end + 1);
      }
    }
    const whole = ends.at(-1) ?? 0;
    if (whole < file.size) {
      await file.truncate(whole);
      await file.flush();
    }
    return { file, ends };
  } catch (error) {
    await file.close();
    throw error;
  }
}
