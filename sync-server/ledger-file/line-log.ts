import type { AppendFile } from './append-file.ts';

interface Waiting {
  readonly bytes: Uint8Array;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What a flush was for, told to whoever measures. */
export type FlushObserver = (measured: {
  readonly seconds: number;
  readonly bytes: number;
}) => void;

/**
 * Appends lines to a file and says when they are on the disk. While one flush runs, whatever comes
 * waits, and then shares the next one. Where storing fails, the file is taken back to its last good
 * end, and all that waited fails too, as it may build on what failed; later lines work again.
 */
export class LineLog {
  readonly #file: AppendFile;
  readonly #observe: FlushObserver;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  /** Bytes that are on the disk. */
  #durable: number;
  #needsRepair = false;
  #closed = false;

  constructor(file: AppendFile, observe: FlushObserver = () => {}) {
    this.#file = file;
    this.#durable = file.size;
    this.#observe = observe;
  }

  /** The bytes that are on the disk. */
  get size(): number {
    return this.#durable;
  }

  /** Resolves after the flush; where it rejects, none of the lines is kept. */
  append(lines: readonly string[]): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('the log is closed'));
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  read(from: number, to: number): Promise<Uint8Array> {
    return this.#file.read(from, to - from);
  }

  /** Waits for what was appended, then closes the file. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await this.#file.close();
  }

  async #run(): Promise<void> {
    // What else is appended in this turn of the event loop comes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#store(Buffer.concat(group.map(({ bytes }) => bytes)));
        for (const { resolve } of group) resolve();
      } catch (error) {
        const built = this.#waiting;
        this.#waiting = [];
        for (const { reject } of [...group, ...built]) reject(error);
      }
    }
    this.#running = null;
  }

  async #store(bytes: Uint8Array): Promise<void> {
    if (this.#needsRepair) await this.#repair();
    const started = performance.now();
    try {
      await this.#file.write(bytes);
      await this.#file.flush();
    } catch (error) {
      this.#needsRepair = true;
      // A disk that cannot even do this is asked again before the next lines.
      await this.#repair().catch(() => {});
      throw error;
    }
    this.#durable += bytes.length;
    this.#observe({ seconds: (performance.now() - started) / 1000, bytes: bytes.length });
  }

  async #repair(): Promise<void> {
    await this.#file.truncate(this.#durable);
    await this.#file.flush();
    this.#needsRepair = false;
  }
}
