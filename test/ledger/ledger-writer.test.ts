import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { START, verifyReceipt } from '../../shared/ledger/entry.ts';
import { LedgerWriter } from '../../shared/ledger/ledger-writer.ts';
import { Replica } from '../../shared/ledger/replica.ts';
import { verifyRefusal } from '../../shared/ledger/signed-refusal.ts';
import { rulesVersions, type Rules } from '../../shared/ledger/rules-versions.ts';
import { DAY, RULES } from '../../shared/rules/index.ts';
import {
  BEGINNING,
  foundingData,
  replicaOptions,
  signerOf,
  smallAssociation,
  TestAssociation,
} from './test-association.ts';
import { outcomeOf } from './outcome-of.ts';
import { failureOf } from './verdict-of.ts';

const INTEREST = { person: 'tom' };

describe('a receipt', () => {
  it('is the entry, signed by the relay', () => {
    const association = TestAssociation.founded();
    const answer = association.propose(association.act('sam', 'tsc.unseat', INTEREST));
    if (answer.result !== 'accepted') throw new Error(outcomeOf(answer));
    const { ledger } = association.replica;
    const key = signerOf('relay').publicKey;
    expect(verifyReceipt(nodeCrypto, ledger, key, answer.receipt)).toBe(true);
    expect(answer.receipt.seq).toBe(2);
    expect(association.writer.fateOf('act-2')).toBe(answer);
  });

  it('is the old one for the same act again, whenever it comes', () => {
    const association = TestAssociation.founded();
    const act = association.act('sam', 'tsc.unseat', INTEREST);
    const first = association.propose(act);
    association.do('sam', 'tsc.seat', INTEREST);
    association.clock += 100 * DAY;
    expect(association.propose(act)).toBe(first);
    expect(association.replica.position.seq).toBe(3);
  });

  it('is refused to another act under its id', () => {
    const association = TestAssociation.founded();
    association.do('sam', 'tsc.unseat', INTEREST, { id: 'once' });
    const other = association.act('sam', 'tsc.seat', INTEREST, { id: 'once' });
    expect(outcomeOf(association.propose(other))).toBe('refused id-reused');
    expect(outcomeOf(association.writer.fateOf('once') ?? association.propose(other))).toBe(
      'accepted',
    );
  });

  it('of an act of which only the state knows is not made up', () => {
    const association = TestAssociation.founded();
    const act = association.act('sam', 'tsc.unseat', INTEREST);
    association.propose(act);
    const { replica } = association;
    const restarted = new LedgerWriter({ replica, relay: signerOf('relay') });
    expect(outcomeOf(restarted.propose(act, association.clock))).toBe('problem fate-unknown');
    const fate = association.writer.fateOf('act-2');
    if (fate === undefined) throw new Error('no fate');
    const remembering = new LedgerWriter({
      replica,
      relay: signerOf('relay'),
      fates: [['act-2', fate]],
    });
    expect(remembering.propose(act, association.clock)).toBe(fate);
  });
});

describe('a refusal', () => {
  it('is signed, with its numbers and the place it was made at', () => {
    const association = TestAssociation.founded();
    const act = association.act('sam', 'tsc.seat', { person: 'tess' });
    const answer = association.propose(act);
    if (answer.result !== 'refused') throw new Error(outcomeOf(answer));
    const { refusal } = answer;
    expect(refusal).toMatchObject({
      id: 'act-2',
      actHash: nodeCrypto.sha256(act.bytes),
      code: 'already-seated',
      details: { person: 'tess' },
      atSeq: 1,
      head: association.replica.position.head,
    });
    const key = signerOf('relay').publicKey;
    expect(verifyRefusal(nodeCrypto, key, refusal)).toBe(true);
    expect(verifyRefusal(nodeCrypto, key, { ...refusal, code: 'not-seated' })).toBe(false);
    expect(verifyRefusal(nodeCrypto, key, { ...refusal, atSeq: 2 })).toBe(false);
    expect(verifyRefusal(nodeCrypto, key, { ...refusal, details: {} })).toBe(false);
  });

  it('is the old one for the same act again, though it could now be accepted', () => {
    const association = TestAssociation.founded();
    const act = association.act('sam', 'tsc.seat', { person: 'tess' }, { n: 5 });
    const first = association.propose(act);
    expect(outcomeOf(first)).toBe('refused already-seated');
    association.do('sam', 'tsc.unseat', { person: 'tess' });
    expect(association.propose(act)).toBe(first);
    const other = association.act('sam', 'tsc.seat', { person: 'tess' }, { id: 'act-2', n: 6 });
    expect(outcomeOf(association.propose(other))).toBe('refused id-reused');
    expect(association.propose(act)).toBe(first);
  });

  it('of a device that nobody knows leaves the id free, as anybody could have sent it', () => {
    const association = TestAssociation.founded();
    const stranger = association.act('mallory', 'tsc.unseat', INTEREST, { id: 'wanted' });
    expect(outcomeOf(association.propose(stranger))).toBe('refused unknown-person');
    association.do('sam', 'tsc.unseat', INTEREST, { id: 'wanted' });
  });

  it('of a device that brings another key than its own leaves the id free', () => {
    const association = TestAssociation.founded();
    const { publicKey } = signerOf('mallory');
    const data = { person: 'tom', publicKey, kind: 'desktop', inviteSignature: 'A'.repeat(86) };
    const device = 'e'.repeat(64);
    const act = association.act('mallory', 'device.enrol', data, { id: 'wanted', device });
    expect(outcomeOf(association.propose(act))).toBe('refused malformed');
    expect(association.writer.fateOf('wanted')).toBeUndefined();
  });

  it('of an act held back names the last number', () => {
    const association = TestAssociation.founded();
    const held = association.act('sam', 'tsc.unseat', { person: 'tess' });
    association.do('sam', 'tsc.unseat', { person: 'tim' }, { n: 9 });
    const answer = association.propose(held);
    expect(answer).toMatchObject({
      result: 'refused',
      refusal: { code: 'out-of-order', details: { last: 9 } },
    });
  });
});

describe('a problem', () => {
  const association = smallAssociation();
  const act = (deviation: object) => association.act('sam', 'tsc.unseat', INTEREST, deviation);
  it.each<[name: string, deviation: object, code: string]>([
    ['another key', { signer: signerOf('tess') }, 'act-signature'],
    [
      'another device of the association',
      { signer: signerOf('sam'), device: deviceOf('tess') },
      'act-signature',
    ],
    ['the relay by somebody else', { device: 'relay' }, 'act-signature'],
    ['another ledger', { ledger: 'a'.repeat(64) }, 'other-ledger'],
    ['a ledger to be founded', { ledger: '' }, 'other-ledger'],
    ['a basis of another chain', { basis: { seq: 3, head: 'a'.repeat(64) } }, 'basis'],
    ['a basis to come', { basis: { seq: 99, head: 'a'.repeat(64) } }, 'basis'],
  ])('%s', (_, deviation, code) => {
    const { seq } = association.replica.position;
    expect(outcomeOf(association.propose(act(deviation)))).toBe(`problem ${code}`);
    expect(association.replica.position.seq).toBe(seq);
  });

  it('is not kept: the act may come again', () => {
    const basis = { seq: 0, head: START.head };
    const good = act({ basis });
    const bad = { ...good, signature: signerOf('tess').sign(good.bytes) };
    expect(outcomeOf(association.propose(bad))).toBe('problem act-signature');
    expect(outcomeOf(association.propose(good))).toBe('accepted');
  });

  it('is an act that is not canonical', () => {
    const good = act({});
    const spaced = { ...good, bytes: good.bytes.replace('{', '{ ') };
    expect(outcomeOf(association.propose(spaced))).toBe('problem not-canonical');
  });
});

describe('the instant of an entry', () => {
  it('never goes back, whatever the clock does', () => {
    const association = TestAssociation.founded();
    association.do('sam', 'tsc.unseat', INTEREST);
    const { at } = association.replica;
    association.clock = BEGINNING - DAY;
    association.do('sam', 'tsc.seat', INTEREST);
    expect(association.replica.at).toBe(at);
  });
});

describe('closing', () => {
  /** A ballot of seven days, open since the last entry. */
  const open = (): TestAssociation => smallAssociation();
  const closings = (association: TestAssociation): number[] =>
    association.appended.flatMap((item) =>
      item.kind === 'entry' && item.act.bytes.includes('"type":"ballot.close"')
        ? [item.entry.at]
        : [],
    );

  it('comes before the first act at or after the closing instant, stamped with it', async () => {
    const association = open();
    const closesAt = association.replica.at + 7 * DAY;
    association.clock = closesAt + 5 * DAY;
    association.do('sam', 'tsc.unseat', INTEREST);
    expect(closings(association)).toEqual([closesAt]);
    expect(association.replica.at).toBe(closesAt + 5 * DAY + 1000);
    expect(await failureOf(association.lines())).toBe('ok');
  });

  it('comes at the very instant, and not a millisecond before', () => {
    const association = open();
    const closesAt = association.replica.at + 7 * DAY;
    association.clock = closesAt - 1;
    association.closeDue();
    expect(closings(association)).toEqual([]);
    association.clock = closesAt;
    association.closeDue();
    expect(closings(association)).toEqual([closesAt]);
    association.closeDue();
    expect(closings(association)).toHaveLength(1);
  });

  it('makes a vote at the closing instant come too late', () => {
    const association = open();
    const textSha256 = association.replica.state.ballot.get('fewer')?.textSha256;
    association.clock = association.replica.at + 7 * DAY;
    const vote = { ballot: 'fewer', choice: 'yes', textSha256 };
    const answer = association.propose(association.act('tess', 'ballot.cast', vote));
    expect(outcomeOf(answer)).toBe('refused ballot-closed');
  });

  it('happens in the order of the closing instants, each by the number of the relay', async () => {
    const association = TestAssociation.enrolled('tess');
    const charter = {
      scope: 'a',
      limits: 'b',
      outputs: [{ kind: 'dip', title: 'c' }],
      durationDays: 9,
      profiles: 'd',
    };
    association.enrol('tim');
    association.enrol('tom');
    for (const twg of ['two', 'one']) {
      association.do('tess', 'proposal.create', {
        twg,
        name: twg,
        charter,
        facilitators: ['tess'],
      });
      association.do('tess', 'proposal.circulate', {
        twg,
        days: 7,
        channels: [{ kind: 'slack', name: '#twg' }],
      });
      for (const by of ['tim', 'tom']) association.do(by, 'interest.express', { twg });
      association.do('tess', 'members.choose', {
        twg,
        roster: [
          { person: 'tess', role: 'facilitator' },
          { person: 'tim', role: 'contributor' },
          { person: 'tom', role: 'contributor' },
        ],
      });
    }
    association.clock += 7 * DAY;
    association.do('tess', 'proposal.present', { twg: 'two', ballot: 'second', days: 3 });
    association.do('tess', 'proposal.present', { twg: 'one', ballot: 'first', days: 2 });
    association.clock += 9 * DAY;
    association.closeDue();
    expect(association.replica.state.relayN).toBe(2);
    const [first, second] = closings(association);
    expect(second).toBeGreaterThan(first ?? 0);
    expect(association.replica.state.ballot.get('first')?.closedAt).toBe(first);
    expect(await failureOf(association.lines())).toBe('ok');
  });
});

describe('what cannot be stored', () => {
  it('is taken back, as if it had never come', async () => {
    const association = smallAssociation();
    const before = {
      position: association.replica.position,
      stateHash: association.replica.stateHash(),
      at: association.replica.at,
    };
    const mark = association.writer.mark();
    const act = association.act('sam', 'tsc.unseat', INTEREST);
    expect(outcomeOf(association.writer.propose(act, association.clock))).toBe('accepted');
    expect(association.replica.stateHash()).not.toBe(before.stateHash);
    association.writer.rewind(mark);
    expect(association.writer.takeAppended()).toEqual([]);
    expect(association.writer.fateOf('act-7')).toBeUndefined();
    expect({
      position: association.replica.position,
      stateHash: association.replica.stateHash(),
      at: association.replica.at,
    }).toEqual(before);
    expect(outcomeOf(association.propose(act))).toBe('accepted');
    expect(await failureOf(association.lines())).toBe('ok');
  });

  it('may be the founding', () => {
    const replica = new Replica(replicaOptions());
    const association = new TestAssociation();
    association.writer = new LedgerWriter({ replica, relay: signerOf('relay') });
    const mark = association.writer.mark();
    const founding = association.act('sam', 'association.found', foundingData(signerOf('relay')));
    association.writer.propose(founding, BEGINNING);
    association.writer.rewind(mark);
    expect(replica.ledger).toBe('');
    expect(outcomeOf(association.propose(founding))).toBe('accepted');
  });
});

describe('a text that an act brings about', () => {
  it('is there for the next act, before anything is stored, and not after it is taken back', () => {
    const asked: boolean[] = [];
    const textSha256 = nodeCrypto.sha256('{"updateDays":7}');
    const rules: Rules = {
      ...RULES,
      decide(state, act, context) {
        asked.push(context.hasText(textSha256));
        return RULES.decide(state, act, context);
      },
    };
    const association = TestAssociation.enrolled('tess');
    const entries = association.appended.filter((item) => item.kind === 'entry');
    const replica = new Replica(replicaOptions({ rules: rulesVersions(rules) }));
    for (const entry of entries) replica.apply(entry);
    association.writer = new LedgerWriter({ replica, relay: signerOf('relay') });
    const mark = association.writer.mark();
    const proposal = { ballot: 'fewer', change: { updateDays: 7 } };
    const vote = { ballot: 'fewer', choice: 'yes', textSha256 };
    const propose = (type: string, data: unknown): string => {
      const act = association.act('tess', type, data);
      return outcomeOf(association.writer.propose(act, association.clock));
    };
    expect(propose('rulebook.propose', proposal)).toBe('accepted');
    expect(propose('ballot.cast', vote)).toBe('accepted');
    association.writer.rewind(mark);
    expect(propose('ballot.cast', vote)).toBe('refused unknown');
    expect(asked.slice(-3)).toEqual([false, true, false]);
  });
});

function deviceOf(name: string): string {
  return nodeCrypto.sha256(signerOf(name).publicKey);
}
