import { describe, expect, it } from 'vitest';
import { LedgerWriter } from '../../shared/ledger/ledger-writer.ts';
import { DAY } from '../../shared/rules/index.ts';
import { outcomeOf } from './outcome-of.ts';
import { foundingData, signerOf, smallAssociation, TestAssociation } from './test-association.ts';
import { failureOf } from './verdict-of.ts';

const INTEREST = { person: 'tom' };

describe('another relay', () => {
  const appoint = (association: TestAssociation, name: string) =>
    association.act('sam', 'relay.appoint', {
      publicKey: signerOf(name).publicKey,
      url: 'https://new.example',
    });

  it('takes over with the entry of its appointment, signed by its key as are those after', async () => {
    const association = smallAssociation();
    const old = association.writer;
    association.writer = new LedgerWriter({ replica: old.replica, relay: signerOf('new') });
    const early = association.act('sam', 'tsc.unseat', INTEREST);
    expect(outcomeOf(association.propose(early))).toBe('problem relay-moved');
    expect(outcomeOf(association.propose(appoint(association, 'new')))).toBe('accepted');
    association.do('sam', 'tsc.unseat', INTEREST);
    association.clock += 8 * DAY;
    association.closeDue();
    expect(association.replica.state.ballot.get('fewer')?.status).toBe('closed');
    expect(await failureOf(association.lines())).toBe('ok');
    const late = association.act('sam', 'tsc.seat', INTEREST);
    expect(old.propose(late, association.clock)).toMatchObject({
      problem: { code: 'relay-moved', message: expect.stringContaining('https://new.example') },
    });
  });

  it('cannot be appointed by the relay that goes, which has not its key', async () => {
    const association = smallAssociation();
    expect(outcomeOf(association.propose(appoint(association, 'new')))).toBe('problem relay-moved');
    expect(await failureOf(association.lines())).toBe('ok');
  });

  it('goes on where a ballot became due and the old key is lost', async () => {
    const association = smallAssociation();
    const closesAt = association.replica.at + 7 * DAY;
    association.clock = closesAt + DAY;
    const { replica } = association;
    association.writer = new LedgerWriter({ replica, relay: signerOf('new') });
    expect(outcomeOf(association.propose(appoint(association, 'new')))).toBe('accepted');
    association.closeDue();
    expect(replica.state.ballot.get('fewer')).toMatchObject({ status: 'closed' });
    expect(await failureOf(association.lines())).toBe('ok');
  });

  it('does not found a ledger that names another one', () => {
    const association = new TestAssociation(signerOf('other'));
    const founding = association.act('sam', 'association.found', foundingData(signerOf('relay')));
    expect(outcomeOf(association.propose(founding))).toBe('problem relay-moved');
    expect(association.replica.ledger).toBe('');
  });
});
