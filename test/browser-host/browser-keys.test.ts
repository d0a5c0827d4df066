/// <reference lib="dom" />
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { browserCrypto } from '../../renderer/browser-host/browser-crypto.ts';
import { BrowserKeys } from '../../renderer/browser-host/browser-keys.ts';
import { BrowserProfile } from '../../renderer/browser-host/browser-profile.ts';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { actMessage, makeAct } from '../../shared/ledger/act.ts';
import { START } from '../../shared/ledger/entry.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';

const { subtle } = globalThis.crypto;
let profiles = 0;

async function someKeys(answer: 'yes' | 'no' = 'yes') {
  profiles += 1;
  const name = `keys-${profiles}`;
  const asked: string[] = [];
  const open = async () => {
    const { database } = await BrowserProfile.open(name);
    const confirm = ({ sentence }: { readonly sentence: string }): Promise<boolean> => {
      asked.push(sentence);
      return Promise.resolve(answer === 'yes');
    };
    return new BrowserKeys({ database, subtle, cannotSign: null, confirm });
  };
  return { asked, keys: await open(), open, name };
}

const actOf = (publicKey: string, type: string): string =>
  makeAct({
    ledger: 'ab'.repeat(32),
    id: 'act-1',
    n: 1,
    type,
    data: {},
    basis: START,
    device: browserCrypto.sha256(publicKey),
  });

const asking = (publicKey: string, bytes: string, asked: 'person' | 'script' = 'person') =>
  ({ kind: 'act', publicKey, bytes, sentence: `Ada did ${bytes.length}.`, asked }) as const;

describe('keys of a browser', () => {
  it('sign what the desktop verifies, also when the browser was started again', async () => {
    const { keys, open } = await someKeys();
    const publicKey = await keys.create('real');
    expect(nodeCrypto.isSoundKey(publicKey)).toBe(true);
    const bytes = actOf(publicKey, 'topic.raise');
    for (const each of [keys, await open()]) {
      const reply = await each.sign(asking(publicKey, bytes));
      if (!reply.signed) throw new Error(reply.reason);
      expect(nodeCrypto.verify(publicKey, actMessage(bytes), reply.signature)).toBe(true);
    }
    const session = { ledger: 'ab'.repeat(32), relayKey: publicKey, nonce: 'n' } as const;
    const reply = await keys.sign({ kind: 'session', publicKey, ...session });
    if (!reply.signed) throw new Error(reply.reason);
    const message = sessionMessage(session.ledger, session.relayKey, session.nonce);
    expect(nodeCrypto.verify(publicKey, message, reply.signature)).toBe(true);
  });

  it('cannot be taken out of the browser', async () => {
    const { keys, name } = await someKeys();
    const publicKey = await keys.create('real');
    const { database } = await BrowserProfile.open(name);
    const kept = (await database.read('keys', (rows) => rows.get(publicKey))) as {
      privateKey: CryptoKey;
    };
    expect(kept.privateKey.extractable).toBe(false);
    for (const format of ['pkcs8', 'jwk'] as const) {
      await expect(subtle.exportKey(format, kept.privateKey)).rejects.toThrow('extractable');
    }
  });

  it('ask the person about votes, offices, devices and the relay, and about nothing else', async () => {
    const { keys, asked } = await someKeys('no');
    const publicKey = await keys.create('real');
    const sensitive = ['ballot.cast', 'tsc.seat', 'device.invite', 'relay.appoint', 'device.new'];
    for (const type of sensitive) {
      const reply = await keys.sign(asking(publicKey, actOf(publicKey, type)));
      expect(reply).toEqual({ signed: false, reason: 'declined' });
    }
    expect(asked).toHaveLength(sensitive.length);
    for (const type of ['topic.raise', 'proposal.create', 'update.post']) {
      expect((await keys.sign(asking(publicKey, actOf(publicKey, type)))).signed).toBe(true);
    }
    expect(asked).toHaveLength(sensitive.length);
  });

  it('sign nothing of another device, nothing that is no act, and for no script', async () => {
    const { keys } = await someKeys();
    const mine = await keys.create('real');
    const other = await keys.create('rehearsal');
    await expect(keys.sign(asking(mine, actOf(other, 'topic.raise')))).rejects.toThrow('device');
    await expect(keys.sign(asking(mine, '{"hello":1}'))).rejects.toThrow('not an act');
    await expect(keys.sign(asking(mine, actOf(mine, 'ballot.cast'), 'script'))).rejects.toThrow(
      'script',
    );
    const rehearsed = await keys.sign(asking(other, actOf(other, 'ballot.cast'), 'script'));
    expect(rehearsed.signed).toBe(true);
    const unknown = await keys.sign(asking('A'.repeat(43), actOf(mine, 'topic.raise')));
    expect(unknown).toEqual({ signed: false, reason: 'unknown-key' });
  });

  it('are not made where the browser cannot', async () => {
    const { database } = await BrowserProfile.open('no-keys');
    const confirm = () => Promise.resolve(true);
    const keys = new BrowserKeys({ database, subtle, cannotSign: 'no-ed25519', confirm });
    await expect(keys.create('real')).rejects.toThrow('no-ed25519');
  });
});
