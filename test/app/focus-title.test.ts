// @vitest-environment happy-dom
/** Where the keyboard is for who has just come to a screen. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFocusOnArrival } from '../../renderer/app/focus-title.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function screen() {
  const main = document.createElement('main');
  const title = document.createElement('h1');
  title.tabIndex = -1;
  title.dataset['pageTitle'] = '';
  const field = document.createElement('textarea');
  main.append(title, field);
  const dialog = document.createElement('button');
  document.body.append(main, dialog);
  return { main, title, field, dialog };
}

const press = (on: HTMLElement): void => {
  on.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
};

test('who came by a dialog that lets go of the keyboard later, is at the title', () => {
  const { main, title, dialog } = screen();
  keepFocusOnArrival(main);
  expect(document.activeElement).toBe(title);
  dialog.focus();
  press(dialog);
  dialog.blur();
  vi.advanceTimersByTime(200);
  expect(document.activeElement).toBe(title);
});

test('whoever works on the screen already is not brought to its title', () => {
  const { main, field } = screen();
  keepFocusOnArrival(main);
  field.focus();
  press(field);
  // It is hidden, as a text is where the window becomes narrow.
  field.blur();
  vi.advanceTimersByTime(5_000);
  expect(document.activeElement).toBe(document.body);
});

test('a key on the title itself is no work: where the screen is drawn anew, one is at the new title', () => {
  const { main, title, field } = screen();
  keepFocusOnArrival(main);
  press(title);
  title.remove();
  const again = document.createElement('h1');
  again.tabIndex = -1;
  again.dataset['pageTitle'] = '';
  main.prepend(again);
  vi.advanceTimersByTime(200);
  expect(document.activeElement).toBe(again);
  again.blur();
  field.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  vi.advanceTimersByTime(5_000);
  expect(document.activeElement).toBe(document.body);
});
