import type { JournalDisk } from '../../electron/journal/index.ts';
import { FakeDisk } from '../relay/fake-disk.ts';

/**
 * A folder in memory that keeps apart what was written and what was flushed, and fails when told.
 * Names are flushed at once; what is in a file is not.
 */
export class FakeJournalDisk implements JournalDisk {
  readonly disk = new FakeDisk();
  readonly #names = new Set<string>();

  open(name: string): ReturnType<JournalDisk['open']> {
    this.#names.add(name);
    return this.disk.open(name);
  }

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.#names]);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.keep(from, to);
    await this.remove(from);
  }

  keep(name: string, as: string): Promise<void> {
    this.#names.add(as);
    Object.assign(this.disk.content(as), this.disk.content(name));
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.#names.delete(name);
    const nothing = Buffer.alloc(0);
    Object.assign(this.disk.content(name), { written: nothing, flushed: nothing });
    return Promise.resolve();
  }

  /** The file of the only document there is. */
  only(): string {
    const [name, more] = [...this.#names].filter((each) => each.endsWith('.journal'));
    if (name === undefined || more !== undefined) throw new Error('not one document');
    return name;
  }
}
