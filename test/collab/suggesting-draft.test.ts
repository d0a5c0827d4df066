import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SuggestingDraft } from '../../renderer/features/documents/suggestions/suggesting-draft.ts';
import { memoryJournal } from './memory-journal.ts';
import { LEDGER, socketOf, TestDevice, until } from './test-device.ts';

const DOCUMENT = 'output/report';

function deviceWith(journal = memoryJournal()): TestDevice {
  return new TestDevice({
    journal,
    session: () => Promise.reject(new Error('a copy of one’s own is asked for by nobody')),
    WebSocket: socketOf('ann', 'laptop'),
  });
}

const draftOn = (device: TestDevice): SuggestingDraft =>
  new SuggestingDraft(device.window(), LEDGER, DOCUMENT);

function sharedWith(words: string): Y.Text {
  const text = new Y.Doc().getText('content');
  text.insert(0, words);
  return text;
}

const saved = (draft: SuggestingDraft): Promise<void> =>
  until(() => draft.store.getState().saved === 'saved');

test('a copy is kept on this device alone, and is there after whatever ended the app', async () => {
  const journal = memoryJournal();
  const device = deviceWith(journal);
  const draft = draftOn(device);
  const shared = sharedWith('one two');
  await draft.begin(shared);
  draft.text.insert(7, ' three');
  await saved(draft);
  expect(shared.toJSON()).toBe('one two');
  expect(device.requests).not.toContain('session');
  expect(await journal.documents()).toEqual([`suggesting/${DOCUMENT}`]);
  // Nothing was closed: what ended it was not asked for.
  const again = draftOn(deviceWith(journal));
  await until(() => again.store.getState().status === 'on');
  expect(again.text.toJSON()).toBe('one two three');
  await again.begin(shared);
  expect(again.text.toJSON()).toBe('one two three');
  again.end();
  await saved(again);
  const last = draftOn(deviceWith(journal));
  await until(() => last.store.getState().status !== 'loading');
  expect(last.store.getState().status).toBe('off');
});

test('what others write meanwhile comes into the copy, beside one’s own changes', async () => {
  const draft = draftOn(deviceWith());
  const shared = sharedWith('The group meets on Monday.\n\nIn Bern.');
  await draft.begin(shared);
  draft.text.insert(draft.text.length, ' At nine.');
  shared.insert(0, '# Rules\n\n');
  shared.delete(shared.toJSON().indexOf('Monday'), 6);
  shared.insert(shared.toJSON().indexOf('.\n\nIn'), 'Friday');
  draft.takeIn(shared);
  expect(draft.text.toJSON()).toBe('# Rules\n\nThe group meets on Friday.\n\nIn Bern. At nine.');
  const once = draft.text.toJSON();
  draft.takeIn(shared);
  expect(draft.text.toJSON()).toBe(once);
  expect(shared.toJSON()).toBe('# Rules\n\nThe group meets on Friday.\n\nIn Bern.');
});

test('two windows try the same changes out', async () => {
  const device = deviceWith();
  const [one, two] = [draftOn(device), draftOn(device)];
  await until(() => one.store.getState().status === 'off' && two.store.getState().status === 'off');
  await one.begin(sharedWith('one'));
  one.text.insert(3, ' two');
  expect(two.store.getState().status).toBe('on');
  expect(two.text.toJSON()).toBe('one two');
  two.end();
  expect(one.store.getState().status).toBe('off');
});
