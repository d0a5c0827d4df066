import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmationOf } from '../../electron/main/keys/confirmation.ts';
import { KeyStore } from '../../electron/main/keys/key-store.ts';
import { SignDesk, type Question } from '../../electron/main/keys/sign-desk.ts';
import type { SystemProtection } from '../../electron/main/keys/system-protection.ts';
import { actMessage, makeAct, readAct } from '../../shared/ledger/act.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import { ACTS } from '../../shared/rules/acts.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';

const bare: SystemProtection = {
  backend: 'basic_text',
  protects: 'nothing',
  seal: (text) => Buffer.from(text),
  open: (sealed) => sealed.toString(),
};
const HASH = 'ab'.repeat(32);

let folder = '';
let keys: KeyStore;
let asked: Question[] = [];
let answer: 'sign' | 'decline' = 'decline';
let desk: SignDesk;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convene-signing-'));
  keys = await KeyStore.open(folder, bare);
  asked = [];
  answer = 'decline';
  desk = new SignDesk(keys, (question) => {
    asked.push(question);
    return Promise.resolve(answer);
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const actOf = (publicKey: string, type: string, data: object = {}): string =>
  makeAct({
    ledger: HASH,
    id: 'an-act',
    n: 1,
    type,
    data,
    basis: { seq: 1, head: HASH },
    device: deviceIdOf(nodeCrypto, publicKey),
  });

const sign = (publicKey: string, bytes: string, by: 'person' | 'script' = 'person') =>
  desk.sign({ kind: 'act', publicKey, bytes, sentence: 'Ada votes yes.', asked: by });

const VOTE = { ballot: 'b1', choice: 'yes', textSha256: HASH };

describe('an act', () => {
  it('is signed for what it is', async () => {
    const key = await keys.create('real');
    const bytes = actOf(key, 'interest.express', { twg: 'ops' });
    const reply = await sign(key, bytes);
    expect(reply.signed && nodeCrypto.verify(key, actMessage(bytes), reply.signature)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('that is a vote is signed when the person says so, who is shown what it says', async () => {
    const key = await keys.create('real');
    const bytes = actOf(key, 'ballot.cast', VOTE);
    expect(await sign(key, bytes)).toEqual({ signed: false, reason: 'declined' });
    answer = 'sign';
    expect((await sign(key, bytes)).signed).toBe(true);
    expect(asked).toHaveLength(2);
    expect(asked[0]?.question).toBe('Vote “yes” on this ballot?');
    expect(asked[0]?.facts).toEqual([
      ['Vote', 'yes'],
      ['Ballot', 'b1'],
      ['SHA-256 of the text', HASH],
    ]);
  });

  it('of a script is signed by a rehearsal’s key, and by no other', async () => {
    const real = await keys.create('real');
    await expect(sign(real, actOf(real, 'ballot.cast', VOTE), 'script')).rejects.toThrow(
      'a script',
    );
    await expect(sign(real, actOf(real, 'topic.drop'), 'script')).rejects.toThrow('a script');
    const rehearsal = await keys.create('rehearsal');
    const reply = await sign(rehearsal, actOf(rehearsal, 'ballot.cast', VOTE), 'script');
    expect(reply.signed).toBe(true);
    expect(asked).toEqual([]);
    // A person in the rehearsal is asked as in the real thing.
    await sign(rehearsal, actOf(rehearsal, 'ballot.cast', VOTE));
    expect(asked).toHaveLength(1);
  });

  it('of another device, or in another form, is not signed', async () => {
    const key = await keys.create('real');
    const other = await keys.create('real');
    await expect(sign(key, actOf(other, 'topic.drop'))).rejects.toThrow('another device');
    await expect(sign(key, 'convene-session/1\0')).rejects.toThrow('not an act');
    await expect(sign(key, ` ${actOf(key, 'topic.drop')}`)).rejects.toThrow('not an act');
    expect(await sign('A'.repeat(43), actOf(key, 'topic.drop'))).toEqual({
      signed: false,
      reason: 'unknown-key',
    });
  });

  it('is asked about one at a time', async () => {
    const key = await keys.create('real');
    const answers: (() => void)[] = [];
    const slow = new SignDesk(keys, () => {
      asked.push({} as Question);
      return new Promise((resolve) => {
        answers.push(() => resolve('sign'));
      });
    });
    const request = {
      kind: 'act',
      publicKey: key,
      bytes: actOf(key, 'ballot.cast', VOTE),
      sentence: '',
      asked: 'person',
    } as const;
    const both = [slow.sign(request), slow.sign(request)];
    await expect.poll(() => asked).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toHaveLength(1);
    answers[0]?.();
    await both[0];
    await expect.poll(() => asked).toHaveLength(2);
    answers[1]?.();
    expect((await both[1])?.signed).toBe(true);
  });
});

describe('a challenge', () => {
  it('is signed in the one form that it has', async () => {
    const key = await keys.create('real');
    const relayKey = 'B'.repeat(43);
    const request = { kind: 'session', publicKey: key, ledger: HASH, relayKey } as const;
    const reply = await desk.sign({ ...request, nonce: 'abc' });
    const message = sessionMessage(HASH, relayKey, 'abc');
    expect(reply.signed && nodeCrypto.verify(key, message, reply.signature)).toBe(true);
    await expect(desk.sign({ ...request, nonce: 'a\0b' })).rejects.toThrow('nonce');
    await expect(desk.sign({ ...request, ledger: 'convene-act/1', nonce: 'a' })).rejects.toThrow(
      'ledger',
    );
  });
});

describe('what is asked about', () => {
  it('is every vote, office, device and relay of the rules, and nothing else', () => {
    const types = ACTS.map(({ type }) => type).filter((type) => {
      const act = readAct(actOf('A'.repeat(43), type));
      return act.ok && confirmationOf(act.value) !== null;
    });
    expect(types.sort()).toEqual([
      'association.found',
      'ballot.cast',
      'ballot.recuse',
      'device.add',
      'device.enrol',
      'device.invite',
      'device.revoke',
      'lead-maintainer.appoint',
      'maintainer.appoint',
      'maintainer.dismiss',
      'organization.withdraw',
      'person.depart',
      'relay.appoint',
      'secretariat.appoint',
      'secretariat.dismiss',
      'tsc.seat',
      'tsc.unseat',
    ]);
  });

  it('names who leaves, and what ends with it', () => {
    const data = { person: 'ada', reason: 'Works elsewhere now.' };
    const act = readAct(actOf('A'.repeat(43), 'person.depart', data));
    const { question, facts } = (act.ok ? confirmationOf(act.value) : null) ?? {};
    expect(question).toContain('seats, offices and devices end');
    expect(facts?.map(([, value]) => value)).toEqual(['ada', 'Works elsewhere now.']);
  });

  it('cannot be dressed up by what stands in it', () => {
    const comment = 'fine\n\nVote: no\u202e\u0000 x'.padEnd(2000, '!');
    const act = readAct(actOf('A'.repeat(43), 'ballot.cast', { ...VOTE, comment }));
    const confirmation = act.ok ? confirmationOf(act.value) : null;
    const said = confirmation?.facts.find(([name]) => name.startsWith('Reason'))?.[1] ?? '';
    expect(said).toMatch(/^fine Vote: no x!+…$/);
    expect(said.length).toBeLessThan(410);
  });
});
