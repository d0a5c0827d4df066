import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ClientWorld, proposal, type Desk } from './client-world.ts';
import { editDocument, eventually } from './documents-of.ts';

let world: ClientWorld;
afterEach(() => world.end());

const IMAGE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 1, 2, 3]);

async function founded(): Promise<Desk> {
  const made = await ClientWorld.founded();
  world = made.world;
  return made.sam;
}

/** What another device gets of it, as soon as it gets something. */
async function readBy(desk: Desk, sha256: string): Promise<Uint8Array> {
  for (;;) {
    const { bytes } = await desk.ask({ type: 'read-bytes', ledger: world.ledger, sha256 });
    if (bytes !== null) return bytes;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('an attachment kept without a relay is here at once, and with others once there is one', async () => {
  const sam = await founded();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await world.stop();
  await sam.status(ledger, 'offline');
  const { sha256 } = await sam.ask({ type: 'keep-bytes', ledger, bytes: IMAGE });
  expect(await sam.ask({ type: 'read-bytes', ledger, sha256 })).toEqual({ bytes: IMAGE });
  expect(await tess.ask({ type: 'read-bytes', ledger, sha256 })).toEqual({ bytes: null });
  // The app is closed before any relay was there.
  await sam.restart();
  expect(await sam.ask({ type: 'read-bytes', ledger, sha256 })).toEqual({ bytes: IMAGE });
  await world.start();
  await sam.status(ledger, 'online');
  expect(await readBy(tess, sha256)).toEqual(IMAGE);
  // It stays with whoever has read it.
  await world.stop();
  await tess.restart();
  expect(await tess.ask({ type: 'read-bytes', ledger, sha256 })).toEqual({ bytes: IMAGE });
});

test('a relay that has lost an attachment is given it again by whoever has it', async () => {
  const sam = await founded();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  const tim = await world.joined(sam, 'tim');
  const { sha256 } = await sam.ask({ type: 'keep-bytes', ledger, bytes: IMAGE });
  await readBy(tess, sha256);
  await world.stop();
  await sam.close();
  await rm(join(world.folder, 'relay', 'snapshots', sha256));
  await world.start();
  expect(await readBy(tim, sha256)).toEqual(IMAGE);
});

test('what a document names is here without a network, though nobody has looked at it', async () => {
  const sam = await founded();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  const { sha256 } = await sam.ask({ type: 'keep-bytes', ledger, bytes: IMAGE });
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  await editDocument(sam, ledger, 'update/ops/first', (doc) =>
    doc.getText('content').insert(0, `# Now\n\n![A picture](attachments/${sha256}.png)\n`),
  );
  const texts = join(tess.folder, 'ledgers', ledger, 'texts');
  await eventually(async () => (await readdir(texts)).includes(sha256));
  await world.stop();
  expect(await tess.ask({ type: 'read-bytes', ledger, sha256 })).toEqual({ bytes: IMAGE });
});

test('too many bytes are not taken, and nothing is where this device is shut out', async () => {
  const sam = await founded();
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  const bytes = new Uint8Array(2 * 1024 * 1024 + 1);
  expect(await sam.problem({ type: 'keep-bytes', ledger, bytes })).toMatchObject({
    code: 'bytes-too-large',
    details: { bytes: bytes.length },
  });
  const { association } = await tess.open(ledger);
  await sam.do(ledger, 'device.revoke', { device: association.me.device });
  await tess.status(ledger, 'shut-out');
  expect(await tess.problem({ type: 'keep-bytes', ledger, bytes: IMAGE })).toMatchObject({
    code: 'read-only',
    details: { status: 'shut-out' },
  });
});

test('who wrote what is known offline too, as the relay said it last', async () => {
  const sam = await founded();
  const { ledger } = world;
  const document = 'charter/ops';
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  const nothing = await sam.ask({ type: 'authorship', ledger, document });
  expect(nothing).toMatchObject({ claims: [], deletions: [] });
  await editDocument(sam, ledger, document, (doc) => doc.getText('scope').insert(0, 'All.'));
  const online = await sam.ask({ type: 'authorship', ledger, document });
  expect(online.claims.map(({ person }) => person)).toEqual(['sam']);
  expect(online.asOf).toBeGreaterThanOrEqual(world.relay.published.at);
  await world.stop();
  await sam.status(ledger, 'offline');
  await sam.restart();
  expect(await sam.ask({ type: 'authorship', ledger, document })).toEqual(online);
  const never = await sam.ask({ type: 'authorship', ledger, document: 'notes/none' });
  expect(never).toEqual({ claims: [], deletions: [], asOf: null });
});
