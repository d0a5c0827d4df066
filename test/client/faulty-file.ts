import { openAppendFile, type OpenAppendFile } from '../../sync-server/ledger-file/index.ts';

export type DiskFault = 'none' | 'never-flushes' | 'full';

/** Real files on a disk that fails when it is told, in the files whose name it is told of. */
export class FaultyDisk {
  fault: DiskFault = 'none';
  /** The end of the paths that fail. */
  which = '';
  #stuck: (() => void)[] = [];
  #waiting: (() => void)[] = [];
  readonly #takeBack: (() => Promise<void>)[] = [];

  readonly openFile: OpenAppendFile = async (path) => {
    const file = await openAppendFile(path);
    const isFaulty = () => path.endsWith(this.which);
    let flushed = file.size;
    this.#takeBack.push(() => file.truncate(flushed));
    return {
      get size() {
        return file.size;
      },
      write: async (bytes) => {
        if (isFaulty() && this.fault === 'full') throw new Error('ENOSPC');
        await file.write(bytes);
      },
      flush: async () => {
        if (isFaulty() && this.fault === 'never-flushes') {
          await new Promise<void>((resolve) => {
            this.#stuck.push(resolve);
            for (const go of this.#waiting.splice(0)) go();
          });
          throw new Error('the disk is gone');
        }
        await file.flush();
        flushed = file.size;
      },
      truncate: async (size) => {
        await file.truncate(size);
        flushed = Math.min(flushed, size);
      },
      read: (from, length) => file.read(from, length),
      close: () => file.close(),
    };
  };

  /** Resolves once a flush has begun that never ends. */
  async stuck(): Promise<void> {
    if (this.#stuck.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The power is cut: what was written since the last flush is gone. */
  async cutPower(): Promise<void> {
    for (const takeBack of this.#takeBack.splice(0)) await takeBack();
  }

  /** Flushes that never ended fail. */
  release(): void {
    this.fault = 'none';
    for (const go of this.#stuck.splice(0)) go();
  }
}
