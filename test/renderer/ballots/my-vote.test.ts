import { describe, expect, it } from 'vitest';
import type { OutboxFate, OutboxItem } from '../../../shared/client/host-messages.ts';
import { DAY, type Ballot } from '../../../shared/rules/index.ts';
import { myVoteOf, waitingWords } from '../../../renderer/features/ballots/my-vote.ts';
import { aBallot, OPENED, recusals, votes } from './a-ballot.ts';

const receipt = (seq: number, at: number) => ({
  seq,
  at,
  prev: '0'.repeat(64),
  actHash: '1'.repeat(64),
  head: '2'.repeat(64),
  signature: 's',
});

const item = (fate: OutboxFate, change: Partial<OutboxItem> = {}): OutboxItem => ({
  id: 'act-1',
  type: 'ballot.cast',
  data: { ballot: 'vote-1', choice: 'yes', textSha256: 'a'.repeat(64) },
  person: 'ada',
  device: 'd',
  n: 1,
  actHash: '1'.repeat(64),
  basis: { seq: 3, head: '3'.repeat(64) },
  signedAt: OPENED,
  fate,
  ...change,
});

const mine = (verified: Ballot | null, outbox: readonly OutboxItem[], seq = 10) =>
  myVoteOf({ verified, ballot: 'vote-1', person: 'ada', outbox, seq });

describe('where my vote stands', () => {
  it('does not count what waits on this device', () => {
    const { counted, waiting } = mine(aBallot(), [item({ status: 'queued' })]);
    expect(counted).toBeNull();
    expect(waiting.map(({ act }) => act)).toEqual([
      { type: 'ballot.cast', choice: 'yes', comment: null },
    ]);
  });

  it('shows the earlier vote as counted while its replacement waits', () => {
    const ballot = aBallot({ votes: votes(['ada', 'no']) });
    const { counted, waiting } = mine(ballot, [item({ status: 'sent' })]);
    expect(counted).toMatchObject({ kind: 'vote', vote: { choice: 'no' } });
    expect(waiting).toHaveLength(1);
  });

  it('gives the receipt of the vote that counts, not of one that it replaced', () => {
    const ballot = aBallot({ votes: votes(['ada', 'no'], ['ada', 'yes']) });
    const first = item({ status: 'accepted', receipt: receipt(7, OPENED + 3_600_000) });
    const second = item({ status: 'accepted', receipt: receipt(9, OPENED + 7_200_000) });
    const vote = mine(ballot, [first, second]);
    expect(vote.receipt?.seq).toBe(9);
    expect(vote.waiting).toEqual([]);
    expect(mine(ballot, [first]).receipt).toBeNull();
  });

  it('keeps an accepted vote apart until this device has checked the entries up to it', () => {
    const accepted = item({ status: 'accepted', receipt: receipt(12, OPENED + 3_600_000) });
    const vote = mine(aBallot(), [accepted], 11);
    expect(vote.counted).toBeNull();
    expect(vote.waiting).toHaveLength(1);
  });

  it('counts a recusal, and not the vote before it', () => {
    const ballot = aBallot({ votes: votes(['ada', 'no']), recusals: recusals('ada') });
    expect(mine(ballot, []).counted).toMatchObject({ kind: 'recusal' });
  });

  it('leaves out acts on other ballots, of other persons, and of no ballot', () => {
    const outbox = [
      item({ status: 'queued' }, { data: { ballot: 'vote-2', choice: 'yes' } }),
      item({ status: 'queued' }, { person: 'bea' }),
      item({ status: 'queued' }, { type: 'tsc.seat', data: { person: 'ada' } }),
      item({ status: 'queued' }, { data: null }),
    ];
    expect(mine(aBallot(), outbox).waiting).toEqual([]);
  });

  it('says who is not on the roll', () => {
    expect(mine(aBallot({ roll: ['bea'] }), []).roll).toBe('off');
    expect(mine(null, []).roll).toBe('off');
    expect(mine(aBallot(), []).roll).toBe('on');
  });
});

describe('the words for a waiting vote', () => {
  const words = (fate: OutboxFate, now = OPENED + DAY, ballot = aBallot()) => {
    const [waiting] = mine(ballot, [item(fate)], 1).waiting;
    if (waiting === undefined) throw new Error('nothing waits');
    const time = (at: number) => `<${(at - OPENED) / DAY} d>`;
    return waitingWords({ ballot, now, time, waiting, refusal: 'The words of the refusal.' });
  };
  const late = { code: 'ballot-closed', details: { closedAt: '2026-03-12T14:00:00Z' } };

  it('says until when a queued vote must reach the relay', () => {
    expect(words({ status: 'queued' })).toEqual({
      tone: 'warning',
      title: 'Your vote is on this device only',
      detail:
        'It is signed and kept, but not with the relay. It counts only if it reaches the relay before <7 d>.',
    });
  });

  it('promises nothing once the deadline is over', () => {
    expect(words({ status: 'queued' }, OPENED + 8 * DAY).detail).toBe(
      'It has not reached the relay, and the vote ended on <7 d>: it does not count.',
    );
  });

  it('uses the earlier closing where everyone has voted', () => {
    const ballot = aBallot({ completeAt: OPENED + 2 });
    expect(words({ status: 'queued' }, OPENED + 3, ballot).detail).toContain('before <1 d>');
  });

  it('tells a late vote its deadline in UTC, held or refused', () => {
    const said = 'The vote closed at 14:00 UTC on 12 March 2026; your vote was not counted.';
    expect(words({ status: 'held', refusal: late }).detail).toBe(
      `${said} It waits here for your word.`,
    );
    expect(words({ status: 'refused', refusal: late })).toEqual({
      tone: 'danger',
      title: 'Your vote was not counted',
      detail: said,
    });
  });

  it('uses the words of any other refusal', () => {
    const refusal = { code: 'recused', details: {} };
    expect(words({ status: 'refused', refusal }).detail).toBe('The words of the refusal.');
  });

  it('does not say that a vote is counted while it is on its way', () => {
    expect(words({ status: 'sent' }).detail).toContain('not in the counts');
    expect(words({ status: 'problem', code: 'disk', message: 'x' }).detail).toContain(
      'not in the counts',
    );
  });
});
