import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Outbox } from '../../shared/client/outbox.ts';
import type { ClientStore } from '../../shared/client/ports.ts';
import { makeAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { FileClientStore } from '../../electron/store/file-client-store.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-outbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function act(n: number) {
  const bytes = makeAct({
    ledger: 'a'.repeat(64),
    id: `act-${n}`,
    n,
    type: 'proposal.create',
    data: {},
    basis: START,
    device: 'd'.repeat(64),
  });
  const signature = 'A'.repeat(86);
  return {
    kind: 'act',
    actHash: sha256(bytes),
    bytes,
    signature,
    person: 'tess',
    signedAt: n,
  } as const;
}

const idsOf = (outbox: Outbox): string[] => outbox.items().map(({ id }) => id);

/** Records that stand for nothing any more, until the next one has the file written anew. */
async function nearlyRewritten(outbox: Outbox): Promise<void> {
  await outbox.add(act(1));
  for (let record = 2; record <= 403; record += 1) await outbox.sendAnyway('act-1');
}

test('an act that is kept while the file is written anew is in the new file', async () => {
  const store = await FileClientStore.open(folder);
  const outbox = await Outbox.open(store, sha256, () => {});
  await nearlyRewritten(outbox);
  await Promise.all([outbox.sendAnyway('act-1'), outbox.add(act(2)), outbox.sendAnyway('act-1')]);
  await outbox.add(act(3));
  expect(idsOf(outbox)).toEqual(['act-1', 'act-2', 'act-3']);
  await store.close();
  const again = await FileClientStore.open(folder);
  expect(idsOf(await Outbox.open(again, sha256, () => {}))).toEqual(['act-1', 'act-2', 'act-3']);
  await again.close();
});

test('where the file cannot be written anew, what was to be kept is kept all the same', async () => {
  const store = await FileClientStore.open(folder);
  const full: Pick<ClientStore, 'readOutbox' | 'appendOutbox' | 'rewriteOutbox' | 'writeNote'> = {
    readOutbox: () => store.readOutbox(),
    appendOutbox: (record) => store.appendOutbox(record),
    rewriteOutbox: () => Promise.reject(new Error('ENOSPC')),
    writeNote: (name, text) => store.writeNote(name, text),
  };
  const outbox = await Outbox.open(full, sha256, () => {});
  await nearlyRewritten(outbox);
  await outbox.sendAnyway('act-1');
  await outbox.add(act(2));
  await store.close();
  const again = await FileClientStore.open(folder);
  expect(idsOf(await Outbox.open(again, sha256, () => {}))).toEqual(['act-1', 'act-2']);
  await again.close();
});
