// @vitest-environment happy-dom
/** That a device was added in somebody's name is said on each other one of theirs. */

import { act, createElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NewDevicesBanner } from '../../renderer/app/banners/new-devices-banner.tsx';
import { DAY } from '../../shared/rules/index.ts';
import { keyOf, World } from '../rules/world.ts';
import { drawn } from './a-screen.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const adding = (world: World, name: string): World =>
  world.later(DAY).do('alice', 'device.add', { publicKey: keyOf(name), kind: 'browser' });

const look = (world: World, person = 'alice') =>
  drawn(world, person, createElement(NewDevicesBanner));

function press(page: HTMLElement, label: string): void {
  const button = [...page.querySelectorAll('button')].find(
    ({ textContent }) => textContent === label,
  );
  if (button === undefined) throw new Error(`no button “${label}”`);
  act(() => button.click());
}

it('until it is said that it was oneself, also after the app was closed', () => {
  const before = World.founded();
  const first = look(before);
  expect(first.page.textContent).toBe('');
  first.leave();

  const added = adding(before, 'tablet');
  const told = look(added);
  expect(told.page.textContent).toContain('A device was added that signs in your name');
  told.leave();
  const again = look(added);
  press(again.page, 'It was me');
  expect(again.page.textContent).toBe('');
  again.leave();
  const known = look(added);
  expect(known.page.textContent).toBe('');
  known.leave();

  const two = look(adding(adding(added, 'phone'), 'desk'));
  expect(two.page.textContent).toContain('2 devices were added');
  two.leave();
});

it('to nobody else, of none that was there before, and of none that is revoked', () => {
  const added = adding(World.founded(), 'tablet');
  const others = look(added, 'bob');
  expect(others.page.textContent).toBe('');
  others.leave();
  const tablet = [...added.state.device.values()].find(
    ({ publicKey }) => publicKey === keyOf('tablet'),
  );
  const revoked = look(added.do('alice', 'device.revoke', { device: tablet?.id }));
  expect(revoked.page.textContent).toBe('');
  revoked.leave();
});
