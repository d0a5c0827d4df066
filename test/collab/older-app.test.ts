/** Edits that an older app has made: with the Yjs of 2020 and of early 2021. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentClient } from '../relay/document-client.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, textOf, until } from './test-device.ts';

/** What that version of Yjs has written: deletions, what it has garbage collected, a second window. */
interface Older {
  readonly yjs: string;
  readonly updates: readonly string[];
  readonly state: string;
  readonly later: string;
  readonly content: string;
  readonly facts: unknown;
}

const FIXTURES = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/older-yjs.json'), 'utf8'),
) as readonly Older[];
const DOCUMENT = 'notes/t1';
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(): Promise<DocumentRelay> {
  const relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
  ends.push(() => relay.stop());
  return relay;
}

const deviceOf = ({ url }: DocumentRelay, person: string, journal = memoryJournal()): TestDevice =>
  new TestDevice({
    journal,
    session: () => Promise.resolve({ url, token: 't' }),
    WebSocket: socketOf(person, `${person}-laptop`),
  });

test.each(FIXTURES)(
  'each keystroke of Yjs $yjs is taken as it comes, and all have the same',
  async ({ updates, later, content, facts }) => {
    const relay = await start();
    const reader = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
    const older = await DocumentClient.connect(relay, { person: 'ann', document: DOCUMENT });
    for (const update of [...updates, later]) older.sendUpdate(bytes(update));
    await older.allSettled();
    expect(older.refused).toEqual([]);
    await until(() => textOf(reader) === content);
    expect(reader.view?.doc.getMap('facts').toJSON()).toEqual(facts);
    // And whoever comes later writes on.
    const next = await openOn(deviceOf(relay, 'eve'), DOCUMENT);
    await until(() => textOf(next) === content);
    next.view?.doc.getText('content').insert(0, 'On: ');
    await settled(next);
    await until(() => textOf(reader) === `On: ${content}`);
    expect(relay.log.filter(({ level }) => level !== 'info')).toEqual([]);
  },
);

test.each(FIXTURES)(
  'a journal that Yjs $yjs has left is opened, and reaches the relay',
  async ({ state, later, content }) => {
    const relay = await start();
    const journal = memoryJournal();
    for (const update of [state, later]) await journal.append(DOCUMENT, bytes(update), 'local');
    const device = deviceOf(relay, 'ann', journal);
    const ann = await openOn(device, DOCUMENT);
    expect(textOf(ann)).toBe(content);
    await settled(ann);
    expect(device.drafts).toEqual([]);
    const { updates } = await relay.store.read(DOCUMENT);
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    expect(doc.getText('content').toJSON()).toBe(content);
  },
);
