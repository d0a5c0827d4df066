import { afterEach, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import { MemoryDocumentStore, type DocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from './document-client.ts';
import { DocumentRelay } from './document-relay.ts';

let relay: DocumentRelay;
afterEach(() => relay.stop());

/** A store whose next group waits for a word, and is then not taken. */
class FullOnce extends MemoryDocumentStore {
  #begun = (): void => {};
  #refuse: (() => void) | null = null;
  #isFull = false;

  full(): Promise<void> {
    this.#isFull = true;
    return new Promise((resolve) => {
      this.#begun = resolve;
    });
  }

  refuse(): void {
    this.#refuse?.();
  }

  override async append(records: Parameters<DocumentStore['append']>[0]): Promise<void> {
    if (!this.#isFull) return super.append(records);
    this.#isFull = false;
    await new Promise<void>((_resolve, reject) => {
      this.#refuse = () => reject(new Error('ENOSPC'));
      this.#begun();
    });
  }
}

test('what comes to a document while its disk is full takes no other document along', async () => {
  const store = new FullOnce();
  relay = await DocumentRelay.start({ store });
  const ann = await DocumentClient.connect(relay, { person: 'ann', document: 'notes/full' });
  const ben = await DocumentClient.connect(relay, { person: 'ben', document: 'notes/full' });
  const eve = await DocumentClient.connect(relay, { person: 'eve', document: 'notes/other' });
  await Promise.all([ann.allSettled(), ben.allSettled(), eve.allSettled()]);
  const begun = store.full();
  ann.text.insert(0, 'the disk does not take this');
  await begun;
  ben.text.insert(0, 'this comes meanwhile');
  eve.text.insert(0, 'this is of another document');
  for (const client of [ben, eve]) await answered(client);
  store.refuse();
  expect(await ann.gone()).toBe(CLOSE_CODES.storage);
  expect(await ben.gone()).toBe(CLOSE_CODES.storage);
  await eve.allSettled();
  expect(eve.closed).toBeNull();
  expect(await store.recordsSince('notes/other', 0)).toHaveLength(1);
  expect(await store.recordsSince('notes/full', 0)).toEqual([]);
});

/** All that it sent before has been read. */
function answered(client: DocumentClient): Promise<void> {
  return new Promise((resolve) => {
    client.socket.once('pong', () => resolve());
    client.socket.ping();
  });
}
