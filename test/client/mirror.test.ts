import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMirrorNote } from '../../shared/client/documents/mirror-note.ts';
import { REVIEW_ROOT, type ReviewEntry } from '../../shared/review/entries.ts';
import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { ClientWorld, proposal, type Desk } from './client-world.ts';
import { comment, commentsIn, editDocument, eventually, journalled, say } from './documents-of.ts';

let world: ClientWorld;
afterEach(() => world.end());

async function founded(): Promise<{ sam: Desk; tess: Desk; ledger: string }> {
  const made = await ClientWorld.founded();
  world = made.world;
  const tess = await world.joined(made.sam, 'tess');
  return { sam: made.sam, tess, ledger: world.ledger };
}

const scopeOf = async (desk: Desk, document: string): Promise<string> =>
  (await journalled(desk, world.ledger, document)).getText('scope').toJSON();

/** Waits until a device has these comments, without any window of it that opens the document. */
const hasComments = (desk: Desk, document: string, ...texts: string[]): Promise<true> =>
  eventually(async () => {
    const here = await commentsIn(desk, world.ledger, document);
    return texts.every((text) => here.includes(text));
  });

test('a document that was never opened here is read without a network', async () => {
  const { sam, tess, ledger } = await founded();
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  await editDocument(sam, ledger, 'charter/ops', (doc) =>
    doc.getText('scope').insert(0, 'Validators.'),
  );
  await eventually(async () => (await scopeOf(tess, 'charter/ops')) === 'Validators.');
  // What changes later comes too.
  await editDocument(sam, ledger, 'charter/ops', (doc) =>
    doc.getText('scope').insert(0, 'All of the '),
  );
  await eventually(async () => (await scopeOf(tess, 'charter/ops')).startsWith('All'));
  await world.stop();
  await tess.restart();
  expect(await scopeOf(tess, 'charter/ops')).toBe('All of the Validators.');
});

test('what a refused edit left is set aside for good: only what the relay has comes back', async () => {
  const { sam, tess, ledger } = await founded();
  const document = 'comments/charter/ops';
  await say(sam, ledger, 'charter/ops', comment(1, 'sam', 'first'));
  await hasComments(tess, 'charter/ops', 'first');
  const refused = new Y.Doc();
  refused.getText('refused').insert(0, 'Nobody took this.');
  const update = Y.encodeStateAsUpdate(refused);
  await tess.ask({ type: 'journal-append', ledger, document, update, from: 'local' });
  // The window begins with what it had of the relay some time ago.
  const draft = { code: 'foreign-client-id', details: {}, texts: {}, base: {}, update };
  const state = Uint8Array.of(0, 0);
  await tess.ask({ type: 'journal-set-aside', ledger, document, draft, state });
  await hasComments(tess, 'charter/ops', 'first');
  await say(sam, ledger, 'charter/ops', comment(2, 'sam', 'second'));
  await tess.restart();
  await hasComments(tess, 'charter/ops', 'first', 'second');
  const doc = await journalled(tess, ledger, document);
  expect(doc.getText('refused').toJSON()).toBe('');
});

test('a relay that was put back from a backup takes nothing away, and what is new there comes', async () => {
  const { sam, tess, ledger } = await founded();
  await say(sam, ledger, 'charter/ops', comment(1, 'sam', 'before the backup'));
  await hasComments(tess, 'charter/ops', 'before the backup');
  await world.stop();
  const relay = join(world.folder, 'relay');
  await cp(relay, join(world.folder, 'backup'), { recursive: true });
  await world.start();
  await sam.status(ledger, 'online');
  await say(sam, ledger, 'charter/ops', comment(2, 'sam', 'lost by the relay'));
  await hasComments(tess, 'charter/ops', 'before the backup', 'lost by the relay');
  await world.stop();
  await rm(relay, { recursive: true });
  await cp(join(world.folder, 'backup'), relay, { recursive: true });
  await world.start();
  await sam.status(ledger, 'online');
  // As many records as before, of which the last is another.
  await say(sam, ledger, 'charter/ops', comment(3, 'sam', 'after the restore'));
  await hasComments(tess, 'charter/ops', 'before the backup', 'lost by the relay');
  await hasComments(tess, 'charter/ops', 'after the restore');
});

test('a revoked device keeps what it had, and gets no more', async () => {
  const { sam, tess, ledger } = await founded();
  await say(sam, ledger, 'charter/ops', comment(1, 'sam', 'first'));
  await hasComments(tess, 'charter/ops', 'first');
  const { association } = await tess.open(ledger);
  await sam.do(ledger, 'device.revoke', { device: association.me.device });
  await tess.status(ledger, 'shut-out');
  await say(sam, ledger, 'charter/ops', comment(2, 'sam', 'second'));
  await tess.restart();
  await tess.status(ledger, 'shut-out');
  expect(await commentsIn(tess, ledger, 'charter/ops')).toEqual(['first']);
});

test('a thousand documents; killed midway it goes on, and what is unchanged is not asked for', async () => {
  const { sam, ledger } = await founded();
  const many = 1000;
  const words = 'Validators agree on an epoch before they rotate their keys. '.repeat(20);
  await world.stop();
  await writeAtRelay(many, (number) => comment(number, 'sam', `${number}. ${words}`));
  await world.start();
  await sam.status(ledger, 'online');
  const tim = await world.joined(sam, 'tim');
  await eventually(async () => (await documentsHere(tim)) > 200);
  // As after a `kill -9`: another process finds the files as they are at this instant.
  const folder = join(world.folder, 'killed');
  await cp(tim.folder, folder, { recursive: true, filter: isInPlace });
  await tim.close();
  let updates = 0;
  const asked = (url: string): void => {
    if (url.endsWith('/update')) updates += 1;
  };
  const again = world.desk('killed', { keys: tim.keys, asked });
  await again.open(ledger);
  await eventually(async () => (await documentsHere(again)) === many);
  // The marks are written down a little later.
  await eventually(async () => (await documentsMarked(again)) === many);
  await again.restart();
  await again.status(ledger, 'online');
  updates = 0;
  await say(sam, ledger, 'charter/g500', comment(many + 1, 'sam', 'new'));
  await hasComments(again, 'charter/g500', `500. ${words}`, 'new');
  expect(updates).toBeLessThanOrEqual(2);
  await world.stop();
  for (const number of [1, 999, 1000])
    expect(await commentsIn(again, ledger, `charter/g${number}`)).toEqual([`${number}. ${words}`]);
}, 400_000);

/** Writes so many logs, of one comment each, into the store of a relay that does not run. */
async function writeAtRelay(many: number, entry: (number: number) => ReviewEntry): Promise<void> {
  const store = await LmdbDocumentStore.open(
    join(world.folder, 'relay', 'documents', 'documents.lmdb'),
  );
  const records = Array.from({ length: many }, (_, index) => {
    const doc = new Y.Doc();
    doc.getArray<ReviewEntry>(REVIEW_ROOT).push([entry(index + 1)]);
    return {
      document: `comments/charter/g${index + 1}`,
      seq: 1,
      at: 1_700_000_000_000,
      update: Y.encodeStateAsUpdate(doc),
      claims: new Map([[doc.clientID, 'sam']]),
      deletions: [],
    };
  });
  await store.append(records);
  await store.close();
}

/** What is on its way to its name is gone from one moment to the next, also from under a copy. */
const isInPlace = (path: string): boolean => !path.includes('unfinished');

/** Of how many documents a device has written down that it has all that the relay had. */
async function documentsMarked(desk: Desk): Promise<number> {
  const note = join(desk.folder, 'ledgers', world.ledger, 'notes', 'mirror.json');
  const text = await readFile(note, 'utf8').catch(() => null);
  return [...readMirrorNote(text).values()].filter(({ mark, have }) => mark === have).length;
}

/** How many documents a device's journal has. */
async function documentsHere(desk: Desk): Promise<number> {
  const journal = join(desk.folder, 'ledgers', world.ledger, 'journal');
  const names = await readdir(journal).catch(() => []);
  return names.filter((name) => name.endsWith('.journal')).length;
}
