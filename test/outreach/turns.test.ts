import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DeliveryQueue } from '../../sync-server/outreach/delivery-queue.ts';
import { QueueStore } from '../../sync-server/outreach/queue-store.ts';
import type { Outgoing } from '../../sync-server/outreach/outgoing.ts';
import { DAY } from '../../shared/rules/index.ts';
import { OutreachWorld, temporaryFolder } from './outreach-world.ts';

const MANY = 2000;
const CURSOR = { seq: 1, due: 0 };

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** To a channel of its own, much later. */
const later = (index: number, at: number): Outgoing => ({
  origin: 'a-morning',
  kind: 'digest',
  about: 'digest',
  subject: { kind: 'person', id: `p-${index}` },
  twg: null,
  to: { kind: 'slack', name: `#c${index}` },
  notBefore: at,
  expiresAt: null,
  data: {},
});

/** Counts the turns of the event loop that others have. */
function turns(): () => number {
  let count = 0;
  let next = setImmediate(function again() {
    count += 1;
    next = setImmediate(again);
  });
  ends.push(() => {
    clearImmediate(next);
    return Promise.resolve();
  });
  return () => count;
}

describe('what thousands are sent', () => {
  it('is worked out with others’ turns in between, whether anybody is sent anything or not', async () => {
    const world = await OutreachWorld.founded({});
    ends.push(() => world.end());
    const count = turns();
    const seen: number[] = [];
    const told = new Promise<void>((resolve) => {
      world.source.due = function* due(_since, now) {
        for (let index = 0; index < MANY; index += 1) {
          seen.push(count());
          yield index % 2 === 0 ? null : later(index, now + 30 * DAY);
        }
        world.source.due = () => [];
        resolve();
      };
    });
    world.world.time.pass(DAY);
    await told;
    expect(seen).toHaveLength(MANY);
    expect((seen.at(-1) ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(MANY / 100);
    await world.until(async () => (await world.deliveries()).waiting === MANY / 2);
  });

  it('goes into the queue with others’ turns in between, and the place in the ledger last', async () => {
    const { path, remove } = await temporaryFolder();
    ends.push(remove);
    const file = join(path, 'queue.lmdb');
    let store = QueueStore.open(file);
    ends.push(() => store.close());
    const queue = new DeliveryQueue(store);
    const all = Array.from({ length: MANY }, (_, index) => ({
      task: later(index, DAY),
      way: 'slack' as const,
    }));
    const added = queue.add('ledger', all, CURSOR, 0);
    while (queue.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(queue.waiting).toBeLessThan(MANY);
    expect(queue.cursor).toBeNull();
    expect(store.cursor()).toBeNull();
    await added;
    expect(queue.waiting).toBe(MANY);
    expect(store.cursor()).toEqual(CURSOR);
    await store.close();
    store = QueueStore.open(file);
    expect(new DeliveryQueue(store).waiting).toBe(MANY);
  });

  it('is in it once, also where only a part of it had got there', async () => {
    const { path, remove } = await temporaryFolder();
    ends.push(remove);
    const store = QueueStore.open(join(path, 'queue.lmdb'));
    ends.push(() => store.close());
    const all = Array.from({ length: MANY }, (_, index) => ({
      task: later(index, DAY),
      way: 'slack' as const,
    }));
    const tasks = new DeliveryQueue(store);
    await tasks.add('ledger', all.slice(0, MANY / 3), { seq: 0, due: 0 }, 0);
    const sent = tasks.takeDue('slack', DAY);
    if (sent === null) throw new Error('none is due');
    await tasks.settle(sent, { kind: 'sent' }, DAY);
    const again = new DeliveryQueue(store);
    await again.add('ledger', all, CURSOR, DAY);
    expect(again.waiting).toBe(MANY - 1);
    expect(again.find(sent.id)?.state).toBe('sent');
  });
});
