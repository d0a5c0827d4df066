/** An act whose text has changed meanwhile: the relay turns it away, and nobody sends it again by itself. */

import { afterEach, expect, test } from 'vitest';
import { TEXT_ROOT } from '../../shared/protocol/document-roots.ts';
import { DAY, HOUR } from '../../shared/rules/index.ts';
import { ClientWorld, type Desk } from './client-world.ts';
import { editDocument } from './documents-of.ts';

const SEEN = 'A payment is final once it is settled.\n';
const OTHER = 'Nothing is ever final.\n';

let world: ClientWorld;
afterEach(() => world.end());

const write = (desk: Desk, text: string): Promise<void> =>
  editDocument(desk, world.ledger, 'output/finality', (doc) => {
    const shared = doc.getText(TEXT_ROOT);
    shared.delete(0, shared.length);
    shared.insert(0, text);
  });

/** Tess calls the group's vote on what she saw; somebody else has written meanwhile. */
async function turnedAway(): Promise<{ tess: Desk; id: string }> {
  const made = await ClientWorld.founded();
  world = made.world;
  const { ledger } = world;
  const tess = await world.joined(made.sam, 'tess');
  const tim = await world.joined(made.sam, 'tim');
  const tom = await world.joined(made.sam, 'tom');
  const { ballot, text } = await world.presented(tess, tim, tom);
  for (const desk of [tess, tim, tom])
    await desk.do(ledger, 'ballot.cast', { ballot, choice: 'yes', textSha256: text });
  await world.pass(DAY + HOUR);
  const output = 'finality';
  await tess.until('formed', async () =>
    (await tess.state(ledger)).twg.get('ops')?.stage === 'formed' ? true : null,
  );
  await tess.do(ledger, 'output.start', {
    twg: 'ops',
    output,
    kind: 'report',
    title: 'Finality',
  });
  for (const duty of ['drafting', 'editing', 'feedback', 'finalizing'])
    await tess.do(ledger, 'output.volunteer', { output, duty });
  await tim.seq(ledger, world.relay.published.position.seq);
  await write(tim, OTHER);
  const { sha256 } = await tess.ask({ type: 'keep-text', ledger, text: SEEN });
  const data = { output, ballot: 'proceed', textSha256: sha256 };
  const id = await tess.queue(ledger, 'output.call-vote', data, [SEEN]);
  const item = await tess.fate(ledger, id, 'problem');
  expect(item.fate).toMatchObject({ code: 'text-changed' });
  // By chance, or by an undo, the text is again what she saw: nothing stands in its way any more.
  await write(tim, SEEN);
  return { tess, id };
}

test('it is not sent again by itself after a restart, and other acts go on', async () => {
  const { tess, id } = await turnedAway();
  const { ledger } = world;
  await tess.restart();
  await tess.status(ledger, 'online');
  const kept = (await tess.open(ledger)).outbox.find((item) => item.id === id);
  expect(kept?.fate).toMatchObject({ status: 'problem', code: 'text-changed' });
  await tess.do(ledger, 'topic.raise', { twg: 'ops', topic: 'rounds', title: 'Rounds' });
  expect(world.relay.fateOf(id)).toBeUndefined();
  expect((await tess.state(ledger)).output.get('finality')?.stage).toBe('drafting');
  await tess.ask({ type: 'outbox-drop', ledger, id });
  await tess.restart();
  expect((await tess.open(ledger)).outbox.some((item) => item.id === id)).toBe(false);
});

test('its author can have it sent, and that is remembered too', async () => {
  const { tess, id } = await turnedAway();
  const { ledger } = world;
  await tess.restart();
  await tess.ask({ type: 'outbox-send', ledger, id });
  await tess.fate(ledger, id, 'accepted');
  await tess.restart();
  const kept = (await tess.open(ledger)).outbox.find((item) => item.id === id);
  expect(kept?.fate.status).toBe('accepted');
});
