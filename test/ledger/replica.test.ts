import { describe, expect, it } from 'vitest';
import { Replica, type LedgerEntry } from '../../shared/ledger/replica.ts';
import { DAY } from '../../shared/rules/index.ts';
import { closingAct, forgedEntry, readEntryLine } from './forgery.ts';
import { replicaOptions, signerOf, smallAssociation, TestAssociation } from './test-association.ts';

const INTEREST = { person: 'tom' };

function entriesOf(association: TestAssociation): LedgerEntry[] {
  return association.appended.filter((item) => item.kind === 'entry');
}

function codeOf(result: ReturnType<Replica['apply']>): string {
  return result.ok ? 'ok' : result.problem.code;
}

describe('a replica', () => {
  it('comes to the state of the relay', () => {
    const association = smallAssociation();
    const replica = new Replica(replicaOptions());
    for (const entry of entriesOf(association)) expect(codeOf(replica.apply(entry))).toBe('ok');
    expect(replica.position).toEqual(association.replica.position);
    expect(replica.stateHash()).toBe(association.replica.stateHash());
    expect(replica.ledger).toBe(association.replica.ledger);
  });

  it('freezes at the first that does not hold, and says so ever after', () => {
    const [first, second, third] = entriesOf(smallAssociation());
    if (!first || !second || !third) throw new Error('too few entries');
    const replica = new Replica(replicaOptions());
    replica.apply(first);
    const { state } = replica;
    const failure = replica.apply(third);
    expect(codeOf(failure)).toBe('seq');
    expect(replica.apply(second)).toEqual(failure);
    expect(replica.frozen).toMatchObject({ code: 'seq' });
    expect(replica.state).toBe(state);
  });

  it('takes only the ledger that it was told of', () => {
    const [first] = entriesOf(smallAssociation());
    if (!first) throw new Error('no entry');
    const other = new Replica(replicaOptions({ ledger: 'a'.repeat(64) }));
    expect(codeOf(other.apply(first))).toBe('other-ledger');
    const same = new Replica(replicaOptions({ ledger: first.entry.actHash }));
    expect(codeOf(same.apply(first))).toBe('ok');
  });

  it('does without rules that it does not have', () => {
    const [first] = entriesOf(smallAssociation());
    if (!first) throw new Error('no entry');
    const replica = new Replica(replicaOptions({ rules: new Map() }));
    expect(codeOf(replica.apply(first))).toBe('rules-unknown');
  });
});

describe('with the signatures of entries checked at the end', () => {
  const wrong = (entry: LedgerEntry): LedgerEntry => ({
    ...entry,
    entry: { ...entry.entry, signature: signerOf('tess').sign('x') },
  });

  it('finds the last one wrong', () => {
    const entries = entriesOf(smallAssociation());
    const replica = new Replica(replicaOptions({ entrySignatures: 'last' }));
    const last = entries.length - 1;
    for (const [index, entry] of entries.entries()) {
      expect(codeOf(replica.apply(index === last ? wrong(entry) : entry))).toBe('ok');
    }
    expect(replica.settle()).toMatchObject({ code: 'entry-signature' });
    expect(replica.frozen).toMatchObject({ code: 'entry-signature' });
  });

  it('goes by the last alone, whose head commits to the others', () => {
    const entries = entriesOf(smallAssociation());
    const replica = new Replica(replicaOptions({ entrySignatures: 'last' }));
    for (const [index, entry] of entries.entries()) {
      replica.apply(index === 2 ? wrong(entry) : entry);
    }
    expect(replica.settle()).toBeNull();
    expect(replica.settle()).toBeNull();
  });

  it('still checks every signature of an act', () => {
    const entries = entriesOf(smallAssociation());
    const replica = new Replica(replicaOptions({ entrySignatures: 'last' }));
    const outcomes = entries.map((entry, index) =>
      codeOf(
        replica.apply(
          index === 2
            ? { ...entry, act: { ...entry.act, signature: signerOf('x').sign('x') } }
            : entry,
        ),
      ),
    );
    expect(outcomes).toEqual(['ok', 'ok', ...Array.from({ length: 4 }, () => 'act-signature')]);
  });
});

describe('a relay that does not keep to the closing', () => {
  const association = smallAssociation();
  const closesAt = association.replica.at + 7 * DAY;
  /** What an honest replica says to an entry after a ballot opened. */
  const verdictOn = (make: (replica: Replica) => LedgerEntry): string => {
    const replica = new Replica(replicaOptions());
    for (const entry of entriesOf(association)) replica.apply(entry);
    return codeOf(replica.apply(make(replica)));
  };
  const interest = (at: number) => (replica: Replica) =>
    forgedEntry(replica, association.act('sam', 'tsc.unseat', INTEREST), at);
  const close = (at: number) => (replica: Replica) =>
    forgedEntry(replica, closingAct(replica, 'fewer'), at);

  it('is found to let an act go before it', () => {
    expect(verdictOn(interest(closesAt - 1))).toBe('ok');
    expect(verdictOn(interest(closesAt))).toBe('closing');
    expect(verdictOn(interest(closesAt + DAY))).toBe('closing');
  });

  it('is found to close early or late', () => {
    expect(verdictOn(close(closesAt))).toBe('ok');
    expect(verdictOn(close(closesAt - 1))).toBe('refused');
    expect(verdictOn(close(closesAt + 1))).toBe('closing');
  });

  it('is found to close another ballot first', () => {
    expect(
      verdictOn((replica) => forgedEntry(replica, closingAct(replica, 'other'), closesAt)),
    ).toBe('closing');
  });

  it('is found to have somebody else close it', () => {
    const act = association.act('sam', 'ballot.close', { ballot: 'fewer' });
    expect(verdictOn((replica) => forgedEntry(replica, act, closesAt))).toBe('closing');
    expect(
      verdictOn((replica) =>
        forgedEntry(replica, closingAct(replica, 'fewer', signerOf('sam')), closesAt),
      ),
    ).toBe('act-signature');
  });

  it('may only let the appointment of another relay go before it', () => {
    const act = association.act('sam', 'relay.appoint', {
      publicKey: signerOf('new').publicKey,
      url: 'https://new.example',
    });
    const appointed = (relay: string) =>
      verdictOn((replica) => forgedEntry(replica, act, closesAt, { relay: signerOf(relay) }));
    expect(appointed('new')).toBe('ok');
    expect(appointed('relay')).toBe('entry-signature');
  });
});

describe('the key of an entry', () => {
  it('is that of the relay at its place, not of an earlier or later one', () => {
    const association = smallAssociation();
    const replica = new Replica(replicaOptions());
    for (const entry of entriesOf(association)) replica.apply(entry);
    const appointment = association.act('sam', 'relay.appoint', {
      publicKey: signerOf('new').publicKey,
      url: 'https://new.example',
    });
    const at = association.replica.at;
    replica.apply(forgedEntry(replica, appointment, at, { relay: signerOf('new') }));
    expect(replica.frozen).toBeNull();
    const next = association.act('sam', 'tsc.unseat', INTEREST, { n: 9, basis: replica.position });
    expect(codeOf(replica.apply(forgedEntry(replica, next, at)))).toBe('entry-signature');
  });
});

describe('the line of an entry', () => {
  it('is taken apart at the end of its act, whatever the act says', () => {
    const association = TestAssociation.founded();
    const name = 'x","actHash":"y';
    association.do('sam', 'organization.admit', { organization: { id: 'tricky', name } });
    const { act } = readEntryLine(association.lines()[2]);
    expect(JSON.parse(act.bytes)).toMatchObject({ data: { organization: { name } } });
  });
});
