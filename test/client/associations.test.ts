/** What a device knows of an association, where several change it at once. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodePorts } from '../../electron/store/node-ports.ts';
import type { AssociationRecord } from '../../shared/client/association-record.ts';
import { Associations } from '../../shared/client/associations.ts';
import type { EmbeddedRelay, EmbeddedRelays } from '../../shared/client/ports.ts';
import { signerOf } from '../ledger/test-association.ts';
import { MemoryKeys } from './memory-keys.ts';

const LEDGER = 'a'.repeat(64);
const { publicKey } = signerOf('sam');
const HOSTED = { name: 'relay', clockOffset: 0, reach: 'this-computer', sharedAs: null } as const;

const RECORD: AssociationRecord = {
  version: 1,
  ledger: LEDGER,
  name: 'The Association',
  rehearsal: 'no',
  relayUrl: 'http://127.0.0.1:1',
  relayKey: publicKey,
  embedded: HOSTED,
  me: { person: 'sam', device: 'b'.repeat(64), publicKey, kind: 'desktop' },
  personas: [],
  pending: { path: '/found', act: '{}', signature: 'A'.repeat(86) },
};

/** A relay that has another address each time that it is started. */
const started: EmbeddedRelay = {
  url: 'http://127.0.0.1:2',
  relayKey: publicKey,
  sharedAs: null,
};
const relays: EmbeddedRelays = {
  start: () => Promise.resolve(started),
  moveClock: () => Promise.resolve(),
  acceptClock: () => Promise.resolve('accepted'),
  share: () => Promise.resolve(started),
  stop: () => Promise.resolve(),
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-associations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A disk on which what comes last is there first, as far as it is given several things at once. */
async function made() {
  const ports = nodePorts({ folder, keys: new MemoryKeys() });
  const { knownLedgers } = ports;
  const waiting: (() => void)[] = [];
  const slow = {
    list: () => knownLedgers.list(),
    remove: (ledger: string) => knownLedgers.remove(ledger),
    put: (ledger: string, record: string) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(() => void knownLedgers.put(ledger, record).then(resolve, reject));
      }),
  };
  const options = { embedded: relays, emit: () => {} };
  const associations = new Associations({ ports: { ...ports, knownLedgers: slow }, ...options });
  const all = async (work: readonly Promise<unknown>[]): Promise<void> => {
    const done = Promise.all(work);
    const end = done.then(
      () => 'end',
      () => 'end',
    );
    // Each has had the time to ask for what it wants.
    const pause = () => new Promise<string>((resolve) => setTimeout(() => resolve('pause'), 5));
    while ((await Promise.race([end, pause()])) === 'pause') waiting.pop()?.();
    await done;
  };
  await all([associations.save(RECORD)]);
  /** As it is on the disk. */
  const kept = async (): Promise<AssociationRecord> => {
    const again = new Associations({ ports, ...options });
    await again.load();
    return again.record(LEDGER);
  };
  return { associations, all, kept };
}

test('what is changed at once by two is kept of both', async () => {
  const { associations, all, kept } = await made();
  await all([
    associations.change(LEDGER, { name: 'Another name' }),
    associations.change(LEDGER, { pending: null }),
  ]);
  const expected = { name: 'Another name', pending: null };
  expect(associations.record(LEDGER)).toMatchObject(expected);
  expect(await kept()).toMatchObject(expected);
});

test('a relay that is left while it is started is not taken for the association’s again', async () => {
  const { associations, all, kept } = await made();
  const url = 'https://new.example';
  const address = associations.address(LEDGER);
  // It runs by then, and its new address is on its way to the disk.
  await new Promise((resolve) => setImmediate(resolve));
  await all([address, associations.movedTo(LEDGER, url)]);
  const expected = { relayUrl: url, embedded: null, left: [HOSTED] };
  expect(associations.record(LEDGER)).toMatchObject(expected);
  expect(await kept()).toMatchObject(expected);
});

test('a clock that is moved twice at once is moved by both, and no further once it is left', async () => {
  const { associations, all, kept } = await made();
  const by = (offset: number) =>
    associations.changeHosted(LEDGER, (hosted) => ({
      embedded: { ...hosted, clockOffset: hosted.clockOffset + offset },
    }));
  await all([by(1000), by(2000)]);
  expect(await kept()).toMatchObject({ embedded: { ...HOSTED, clockOffset: 3000 } });
  await all([associations.movedTo(LEDGER, 'https://new.example'), by(4000)]);
  expect(await kept()).toMatchObject({ embedded: null, left: [{ clockOffset: 3000 }] });
});
