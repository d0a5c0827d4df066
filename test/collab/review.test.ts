import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDocument } from '../../renderer/collab/open-document.ts';
import { reviewOf, ReviewLog } from '../../renderer/collab/use-review.ts';
import { MemoryDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from '../relay/document-relay.ts';
import { memoryJournal } from './memory-journal.ts';
import { closeAll, openOn, settled, socketOf, TestDevice, until } from './test-device.ts';

const LOG = reviewOf('notes/t1');

let relay: DocumentRelay;
let isReached = true;
beforeEach(async () => {
  isReached = true;
  relay = await DocumentRelay.start({ store: new MemoryDocumentStore() });
});
afterEach(async () => {
  await closeAll();
  await relay.stop();
});

const deviceOf = (person: string): TestDevice =>
  new TestDevice({
    journal: memoryJournal(),
    session: () =>
      isReached
        ? Promise.resolve({ url: relay.url.replace(/\/doc$/, ''), token: 'token' })
        : Promise.reject(new Error('no relay')),
    WebSocket: socketOf(person, `${person}-laptop`),
  });

function logOf(open: OpenDocument): ReviewLog {
  if (open.view === null) throw new Error('not loaded');
  return new ReviewLog(open.view.doc);
}

const say = (open: OpenDocument, by: string, text: string): string =>
  logOf(open).say({ type: 'comment', anchor: null, quote: '', text, mentions: [] }, { by, at: 1 });

const said = (open: OpenDocument): string[] =>
  logOf(open)
    .read()
    .threads.map(({ comments }) => comments[0]?.text ?? '');

test('what is said without a line is kept, survives a restart, and reaches the others', async () => {
  isReached = false;
  const device = deviceOf('ann');
  const first = await openOn(device, LOG);
  say(first, 'ann', 'one');
  await first.close();
  const second = await openOn(device, LOG);
  say(second, 'ann', 'two');
  expect(said(second)).toEqual(['one', 'two']);
  isReached = true;
  device.online();
  await settled(second);
  const ben = await openOn(deviceOf('ben'), LOG);
  await until(() => said(ben).length === 2);
  say(ben, 'ben', 'three');
  await until(() => said(second).length === 3);
  expect(said(second)).toEqual(['one', 'two', 'three']);
  expect(device.drafts).toEqual([]);
});

test('what the relay does not take is set aside in words, and the rest goes on', async () => {
  const device = deviceOf('ann');
  const ann = await openOn(device, LOG);
  say(ann, 'ann', 'mine');
  await settled(ann);
  say(ann, 'ben', 'forged');
  await until(() => device.drafts.length > 0);
  expect(device.drafts).toMatchObject([
    {
      document: LOG,
      code: 'not-the-author',
      details: { by: 'ben' },
      texts: { entries: 'Comment: mine\nComment: forged' },
      base: { entries: 'Comment: mine' },
    },
  ]);
  await settled(ann);
  expect(said(ann)).toEqual(['mine']);
  say(ann, 'ann', 'mine again');
  await settled(ann);
  expect(said(ann)).toEqual(['mine', 'mine again']);
});
