import { expect, test } from 'vitest';
import { ToastMessages, type ToastWords } from '../../../renderer/ui/toast-messages.ts';

const said = (message: string, more: Partial<ToastWords> = {}): ToastWords => ({
  message,
  tone: 'success',
  action: undefined,
  ...more,
});

const shown = ({ queue }: ToastMessages): unknown[] =>
  queue.visibleToasts.map(({ content }) => content.message);

test('the same words again take the place of the old', () => {
  const messages = new ToastMessages();
  messages.say(said('Queued.'));
  messages.say(said('Copied.'));
  messages.say(said('Queued.'));
  expect(shown(messages)).toEqual(['Queued.', 'Copied.']);
  messages.say(said('Queued.', { tone: 'danger' }));
  expect(shown(messages)).toEqual(['Queued.', 'Queued.', 'Copied.']);
});

test('what was said long before does not come up again once the newest are gone', () => {
  const messages = new ToastMessages();
  for (const words of ['one', 'two', 'three', 'four', 'five']) messages.say(said(words));
  expect(shown(messages)).toEqual(['five', 'four', 'three']);
  for (const { key } of messages.queue.visibleToasts) messages.queue.close(key);
  expect(shown(messages)).toEqual([]);
});

test('what is amiss stays in sight beside what passes', () => {
  const messages = new ToastMessages();
  messages.say(said('The disk is full.', { tone: 'danger' }));
  for (const words of ['one', 'two', 'three', 'four']) messages.say(said(words));
  expect(shown(messages)).toEqual(['four', 'three', 'The disk is full.']);
});
