/** A device of a person with its journal in files, and a relay in a process of its own. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { openFileJournal } from '../../electron/journal/index.ts';
import type { Journal } from '../../shared/client/journal.ts';
import { NOTES, type NotesRelay } from '../relay/notes-relay.ts';
import { TestDevice } from './test-device.ts';

/** Of the library, or one that keeps something back. */
export type SocketClass = new (url: string, protocols?: string[]) => NodeSocket;

export class NotesDevice extends TestDevice {
  readonly #folder: string;

  private constructor(
    relay: NotesRelay,
    person: string,
    folder: string,
    journal: Journal,
    Socket: SocketClass,
  ) {
    super({
      journal,
      session: () => relay.session(person),
      WebSocket: Socket as unknown as typeof WebSocket,
    });
    this.#folder = folder;
  }

  static async of(
    relay: NotesRelay,
    person: string,
    Socket: SocketClass = NodeSocket,
  ): Promise<NotesDevice> {
    const folder = await mkdtemp(join(tmpdir(), 'convene-notes-'));
    return new NotesDevice(relay, person, folder, await openFileJournal(folder), Socket);
  }

  /** Closes the journal, and reads its files anew: what is there of a document. */
  async reopened(document = NOTES): Promise<Y.Doc> {
    await this.options.journal.close();
    const journal = await openFileJournal(this.#folder);
    const doc = new Y.Doc();
    const updates = await journal.open(document);
    Y.transact(doc, () => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    await journal.close();
    return doc;
  }

  async end(): Promise<void> {
    await this.options.journal.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
