import { describe, expect, it } from 'vitest';
import { outcomeEffect, subjectOf } from '../../../shared/wording/subject-of-ballot.ts';
import { clockOf } from '../../../shared/wording/ballot-clock.ts';
import { comparisonsOf, laterBallots } from '../../../renderer/features/ballots/comparisons.ts';
import { checkedText, shortHash } from '../../../renderer/features/ballots/exact-text.ts';
import { groupedVoters, votersOf } from '../../../shared/wording/voters.ts';
import { rendererCrypto } from '../../../renderer/stores/renderer-crypto.ts';
import {
  DAY,
  EMPTY_STATE,
  HOUR,
  type Ballot,
  type Device,
  type State,
} from '../../../shared/rules/index.ts';
import { aBallot, OPENED, recusals, votes } from './a-ballot.ts';

const withBallots = (...ballots: readonly Ballot[]): State => ({
  ...EMPTY_STATE,
  ballot: EMPTY_STATE.ballot.withMutations((table) => {
    for (const ballot of ballots) table.set(ballot.id, ballot);
  }),
});

describe('who has voted how', () => {
  const device = (change: Partial<Device>): Device => ({
    id: 'device-of-ada',
    person: 'ada',
    publicKey: 'k',
    kind: 'desktop',
    addedAt: OPENED - DAY,
    revokedAt: null,
    lastN: 1,
    ...change,
  });
  const marks = (change: Partial<Device>) => {
    const state = {
      ...EMPTY_STATE,
      device: EMPTY_STATE.device.set('device-of-ada', device(change)),
    };
    const [voter] = votersOf(aBallot({ votes: votes(['ada', 'yes']) }), state);
    return voter?.standing?.marks;
  };

  it('marks a vote by a browser, by a recovery code, by a device younger than the ballot', () => {
    expect(marks({})).toEqual([]);
    expect(marks({ kind: 'browser' })).toEqual(['browser']);
    expect(marks({ kind: 'recovery' })).toEqual(['recovery']);
    expect(marks({ addedAt: OPENED })).toEqual([]);
    expect(marks({ addedAt: OPENED + 1, kind: 'browser' })).toEqual([
      'browser',
      'younger-than-ballot',
    ]);
    expect(marks({ revokedAt: OPENED + DAY })).toEqual(['revoked']);
  });

  it('keeps earlier votes beside the one that counts, and all of them where one has recused', () => {
    const ballot = aBallot({
      votes: votes(
        ['ada', 'no'],
        ['bea', 'yes'],
        ['ada', 'abstain'],
        ['ada', 'yes'],
        ['cai', 'no'],
      ),
      recusals: recusals('cai'),
    });
    const voters = votersOf(ballot, EMPTY_STATE);
    const [ada, , cai] = voters;
    expect(ada?.standing?.vote.choice).toBe('yes');
    expect(ada?.earlier.map(({ vote }) => vote.choice)).toEqual(['no', 'abstain']);
    expect(cai).toMatchObject({ standing: null, recusal: { reason: 'a conflict' } });
    expect(cai?.earlier.map(({ vote }) => vote.choice)).toEqual(['no']);
    const names = (list: readonly { person: string }[]) => list.map(({ person }) => person);
    const { yes, no, abstain, recused, notVoted } = groupedVoters(voters);
    expect([yes, no, abstain, recused, notVoted].map(names)).toEqual([
      ['ada', 'bea'],
      [],
      [],
      ['cai'],
      ['dan', 'eve'],
    ]);
  });
});

describe('when it ends', () => {
  it('is open to its deadline, and says from when it may close early', () => {
    expect(clockOf(aBallot(), OPENED + HOUR)).toEqual({
      kind: 'open',
      at: OPENED + 7 * DAY,
      earliest: OPENED + DAY,
    });
    expect(clockOf(aBallot(), OPENED + 2 * DAY)).toMatchObject({ earliest: OPENED + 2 * DAY });
  });

  it('cannot close early where the deadline is a day after the opening', () => {
    const ballot = aBallot({ closesAt: OPENED + DAY });
    expect(clockOf(ballot, OPENED + HOUR)).toMatchObject({ kind: 'open', earliest: null });
  });

  it('closes early once everyone is done, and waits for the closing entry after that', () => {
    const ballot = aBallot({ completeAt: OPENED + HOUR });
    expect(clockOf(ballot, OPENED + 2 * HOUR)).toEqual({
      kind: 'early',
      at: OPENED + DAY,
      instead: OPENED + 7 * DAY,
    });
    expect(clockOf(ballot, OPENED + DAY)).toEqual({ kind: 'closing', at: OPENED + DAY });
  });

  it('has ended when it was closed', () => {
    const closed = { status: 'closed', closedAt: OPENED + 2 * DAY } as const;
    expect(clockOf(aBallot(closed), OPENED + DAY)).toEqual({
      kind: 'closed',
      at: OPENED + 2 * DAY,
      early: 'yes',
    });
  });
});

describe('the exact text', () => {
  const hash = (text: string) => rendererCrypto.sha256(text);

  it('is shown only where it has the hash that the ballot names', () => {
    const text = '# Mainnet Operations\n';
    expect(checkedText(hash(text), text, hash)).toEqual({ status: 'verified', text });
    expect(checkedText(hash(text), `${text} `, hash)).toEqual({
      status: 'wrong',
      actual: hash(`${text} `),
    });
    expect(checkedText(hash(text), null, hash)).toEqual({ status: 'missing', reason: null });
  });

  it('has a short hash that can be read out', () => {
    expect(shortHash('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
  });
});

describe('what it is compared with', () => {
  const closed = (id: string, change: Partial<Ballot>) =>
    aBallot({ id, status: 'closed', outcome: 'passed', closedAt: OPENED - DAY, ...change });

  it('is nothing for the first text on a subject', () => {
    const ballot = aBallot();
    expect(comparisonsOf(ballot, withBallots(ballot))).toEqual([]);
  });

  it('is the previous ballot on the same subject', () => {
    const before = closed('vote-0', { outcome: 'failed', textSha256: 'b'.repeat(64) });
    const ballot = aBallot({ previous: 'vote-0' });
    expect(comparisonsOf(ballot, withBallots(before, ballot))).toEqual([
      {
        ballot: 'vote-0',
        textSha256: 'b'.repeat(64),
        label: 'The text of the vote on the formation, failed at 14:00 UTC on 4 March 2026',
      },
    ]);
  });

  it('is first what the group voted on, where the TSC has edited since', () => {
    const proceed = closed('proceed', { kind: 'output-proceed', subject: 'report' });
    const denied = closed('denied', {
      kind: 'output-approval',
      subject: 'report',
      outcome: 'failed',
    });
    const other = closed('other', { kind: 'output-proceed', subject: 'another' });
    const later = closed('later', {
      kind: 'output-proceed',
      subject: 'report',
      closedAt: OPENED + 1,
    });
    const ballot = aBallot({ kind: 'output-approval', subject: 'report', previous: 'denied' });
    const state = withBallots(proceed, denied, other, later, ballot);
    expect(comparisonsOf(ballot, state).map(({ ballot: id }) => id)).toEqual(['proceed', 'denied']);
  });

  it('is the charter in force for a revision, once', () => {
    const formed = closed('formed', { closedAt: OPENED - 9 * DAY });
    const revised = closed('revised', { kind: 'charter-revision' });
    const ballot = aBallot({ kind: 'charter-revision', previous: 'revised' });
    const state = withBallots(formed, revised, ballot);
    expect(comparisonsOf(ballot, state).map(({ ballot: id }) => id)).toEqual(['revised']);
  });

  it('finds the ballots that came later on the subject', () => {
    const chain = [
      closed('one', {}),
      closed('two', { previous: 'one' }),
      aBallot({ id: 'three', previous: 'two' }),
    ] as const;
    const state = withBallots(...chain);
    expect(laterBallots(chain[0], state).map(({ id }) => id)).toEqual(['two', 'three']);
    expect(laterBallots(chain[2], state)).toEqual([]);
  });
});

describe('what it is about, and what came of it', () => {
  it('falls back to ids where the state does not hold the subject', () => {
    expect(subjectOf(aBallot(), EMPTY_STATE)).toMatchObject({
      title: 'ops',
      question: 'Shall ops be formed as proposed?',
    });
  });

  it('does not say that a group was formed where the passed ballot sent it back', () => {
    const closed = aBallot({ status: 'closed', outcome: 'passed', closedAt: OPENED + DAY });
    const twg = { id: 'ops', name: 'Ops', formedAt: null } as never;
    const state: State = { ...EMPTY_STATE, twg: EMPTY_STATE.twg.set('ops', twg) };
    expect(outcomeEffect(closed, state)).toContain('went back to circulation');
    const formed = { id: 'ops', name: 'Ops', formedAt: OPENED + DAY } as never;
    const then: State = { ...EMPTY_STATE, twg: EMPTY_STATE.twg.set('ops', formed) };
    expect(outcomeEffect(closed, then)).toContain('The group is formed');
  });
});
