// @vitest-environment happy-dom
/** A person's own acts on their screen, from signing to the ledger. */

import { afterEach, expect, it, vi } from 'vitest';
import { applyHostEvent } from '../../renderer/stores/association-store.ts';
import type { OutboxFate, OutboxItem } from '../../shared/client/host-messages.ts';
import { changedRows } from '../../shared/client/state-rows.ts';
import { works } from '../rules/cases/worlds.ts';
import { outputs, play } from '../rules/moves.ts';
import { deviceOf, LEDGER } from '../rules/world.ts';
import { storeOf } from './a-screen.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('what was done stays on the screen between the relay’s receipt and the entry', () => {
  const world = works.drafting();
  const after = play(world, outputs.start('dip', 'o2'));
  vi.useFakeTimers({ toFake: ['Date'], now: world.at });
  const store = storeOf(world, 'alice');
  const shown = () => store.getState().state.output.has('o2');
  const { data, act } = outputs.start('dip', 'o2');
  const told = (fate: OutboxFate) => {
    const item: OutboxItem = {
      id: 'act-of-mine',
      type: act,
      data,
      person: 'alice',
      device: deviceOf('alice'),
      n: (world.state.device.get(deviceOf('alice'))?.lastN ?? 0) + 1,
      actHash: 'a'.repeat(64),
      basis: world.head(),
      signedAt: world.at,
      fate,
    };
    applyHostEvent(store, { type: 'outbox', ledger: LEDGER, outbox: [item] });
  };
  const receipt = {
    seq: after.seq,
    prev: world.head().head,
    actHash: 'a'.repeat(64),
    at: after.at,
    head: after.head().head,
    signature: '',
  };
  told({ status: 'queued' });
  expect(shown()).toBe(true);
  told({ status: 'sent' });
  expect(shown()).toBe(true);
  told({ status: 'accepted', receipt });
  expect(shown()).toBe(true);
  const change = {
    ...changedRows(after.state, [
      { kind: 'output', id: 'o2' },
      { kind: 'twg', id: 'ops' },
    ]),
    position: after.head(),
    at: after.at,
  };
  applyHostEvent(store, { type: 'changed', ledger: LEDGER, change, items: [] });
  expect(shown()).toBe(true);
  expect(store.getState().verified.output.has('o2')).toBe(true);
});
