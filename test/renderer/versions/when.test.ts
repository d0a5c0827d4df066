// @vitest-environment happy-dom
import { act, createElement, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { When } from '../../../renderer/features/documents/versions/version-entry.tsx';
import { groups } from '../../rules/cases/worlds.ts';
import { drawn } from '../a-screen.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a version that was kept a moment ago is not said to be yet to come', () => {
  const world = groups.formed();
  let keep = (_at: number): void => {};
  const Host = () => {
    const [at, setAt] = useState<number | null>(null);
    keep = setAt;
    return at === null ? null : createElement(When, { at });
  };
  const { page, leave } = drawn(world, 'ann', createElement(Host));
  // What the window was told last of the clock is some seconds old.
  vi.setSystemTime(world.at + 5_000);
  act(() => keep(world.at + 4_000));
  expect(page.textContent).not.toBe('');
  expect(page.textContent).not.toContain('in less than a minute');
  leave();
});

test('how long ago it was is said', () => {
  const world = groups.formed();
  const { page, leave } = drawn(world, 'ann', createElement(When, { at: world.at - 3 * 60_000 }));
  expect(page.textContent).toContain('(3 minutes ago)');
  leave();
});
