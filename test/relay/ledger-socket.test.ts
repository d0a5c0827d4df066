import { afterEach, describe, expect, it } from 'vitest';
import { START, verifyReceipt } from '../../shared/ledger/entry.ts';
import { verifyRefusal } from '../../shared/ledger/signed-refusal.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

describe('from a founding to receipts', () => {
  it('founds, enrols, proposes and sends entries on', async () => {
    world = await RelayWorld.founded();
    await world.enrol('tess');
    const { ledger } = world.relay.published;
    const tess = await world.client('tess');
    const hello = await tess.next('hello');
    expect(hello).toMatchObject({ protocol: 1, ledger, relayKey: world.relay.publicKey });
    expect(hello.head).toEqual(world.relay.published.position);

    tess.send({ type: 'subscribe', since: START });
    const before = await tess.linesTo(3);
    expect(before).toHaveLength(4);
    const act = world.act('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    const answer = await tess.propose(act);
    if (answer.type !== 'receipt') throw new Error(JSON.stringify(answer));
    expect(answer.receipt.seq).toBe(4);
    expect(verifyReceipt(nodeCrypto, ledger, world.relay.publicKey, answer.receipt)).toBe(true);
    const since = await tess.linesTo(4);
    // The snapshot of the text that is voted on comes with the entry.
    expect(since.map((line) => line.slice(0, 9))).toEqual(['{"bytes":', '{"act":{"']);
  });

  it('gives a signed refusal, that anybody can verify', async () => {
    world = await RelayWorld.founded();
    const sam = await world.client('sam');
    const answer = await sam.propose(
      world.act('sam', 'rulebook.propose', { ballot: 'b', change: { updateDays: 7 } }),
    );
    if (answer.type !== 'refusal') throw new Error(JSON.stringify(answer));
    expect(answer.refusal).toMatchObject({
      code: 'not-permitted',
      details: { needs: 'tsc-member' },
      atSeq: 1,
    });
    const { publicKey } = world.relay;
    expect(verifyRefusal(nodeCrypto, publicKey, answer.refusal)).toBe(true);
    const changed = { ...answer.refusal, atSeq: 2 };
    expect(verifyRefusal(nodeCrypto, publicKey, changed)).toBe(false);
  });
});
