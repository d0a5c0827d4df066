/** Ballots: who opened one may withdraw it, and what it was about goes back to where it stood. */

import { known } from '../../../shared/rules/index.ts';
import { group, members, outputs, play, topics } from '../moves.ts';
import { CAST, CHARTER, DAY, type World } from '../world.ts';
import type { Case } from './case.ts';
import { equal } from './look.ts';
import { variations } from './variations.ts';
import { both, day, groups, leaves, once, proposals, works, written } from './worlds.ts';

const proposed = once(() =>
  groups.founded().do('tess', 'rulebook.propose', { ballot: 'b', change: { updateDays: 7 } }),
);
const revising = once(() =>
  play(groups.formed(), group.charter({ durationDays: 90 }, { ballot: 'b' })),
);
const topicVote = once(() => play(groups.topic(), topics.callVote({ ballot: 'b' })));

/** Opened by whom, and what stands after its withdrawal. */
const KINDS: readonly (readonly [
  kind: string,
  world: () => World,
  by: string,
  ballot: string,
  after: (after: World) => void,
])[] = [
  [
    'formation',
    groups.voting,
    'alice',
    'formation-1',
    (after) => {
      leaves('twg', 'ops', { stage: 'circulating', formedAt: null })(after);
      // Without a new window.
      after.do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-2' });
    },
  ],
  [
    'charter-revision',
    revising,
    'alice',
    'b',
    leaves('twg', 'ops', { stage: 'formed', charter: CHARTER, revision: null }),
  ],
  [
    'output-proceed',
    works.twgVote,
    'alice',
    'proceed-1',
    leaves('output', 'o1', { stage: 'drafting', groupText: null }),
  ],
  [
    'output-approval',
    works.tscVote,
    'alice',
    'approval-1',
    (after) => {
      leaves('output', 'o1', { stage: 'tsc-review', approvedText: null })(after);
      // Without a new review.
      play(after, outputs.requestApproval());
    },
  ],
  [
    'dip-acceptance',
    proposals.acceptanceVote,
    'mona',
    'acceptance-1',
    leaves('dip', 'o1', { status: 'last-call', ballot: null }),
  ],
  [
    'rulebook-change',
    proposed,
    'tess',
    'b',
    (after) => {
      after.do('tim', 'rulebook.propose', { ballot: 'c', change: { updateDays: 7 } });
    },
  ],
  ['topic', topicVote, 'alice', 'b', leaves('topic', 't1', { status: 'open', ballot: null })],
];

const OF_EACH_KIND = KINDS.flatMap(([kind, world, by, ballot, after]) =>
  variations({ act: 'ballot.withdraw', world, by, data: { ballot, reason: 'A typo.' } }, [
    {
      clause: `what it was about goes back to where it stood before: ${kind}`,
      expect: both(
        (then) =>
          leaves('ballot', ballot, { status: 'closed', outcome: 'withdrawn', closedAt: then.at })(
            then,
          ),
        after,
      ),
    },
    {
      clause: `who did not open it: ${kind}`,
      by: 'sue',
      expect: { code: 'not-permitted', needs: 'opener' },
    },
  ]),
);

/** The group votes from day 14 to day 21. */
const { twgVote } = works;
const recused = (person: string, world: World) =>
  world.do(person, 'ballot.recuse', { ballot: 'proceed-1', reason: 'My employer.' });

const VOTES = variations(
  {
    act: 'ballot.withdraw',
    world: twgVote,
    by: 'alice',
    data: { ballot: 'proceed-1', reason: 'A typo.' },
  },
  [
    {
      clause: 'with a vote of one’s own, which stays in the history',
      world: () => twgVote().vote('alice', 'proceed-1', 'yes'),
      expect: (after) => {
        leaves('ballot', 'proceed-1', { outcome: 'withdrawn' })(after);
        equal(known(after.state, 'ballot', 'proceed-1').votes.length, 1);
      },
    },
    {
      clause: 'another person’s vote stands',
      world: () => twgVote().vote('bob', 'proceed-1', 'abstain'),
      expect: { code: 'vote-cast', persons: ['bob'] },
    },
    {
      clause: 'other persons’ votes stand, besides one’s own',
      world: () => twgVote().votes(['carol', 'alice', 'bob'], 'proceed-1', 'no'),
      expect: { code: 'vote-cast', persons: ['bob', 'carol'] },
    },
    {
      clause: 'another person’s vote is void by their recusal',
      world: () => recused('bob', twgVote().vote('bob', 'proceed-1', 'yes')),
      expect: leaves('output', 'o1', { stage: 'drafting' }),
    },
    {
      clause: 'one vote of two is void',
      world: () => recused('bob', twgVote().votes(['bob', 'carol'], 'proceed-1', 'yes')),
      expect: { code: 'vote-cast', persons: ['carol'] },
    },
    {
      clause: 'who has only recused has not voted',
      world: () => recused('bob', twgVote()),
      expect: leaves('ballot', 'proceed-1', { outcome: 'withdrawn' }),
    },
    {
      clause: 'a vote of who has left the group stands',
      world: () => play(twgVote().vote('bob', 'proceed-1', 'yes'), members.leave('bob')),
      expect: { code: 'vote-cast', persons: ['bob'] },
    },
    {
      clause: 'who opened it, facilitator or not by now',
      world: () => play(twgVote(), members.handOver('bob'), members.accept('bob')),
      expect: leaves('ballot', 'proceed-1', { outcome: 'withdrawn' }),
    },
    {
      clause: 'not who facilitates by now',
      world: () => play(twgVote(), members.handOver('bob'), members.accept('bob')),
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'opener' },
    },
    {
      clause: 'not whoever is no member of the association any more',
      world: () => twgVote().do('sam', 'organization.withdraw', { organization: 'acme' }),
      expect: { code: 'not-a-member', person: 'alice' },
    },
    {
      clause: 'not the relay',
      by: 'relay',
      expect: { code: 'not-permitted', needs: 'opener' },
    },
    {
      clause: 'a millisecond before it closes',
      world: () => twgVote().until(day(21) - 1),
      expect: leaves('ballot', 'proceed-1', { closedAt: day(21) - 1 }),
    },
    {
      clause: 'at the very instant it closes it has closed',
      world: () => twgVote().until(day(21)),
      expect: { code: 'ballot-closed', closedAt: written(21) },
    },
    {
      clause: 'once',
      world: () =>
        twgVote()
          .later(DAY)
          .do('alice', 'ballot.withdraw', { ballot: 'proceed-1', reason: 'A typo.' }),
      expect: { code: 'ballot-closed', closedAt: written(15) },
    },
    {
      clause: 'ballot-closed before vote-cast',
      world: () => twgVote().vote('bob', 'proceed-1', 'yes').until(day(21)),
      expect: { code: 'ballot-closed', closedAt: written(21) },
    },
    {
      clause: 'not-permitted before ballot-closed',
      world: () => twgVote().until(day(21)),
      by: 'bob',
      expect: { code: 'not-permitted', needs: 'opener' },
    },
    {
      clause: 'a ballot that is not there',
      with: { ballot: 'nothing' },
      expect: { code: 'unknown', kind: 'ballot', id: 'nothing' },
    },
  ],
);

const OF_THE_TSC = variations(
  {
    act: 'ballot.withdraw',
    world: proposed,
    by: 'tess',
    data: { ballot: 'b', reason: 'A typo.' },
  },
  [
    {
      clause: 'also after the seat through which it was opened has ended',
      world: () => proposed().do('sam', 'tsc.unseat', { person: 'tess' }),
      expect: leaves('ballot', 'b', { outcome: 'withdrawn' }),
    },
    {
      clause: 'everyone has voted, and it is still open',
      world: () => proposed().votes(CAST.tsc, 'b', 'yes'),
      expect: { code: 'vote-cast', persons: ['tim', 'tom'] },
    },
    {
      clause: 'whoever has left the association meanwhile is not on the roster any more',
      world: () => groups.voting().do('sam', 'organization.withdraw', { organization: 'dune' }),
      by: 'alice',
      with: { ballot: 'formation-1' },
      expect: (after) => {
        after.do('alice', 'proposal.present', { twg: 'ops', ballot: 'formation-2' });
      },
    },
  ],
);

export const BALLOT_WITHDRAWAL_CASES: readonly Case[] = [...OF_EACH_KIND, ...VOTES, ...OF_THE_TSC];
