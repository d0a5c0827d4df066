import type { AppendFile, OpenAppendFile } from '../../sync-server/ledger-file/index.ts';

/** What a fake disk does when it is asked to flush, or to write. */
export type Fault = 'none' | 'never-flushes' | 'full' | 'flush-fails' | 'gone';

interface Content {
  /** What has been written. */
  written: Buffer;
  /** What would be there after a power cut. */
  flushed: Buffer;
}

/** A disk in memory that keeps apart what was written and what was flushed, and fails when told. */
export class FakeDisk {
  fault: Fault = 'none';
  flushes = 0;
  readonly #files = new Map<string, Content>();
  #stuck: ((error: Error) => void)[] = [];

  readonly open: OpenAppendFile = (path) => Promise.resolve(new FakeFile(this, this.content(path)));

  content(path: string): Content {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const made = { written: Buffer.alloc(0), flushed: Buffer.alloc(0) };
    this.#files.set(path, made);
    return made;
  }

  /** The power is cut: what was not flushed is gone. */
  cutPower(): void {
    for (const content of this.#files.values()) content.written = content.flushed;
  }

  /** Flushes that never ended fail, so that a test can end. */
  release(): void {
    this.fault = 'gone';
    for (const fail of this.#stuck.splice(0)) fail(new Error('the disk is gone'));
  }

  flush(content: Content): Promise<void> {
    this.flushes += 1;
    if (this.fault === 'never-flushes') {
      return new Promise((_resolve, reject) => this.#stuck.push(reject));
    }
    if (this.fault === 'flush-fails' || this.fault === 'gone') {
      return Promise.reject(new Error('EIO'));
    }
    content.flushed = content.written;
    return Promise.resolve();
  }
}

class FakeFile implements AppendFile {
  readonly #disk: FakeDisk;
  readonly #content: Content;

  constructor(disk: FakeDisk, content: Content) {
    this.#disk = disk;
    this.#content = content;
  }

  get size(): number {
    return this.#content.written.length;
  }

  write(bytes: Uint8Array): Promise<void> {
    // A full disk takes a part of what it is given.
    const room = this.#disk.fault === 'full' ? Math.floor(bytes.length / 2) : bytes.length;
    this.#content.written = Buffer.concat([this.#content.written, bytes.subarray(0, room)]);
    return room < bytes.length ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
  }

  flush(): Promise<void> {
    return this.#disk.flush(this.#content);
  }

  truncate(size: number): Promise<void> {
    this.#content.written = this.#content.written.subarray(0, size);
    return Promise.resolve();
  }

  read(from: number, length: number): Promise<Uint8Array> {
    return Promise.resolve(this.#content.written.subarray(from, from + length));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
