import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { DAY, type Instant } from '../../shared/rules/index.ts';
import { DeliveryQueue } from '../../sync-server/outreach/delivery-queue.ts';
import { Intake } from '../../sync-server/outreach/intake.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import type { MessageView, Wishes } from '../../sync-server/outreach/outgoing.ts';
import { QueueStore } from '../../sync-server/outreach/queue-store.ts';
import { crowd, type Crowd } from './crowd.ts';
import { gauged, gaugeTable } from './rounds.ts';

const MEMBERS = 2000;
const GROUPS = 200;
const ROUNDS = 9;

const WISHES: Wishes = {
  off: [],
  digest: 'daily',
  quietHours: null,
  mutedGroups: [],
  ways: ['email'],
};

interface Morning {
  /** Milliseconds from the first turn to the last, with the flushes of the disk. */
  readonly all: number;
  /** Milliseconds of processor time, which others on the machine leave as it is. */
  readonly longest: number;
}

/** Milliseconds of this process's threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Looks how long each turn of the event loop is, until it is ended. */
class Turns {
  #last = processorTime();
  #longest = 0;
  #next = setImmediate(() => this.#turn());

  /** The longest. */
  end(): number {
    clearImmediate(this.#next);
    this.#look();
    return this.#longest;
  }

  #turn(): void {
    this.#look();
    this.#next = setImmediate(() => this.#turn());
  }

  #look(): void {
    const now = processorTime();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}

/** A morning on which every member is sent a digest: put into a new queue on the disk. */
async function morning({ state, at }: Crowd): Promise<Morning> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-bench-'));
  const store = QueueStore.open(join(folder, 'queue.lmdb'));
  const queue = new DeliveryQueue(store);
  let now: Instant = at;
  const reachable = [...state.person.keys()].sort();
  const view = (): MessageView => ({
    ledger: 'bench',
    state,
    now,
    publicUrl: 'https://relay.example',
    portal: 'off',
    wishes: () => WISHES,
    reachable: () => reachable,
    readText: () => Promise.resolve(null),
  });
  const published = { ledger: 'bench', state, position: { seq: 1, head: '' }, at };
  const intake = new Intake({
    relay: {
      published: () => published,
      standing: () => ({ kind: 'keeping' }),
      now: () => now,
      uptime: () => performance.now(),
      isClockTrusted: () => true,
      publicUrl: () => 'https://relay.example',
      entriesAfter: () => Promise.resolve([]),
      readText: () => Promise.resolve(null),
      log: pino({ level: 'silent' }),
      registry: new Registry(),
    },
    queue,
    source: messageSource,
    view,
    log: pino({ level: 'silent' }),
  });
  await intake.begin();
  now += DAY;
  const begun = performance.now();
  const turns = new Turns();
  await intake.run();
  const longest = turns.end();
  const took = performance.now() - begun;
  if (queue.waiting < MEMBERS) throw new Error(`${queue.waiting} of ${MEMBERS} are told`);
  await store.close();
  await rm(folder, { recursive: true, force: true });
  return { all: took, longest };
}

/** How long a relay answers nobody while it works out what thousands are sent on a morning. */
export async function outreach(): Promise<object> {
  const people = crowd(MEMBERS, GROUPS);
  // The first is no figure: nothing is warm.
  await morning(people);
  const mornings: Morning[] = [];
  for (let round = 0; round < ROUNDS; round += 1) mornings.push(await morning(people));
  const figures = [
    gauged(
      'the longest turn of the event loop, processor time',
      mornings.map(({ longest }) => longest),
    ),
    gauged(
      'all of it, on the clock',
      mornings.map(({ all }) => all),
    ),
  ];
  console.log(`${MEMBERS} members, ${GROUPS} groups\n\n${gaugeTable(figures, 'ms', 1)}`);
  return { bench: 'OUTREACH', members: MEMBERS, groups: GROUPS, figures };
}
