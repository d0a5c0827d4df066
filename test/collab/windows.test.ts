/** Two windows of one person on one device, with one journal. */

import { afterEach, expect, test } from 'vitest';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import {
  closeAll,
  openOn,
  settled,
  socketOf,
  TestDevice,
  textOf,
  type,
  until,
} from './test-device.ts';

const DOCUMENT = 'notes/t1';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(store = new MemoryDocumentStore(), port = 0): Promise<DocumentRelay> {
  const relay = await DocumentRelay.start({ store, port });
  ends.push(() => relay.stop().catch(() => {}));
  return relay;
}

const deviceOf = ({ url }: DocumentRelay, person = 'ann'): TestDevice =>
  new TestDevice({
    journal: memoryJournal(),
    session: () => Promise.resolve({ url, token: 't' }),
    WebSocket: socketOf(person, `${person}-laptop`),
  });

test('without a relay each window sees what is typed in the other', async () => {
  const relay = await start();
  const device = deviceOf(relay);
  await relay.stop();
  const one = await openOn(device, DOCUMENT);
  const two = await openOn(device, DOCUMENT);
  type(one, 'one ');
  await until(() => textOf(two) === 'one ');
  type(two, 'two');
  await until(() => textOf(one) === 'one two');
  await until(() => one.view?.status.saved === 'saved' && two.view?.status.saved === 'saved');
  const third = await openOn(device, DOCUMENT);
  expect(textOf(third)).toBe('one two');
});

test('both windows write at once; all of it is acknowledged, and another person has it', async () => {
  const relay = await start();
  const device = deviceOf(relay);
  const one = await openOn(device, DOCUMENT);
  const two = await openOn(device, DOCUMENT);
  for (let round = 0; round < 20; round++) {
    type(one, 'a');
    type(two, 'b');
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await settled(one);
  await settled(two);
  await until(() => textOf(one) === textOf(two));
  expect(textOf(one).length).toBe(40);
  const ben = await openOn(deviceOf(relay, 'ben'), DOCUMENT);
  await until(() => textOf(ben) === textOf(one));
  expect(device.drafts).toEqual([]);
});

test('a refusal in one window takes the words out of the other too, and leaves one draft', async () => {
  const relay = await start();
  const device = deviceOf(relay);
  const one = await openOn(device, DOCUMENT);
  type(one, 'agreed.');
  await settled(one);
  const two = await openOn(device, DOCUMENT);
  await settled(two);
  const { port, store } = relay;
  await relay.stop();
  await until(() => one.view?.status.relay === 'offline');
  type(one, ' Too late.');
  await until(() => textOf(two) === 'agreed. Too late.');
  const back = await start(store as MemoryDocumentStore, port);
  back.setAccess('ann', { read: true, write: false });
  device.online();
  const quiet = (): boolean =>
    [one, two].every(
      (each) => textOf(each) === 'agreed.' && each.view?.status.relay === 'acknowledged',
    );
  await until(quiet);
  // A window that hears of the other's draft may yet begin anew, and comes to the same.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await until(quiet);
  const shown = device.drafts.filter(({ id }) => !device.done.includes(id));
  expect(shown.map(({ texts }) => texts['content'])).toEqual(['agreed. Too late.']);
  await one.close();
  await two.close();
  for (let restart = 0; restart < 3; restart++) {
    const again = await openOn(device, DOCUMENT);
    await settled(again);
    expect(textOf(again)).toBe('agreed.');
    await again.close();
  }
});
