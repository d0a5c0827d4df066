import { MAX_LISTED_HASHES, lackingSnapshots } from '../../protocol/hand-over-messages.ts';
import { askRelay, isRefused } from '../ask-relay.ts';
import { BackgroundTask } from '../background-task.ts';
import { HostError } from '../host-error.ts';
import type { LedgerClient } from '../ledger-client.ts';
import type { ClientPorts, ClientStore } from '../ports.ts';
import { MAX_TEXT_BYTES } from '../text-shelf.ts';
import { NoteSet } from './note-set.ts';

export interface AttachmentsOptions {
  readonly client: LedgerClient;
  readonly store: ClientStore;
  readonly ports: Pick<ClientPorts, 'after' | 'randomBytes'>;
}

/**
 * Bytes that documents and their versions name by SHA-256. What is kept here is given to the relay
 * as soon as there is one; one that was restored from a backup, or that has taken over, is given
 * again what it lacks.
 */
export class Attachments {
  readonly #client: LedgerClient;
  /** Those that no relay has been given; in the note before whoever keeps one is told so. */
  readonly #toGive: NoteSet;
  /** Those that a relay had. */
  readonly #given: NoteSet;
  readonly #task: BackgroundTask;
  /** Those that documents name, and that are not known to be here. */
  readonly #wanted = new Set<string>();
  /** Whether this connection's relay has been asked what it lacks. */
  #isCompared = false;

  constructor({ client, store, ports }: AttachmentsOptions) {
    this.#client = client;
    this.#toGive = new NoteSet(store, 'attachments-to-give');
    this.#given = new NoteSet(store, 'attachments-given');
    this.#task = new BackgroundTask(ports, () => this.#give());
  }

  /** Resolves to the hash, once the bytes are flushed. @throws HostError */
  async keep(bytes: Uint8Array): Promise<string> {
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new HostError('bytes-too-large', 'an attachment may not have so many bytes', {
        bytes: bytes.length,
        most: MAX_TEXT_BYTES,
      });
    }
    this.#client.mustBeWritable();
    const sha256 = await this.#client.shelf.keepBytes(bytes);
    if (!(await this.#given.all()).has(sha256)) await this.#toGive.add([sha256]);
    this.#task.wake();
    return sha256;
  }

  /** Null where it is not here, and the relay has none or is away. @throws HostError */
  async read(sha256: string): Promise<Uint8Array | null> {
    const { shelf, connection } = this.#client;
    const here = await shelf.readBytes(sha256);
    if (here !== null || connection.status !== 'online') return here;
    const bytes = await askRelay(this.#client, (relay) => shelf.fetch(sha256, relay));
    if (bytes !== null) await this.#given.add([sha256]);
    return bytes;
  }

  /** A document names these: what is not here yet is taken from the relay, to be here without it. */
  async want(hashes: Iterable<string>): Promise<void> {
    const [given, toGive] = [await this.#given.all(), await this.#toGive.all()];
    const before = this.#wanted.size;
    for (const sha256 of hashes)
      if (!given.has(sha256) && !toGive.has(sha256)) this.#wanted.add(sha256);
    if (this.#wanted.size > before) this.#task.wake();
  }

  online(): void {
    this.#isCompared = false;
    this.#task.wake();
  }

  close(): Promise<void> {
    return this.#task.close();
  }

  async #give(): Promise<void> {
    if (this.#client.connection.status !== 'online') return;
    for (const sha256 of await this.#toGive.all()) await this.#giveOne(sha256);
    if (!this.#isCompared) await this.#compareOnce();
    for (const sha256 of this.#wanted) await this.#takeOne(sha256);
  }

  async #compareOnce(): Promise<void> {
    // Not afterwards: what the next connection's relay lacks is another question.
    this.#isCompared = true;
    try {
      await this.#compare();
    } catch (error) {
      this.#isCompared = false;
      throw error;
    }
  }

  /** Gives the relay again what it lacks. */
  async #compare(): Promise<void> {
    const given = [...(await this.#given.all())];
    for (let at = 0; at < given.length; at += MAX_LISTED_HASHES) {
      const hashes = given.slice(at, at + MAX_LISTED_HASHES);
      const { lacking } = await askRelay(this.#client, ({ http, token }) =>
        http.postJson('/snapshots/lacking', { hashes }, lackingSnapshots, token),
      );
      for (const sha256 of lacking) await this.#giveOne(sha256);
    }
  }

  async #takeOne(sha256: string): Promise<void> {
    if (this.#task.isClosed) return;
    try {
      await this.read(sha256);
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
    // Where the relay has none, somebody has yet to give it: it is asked for when it is looked at.
    this.#wanted.delete(sha256);
  }

  async #giveOne(sha256: string): Promise<void> {
    if (this.#task.isClosed) return;
    const bytes = await this.#client.shelf.readBytes(sha256);
    try {
      if (bytes !== null) {
        await askRelay(this.#client, ({ http, token }) =>
          http.put(`/snapshot/${sha256}`, bytes, token),
        );
      }
    } catch (error) {
      // What it will never take must not stand in the way of the others.
      if (!isRefused(error)) throw error;
      return;
    }
    if (bytes !== null) await this.#given.add([sha256]);
    await this.#toGive.remove([sha256]);
  }
}
