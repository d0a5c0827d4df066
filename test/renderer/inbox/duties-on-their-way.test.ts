import { describe, expect, it } from 'vitest';
import { documentWords } from '../../../renderer/features/inbox/document-words.ts';
import { dutiesIn } from '../../../renderer/features/inbox/use-duties.ts';
import { sortedBallots } from '../../../renderer/features/ballots/ballot-list.ts';
import { DAY, EMPTY_STATE, type Ballot, type State } from '../../../shared/rules/index.ts';
import { DIP_7_RULEBOOK } from '../../../shared/rules/rulebook.ts';
import { aBallot, OPENED, votes } from '../ballots/a-ballot.ts';

const stateWith = (ballot: Ballot): State => ({
  ...EMPTY_STATE,
  association: {
    name: 'Diem',
    foundedAt: 0,
    rehearsal: false,
    rulebook: DIP_7_RULEBOOK,
    tsc: ['ada'],
    secretariat: ['ada'],
    maintainers: [],
    leadMaintainer: null,
    relay: { publicKey: 'r', url: null },
    relayKeys: ['r'],
  },
  ballot: EMPTY_STATE.ballot.set(ballot.id, ballot),
  openBallots: [ballot.id],
});

const me = { person: 'ada', device: 'd', publicKey: 'k', kind: 'desktop' } as const;
const verified = stateWith(aBallot());

describe('duties and what is on its way', () => {
  it('owes a vote until it is cast', () => {
    const { open, onTheirWay } = dutiesIn({ verified, state: verified, me }, OPENED + DAY);
    expect(open.map(({ duty }) => duty)).toEqual(['ballot.cast']);
    expect(onTheirWay).toEqual([]);
  });

  it('does not pass off as done what the relay has not acknowledged', () => {
    const state = stateWith(aBallot({ votes: votes(['ada', 'yes']) }));
    const { open, onTheirWay } = dutiesIn({ verified, state, me }, OPENED + DAY);
    expect(open).toEqual([]);
    expect(onTheirWay.map(({ subject }) => subject.id)).toEqual(['vote-1']);
  });
});

describe('where a draft belongs', () => {
  it.each([
    ['charter/ops', 'the charter of ops', '#/groups/ops/proposal'],
    ['comments/charter/ops', 'comments on the charter of ops', '#/groups/ops/proposal'],
    ['update/ops/week-2', 'an update of ops', '#/documents/update/ops/week-2'],
    ['output/report', 'the output report', '#/documents/output/report'],
    ['notes/rota', 'the notes on rota', '#/documents/notes/rota'],
    [
      'comments/output/report',
      'comments on the output report',
      '#/documents/output/report?panel=comments',
    ],
    ['something/new', 'something/new', '#/groups'],
  ])('%s is %s', (document, name, to) => {
    expect(documentWords(document, EMPTY_STATE)).toEqual({ name, to });
  });
});

describe('the list of ballots', () => {
  it('has the open ones by when they close, and the closed ones latest first', () => {
    const closed = (id: string, closedAt: number) =>
      aBallot({ id, status: 'closed', outcome: 'passed', closedAt });
    const all = [
      closed('old', 1),
      aBallot({ id: 'late' }),
      closed('new', 2),
      aBallot({ id: 'early', completeAt: OPENED }),
    ];
    const state: State = {
      ...EMPTY_STATE,
      ballot: EMPTY_STATE.ballot.withMutations((table) => {
        for (const ballot of all) table.set(ballot.id, ballot);
      }),
    };
    const { open, closed: over } = sortedBallots(state);
    expect(open.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(over.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
