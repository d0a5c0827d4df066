/** People who write, lose the line, close and open again, in an order that a seed gives. */

import { afterEach, expect, test } from 'vitest';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import { numbers } from './numbers.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, textOf, until } from './test-device.ts';

const DOCUMENT = 'notes/t1';
const PEOPLE = ['ann', 'ben', 'eve'];
const STEPS = 60;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

class Peers {
  readonly devices: TestDevice[];
  readonly open = new Map<TestDevice, OpenDocument>();
  readonly typed: string[] = [];
  readonly store = new MemoryDocumentStore();
  relay: DocumentRelay | null = null;
  #port = 0;

  constructor() {
    this.devices = PEOPLE.map(
      (person) =>
        new TestDevice({
          journal: memoryJournal(),
          session: () => Promise.resolve({ url: `ws://127.0.0.1:${this.#port}/doc`, token: 't' }),
          WebSocket: socketOf(person, `${person}-laptop`),
        }),
    );
  }

  async startRelay(): Promise<void> {
    if (this.relay !== null) return;
    this.relay = await DocumentRelay.start({ store: this.store, port: this.#port });
    this.#port = this.relay.port;
    for (const device of this.devices) device.online();
  }

  async stopRelay(): Promise<void> {
    const { relay } = this;
    this.relay = null;
    await relay?.stop();
    for (const device of this.devices) device.offline();
  }

  async openAt(device: TestDevice): Promise<OpenDocument> {
    const document = this.open.get(device) ?? (await openOn(device, DOCUMENT));
    this.open.set(device, document);
    return document;
  }

  async step(next: (below: number) => number): Promise<void> {
    const device = this.devices[next(this.devices.length)];
    if (device === undefined) throw new Error('nobody');
    const choice = next(12);
    if (choice === 0) await this.stopRelay();
    else if (choice === 1) await this.startRelay();
    else if (choice === 2) {
      await this.open.get(device)?.close();
      this.open.delete(device);
    } else if (choice === 3) await new Promise((resolve) => setTimeout(resolve, 10));
    else await this.edit(await this.openAt(device), next);
  }

  async edit(document: OpenDocument, next: (below: number) => number): Promise<void> {
    const text = document.view?.doc.getText('content');
    if (text === undefined) return;
    if (next(4) === 0 && text.length > 4) {
      text.delete(next(text.length - 3), 1 + next(3));
    } else {
      const word = `<${this.typed.length}>`;
      this.typed.push(word);
      text.insert(next(text.length + 1), word);
    }
    if (next(3) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async end(): Promise<void> {
    await this.stopRelay();
  }
}

test.each([1, 2, 3, 4, 5, 6])('seed %i: in the end everybody has the same', async (seed) => {
  const peers = new Peers();
  ends.push(() => peers.end());
  const next = numbers(seed);
  await peers.startRelay();
  for (let step = 0; step < STEPS; step++) await peers.step(next);
  await peers.startRelay();
  const documents: OpenDocument[] = [];
  for (const device of peers.devices) documents.push(await peers.openAt(device));
  for (const document of documents) await settled(document);
  const [first, ...others] = documents;
  if (first === undefined) throw new Error('nobody');
  await until(() => others.every((other) => textOf(other) === textOf(first)));
  expect(peers.typed.length).toBeGreaterThan(10);
  expect(textOf(first).length).toBeGreaterThan(10);
  for (const device of peers.devices) expect(device.drafts).toEqual([]);
  // What every device has kept by itself is the same too.
  for (const document of documents) await document.close();
  await peers.stopRelay();
  for (const device of peers.devices) {
    const alone = await openOn(device, DOCUMENT);
    expect(textOf(alone)).toBe(textOf(first));
  }
});
