import { afterEach, expect, test } from 'vitest';
import type { HostReplies } from '../../shared/client/host-messages.ts';
import type { ReviewEntry } from '../../shared/review/entries.ts';
import { ClientWorld, type Desk } from './client-world.ts';
import { comment, entryId, say } from './documents-of.ts';

let world: ClientWorld;
afterEach(() => world.end());

type Mentions = HostReplies['mentions']['mentions'];

/** Waits for what a device says of mentions, asked again after every event. */
const mentioned = (desk: Desk, fits: (mentions: Mentions) => boolean): Promise<Mentions> =>
  desk.until('mentions', async () => {
    const { mentions } = await desk.ask({ type: 'mentions', ledger: world.ledger });
    return fits(mentions) ? mentions : null;
  });

/** Waits until a device has told its windows so last: they hear of it after it is known. */
const told = (desk: Desk, fits: (mentions: Mentions) => boolean): Promise<true> =>
  desk.until('mentions are told', () => {
    const last = desk.events.findLast((event) => event.type === 'mentions');
    return Promise.resolve(last !== undefined && fits(last.mentions) ? true : null);
  });

const at = 1_700_000_000_000;

test('a mention is there until one answers, it is resolved, taken back, or put away', async () => {
  const { world: made, sam } = await ClientWorld.founded();
  world = made;
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await say(
    sam,
    ledger,
    'charter/ops',
    comment(1, 'sam', `Dear @Tess,\n\n${'please look at this. '.repeat(40)}`, ['tess']),
    comment(2, 'sam', 'And at that.', ['tess', 'tim']),
    comment(3, 'sam', 'This is for Tim.', ['tim']),
    comment(4, 'sam', 'Resolved later.', ['tess']),
    comment(5, 'sam', 'Taken back later.', ['tess']),
  );
  const all = await mentioned(tess, (mentions) => mentions.length === 4);
  expect(all.map(({ comment: id }) => id)).toEqual([5, 4, 2, 1].map(entryId));
  const first = all.at(-1);
  expect(first).toMatchObject({ document: 'charter/ops', thread: entryId(1), by: 'sam' });
  expect(first?.text.length).toBeLessThanOrEqual(300);
  expect(first?.text.startsWith('Dear @Tess, please look')).toBe(true);
  const resolve: ReviewEntry = {
    type: 'resolve',
    id: entryId(6),
    by: 'sam',
    at,
    thread: entryId(4),
  };
  const remove: ReviewEntry = { type: 'remove', id: entryId(7), by: 'sam', at, target: entryId(5) };
  await say(sam, ledger, 'charter/ops', resolve, remove);
  await mentioned(tess, (mentions) => mentions.length === 2);
  const text = 'I did.';
  const reply = {
    type: 'reply',
    id: entryId(8),
    by: 'tess',
    at,
    thread: entryId(1),
    text,
  } as const;
  await say(tess, ledger, 'charter/ops', { ...reply, mentions: [] });
  const [left] = await mentioned(tess, (mentions) => mentions.length === 1);
  expect(left?.comment).toBe(entryId(2));
  // It is known without a network, too, and what is put away stays away.
  await world.stop();
  await tess.restart();
  await mentioned(tess, (mentions) => mentions.length === 1);
  await tess.ask({ type: 'mention-done', ledger, comment: entryId(2) });
  expect(await tess.ask({ type: 'mentions', ledger })).toEqual({ mentions: [] });
  await tess.restart();
  expect(await tess.ask({ type: 'mentions', ledger })).toEqual({ mentions: [] });
  await world.start();
  // Asked again after one's answer, one is mentioned again.
  await tess.status(ledger, 'online');
  await sam.status(ledger, 'online');
  const again = { ...reply, id: entryId(9), by: 'sam', text: 'Once more?', mentions: ['tess'] };
  await say(sam, ledger, 'charter/ops', again);
  const [asked] = await mentioned(tess, (mentions) => mentions.length === 1);
  expect(asked).toMatchObject({ comment: entryId(9), thread: entryId(1), text: 'Once more?' });
  await told(tess, (mentions) => mentions[0]?.comment === entryId(9));
  const events = tess.events.filter(({ type }) => type === 'mentions');
  const { length } = events;
  await say(sam, ledger, 'charter/ops', comment(10, 'sam', 'Nobody is meant.'));
  await say(sam, ledger, 'charter/ops', comment(11, 'sam', 'Tess is.', ['tess']));
  await told(tess, (mentions) => mentions.length === 2);
  expect(tess.events.filter(({ type }) => type === 'mentions').length).toBe(length + 1);
});
