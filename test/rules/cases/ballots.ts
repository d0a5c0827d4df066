/** Ballots: a vote is cast, or its caster recused, by whoever is on the roll. */

import { known, tallyOf } from '../../../shared/rules/index.ts';
import { members, play } from '../moves.ts';
import { CAST, DAY, deviceOf, HOUR, keyOf, sha256, TEXT_SHA256, type World } from '../world.ts';
import { BALLOT_CLOSING_CASES } from './ballot-closing.ts';
import { BALLOT_WITHDRAWAL_CASES } from './ballot-withdrawal.ts';
import type { Case } from './case.ts';
import { equal, matches } from './look.ts';
import { variations, type Base } from './variations.ts';
import { both, day, groups, leaves, once, works, written } from './worlds.ts';

/** The TSC votes on a group from day 7 to day 14: tess, tim and tom. */
const { voting } = groups;
const FORMATION_TEXT = known(voting().state, 'ballot', 'formation-1').textSha256;

const tally = (world: World, ballot: string) => tallyOf(known(world.state, 'ballot', ballot));
const recusing =
  (person: string, from = voting) =>
  () =>
    from().do(person, 'ballot.recuse', { ballot: 'formation-1', reason: 'My employer.' });

/** The roll is frozen: these may vote, whatever becomes of their seat or their organization. */
const STILL_ON_THE_ROLL = [
  ['unseated', 'tess', () => voting().do('sam', 'tsc.unseat', { person: 'tess' })],
  [
    'whose organization has withdrawn',
    'tom',
    () => voting().do('sam', 'organization.withdraw', { organization: 'bolt' }),
  ],
  [
    'moved to another organization',
    'tim',
    () => voting().do('sam', 'person.move', { person: 'tim', organization: 'core' }),
  ],
] as const;
const NOT_ON_THE_ROLL = [
  ['a person of the association', 'alice', voting],
  ['one of the secretariat', 'sam', voting],
  [
    'seated after it was opened',
    'alice',
    () => voting().do('sam', 'tsc.seat', { person: 'alice' }),
  ],
  [
    'whose organization has withdrawn, as not-a-member does not apply here',
    'bob',
    () => voting().do('sam', 'organization.withdraw', { organization: 'bolt' }),
  ],
  ['the relay', 'relay', voting],
] as const;

/** What is the same for casting and for recusing. */
const ofTheRoll = (base: Base): readonly Case[] =>
  variations(base, [
    ...STILL_ON_THE_ROLL.map(([who, by, world]) => ({
      clause: `whoever is on the roll, ${who}`,
      world,
      by,
      expect: leaves('ballot', 'formation-1', { roll: ['tess', 'tim', 'tom'] }),
    })),
    {
      clause: 'not who has departed: their devices have ended',
      world: () => voting().do('sam', 'person.depart', { person: 'tess', reason: 'Left.' }),
      expect: { code: 'device-revoked', device: deviceOf('tess') },
    },
    ...NOT_ON_THE_ROLL.map(([who, by, world]) => ({
      clause: `not-on-roll: ${who}`,
      world,
      by,
      expect: { code: 'not-on-roll' } as const,
    })),
    {
      clause: 'a millisecond before it closes',
      world: () => voting().until(day(14) - 1),
      expect: leaves('ballot', 'formation-1', { status: 'open' }),
    },
    {
      clause: 'at the very instant it closes it has closed',
      world: () => voting().until(day(14)),
      expect: { code: 'ballot-closed', closedAt: written(14) },
    },
    {
      clause: 'a closed ballot is never reopened',
      world: groups.formed,
      by: 'tom',
      expect: { code: 'ballot-closed', closedAt: written(14) },
    },
    {
      clause: 'once everybody has voted, and 24 hours are over, it has closed',
      world: () => voting().later(HOUR).votes(CAST.tsc, 'formation-1', 'yes').until(day(8)),
      expect: { code: 'ballot-closed', closedAt: written(8) },
    },
    {
      clause: 'once everybody has voted after 24 hours, it has closed at that moment',
      world: () =>
        voting()
          .later(2 * DAY)
          .votes(CAST.tsc, 'formation-1', 'yes')
          .later(0),
      expect: { code: 'ballot-closed', closedAt: written(9) },
    },
    {
      clause: 'a withdrawn ballot is closed',
      world: () =>
        voting()
          .later(DAY)
          .do('alice', 'ballot.withdraw', { ballot: 'formation-1', reason: 'Early.' }),
      expect: { code: 'ballot-closed', closedAt: written(8) },
    },
    {
      clause: 'recused: a recusal stands',
      world: recusing('tess'),
      expect: { code: 'recused' },
    },
    {
      clause: 'ballot-closed before recused',
      world: () => recusing('tess')().until(day(14)),
      expect: { code: 'ballot-closed', closedAt: written(14) },
    },
    {
      clause: 'not-on-roll stands in place of not-permitted, and so before ballot-closed',
      world: groups.formed,
      by: 'alice',
      expect: { code: 'not-on-roll' },
    },
    {
      clause: 'a ballot that is not there',
      with: { ballot: 'nothing' },
      expect: { code: 'unknown', kind: 'ballot', id: 'nothing' },
    },
    {
      clause: 'unknown before not-on-roll',
      by: 'alice',
      with: { ballot: 'nothing' },
      expect: { code: 'unknown', kind: 'ballot', id: 'nothing' },
    },
  ]);

const cast: Base = {
  act: 'ballot.cast',
  world: voting,
  by: 'tess',
  data: { ballot: 'formation-1', choice: 'yes', textSha256: FORMATION_TEXT },
};
const OTHER_TEXT = sha256('another text');

const CAST_CASES = variations(cast, [
  ...(['yes', 'no', 'abstain'] as const).map((choice) => ({
    clause: `a person on the roll votes ${choice}`,
    world: () => voting().later(HOUR),
    with: { choice, comment: 'As agreed.' },
    expect: both(
      leaves('ballot', 'formation-1', {
        votes: [
          {
            person: 'tess',
            device: deviceOf('tess'),
            choice,
            comment: 'As agreed.',
            at: day(7) + HOUR,
          },
        ],
        completeAt: null,
      }),
      (after) =>
        matches(tally(after, 'formation-1'), {
          notVoted: 2,
          eligible: 3,
          [choice]: 1,
        }),
    ),
  })),
  {
    clause: 'a later vote replaces the earlier one, and every version stays visible',
    world: () => voting().vote('tess', 'formation-1', 'no').vote('tess', 'formation-1', 'abstain'),
    expect: (after) => {
      const { votes } = known(after.state, 'ballot', 'formation-1');
      equal(
        votes.map(({ choice }) => choice),
        ['no', 'abstain', 'yes'],
      );
      matches(tally(after, 'formation-1'), { yes: 1, no: 0, abstain: 0, notVoted: 2 });
    },
  },
  {
    clause: 'from another device of theirs too',
    world: () =>
      voting()
        .vote('tess', 'formation-1', 'no')
        .do('tess', 'device.add', { publicKey: keyOf('tess-2'), kind: 'browser' }),
    envelope: { device: deviceOf('tess-2') },
    expect: (after) => matches(tally(after, 'formation-1'), { yes: 1, no: 0, notVoted: 2 }),
  },
  {
    clause: 'everyone has voted',
    world: () => voting().votes(['tim', 'tom'], 'formation-1', 'no').later(HOUR),
    expect: leaves('ballot', 'formation-1', { completeAt: day(7) + HOUR, status: 'open' }),
  },
  {
    clause: 'everyone has voted or recused',
    world: () => recusing('tom')().vote('tim', 'formation-1', 'no').later(HOUR),
    expect: leaves('ballot', 'formation-1', { completeAt: day(7) + HOUR, status: 'open' }),
  },
  {
    clause: 'a change of mind after everyone has voted counts until the close, and delays nothing',
    world: () =>
      voting()
        .votes(CAST.tsc, 'formation-1', 'no')
        .votes(['tim'], 'formation-1', 'yes')
        .until(day(8) - 1),
    expect: (after) =>
      both(
        leaves('ballot', 'formation-1', { outcome: 'passed', closedAt: day(8) }),
        leaves('twg', 'ops', { stage: 'formed', formedAt: day(8) }),
      )(after.until(day(8))),
  },
  {
    clause: 'a vote names the text: another one',
    with: { textSha256: OTHER_TEXT },
    expect: { code: 'wrong-text', expected: FORMATION_TEXT },
  },
  {
    clause: 'recused before wrong-text',
    world: recusing('tess'),
    with: { textSha256: OTHER_TEXT },
    expect: { code: 'recused' },
  },
  {
    clause: 'wrong-text before text-missing',
    world: () => voting().withoutTexts(),
    with: { textSha256: OTHER_TEXT },
    expect: { code: 'wrong-text', expected: FORMATION_TEXT },
  },
  {
    clause: 'text-missing: nobody could read it any more',
    world: () => voting().withoutTexts(),
    expect: { code: 'text-missing', textSha256: FORMATION_TEXT },
  },
]);

/** "comment? (to 2,000 characters)". */
const COMMENTS = variations(cast, [
  ...(
    [
      ['no character', ''],
      ['2,000 characters', 'x'.repeat(2000)],
      ['2,000 characters of two UTF-16 units', '😀'.repeat(2000)],
      ['several lines', 'Yes.\nBut soon.'],
    ] as const
  ).map(([what, comment]) => ({
    clause: `a comment of ${what}`,
    with: { comment },
    expect: (after: World) =>
      equal(known(after.state, 'ballot', 'formation-1').votes[0]?.comment, comment),
  })),
  ...(
    [
      ['2,001 characters', 'x'.repeat(2001)],
      ['2,001 characters of two UTF-16 units', '😀'.repeat(2001)],
      ['2,000 characters and a space', `${'x'.repeat(2000)} `],
    ] as const
  ).map(([what, comment]) => ({
    clause: `malformed: a comment of ${what}`,
    with: { comment },
    expect: { code: 'malformed', path: 'data.comment' } as const,
  })),
]);

const recuse: Base = {
  act: 'ballot.recuse',
  world: voting,
  by: 'tess',
  data: { ballot: 'formation-1', reason: 'My employer.' },
};

const RECUSE = variations(recuse, [
  {
    clause: 'a person on the roll recuses themselves, and says why',
    world: () => voting().later(HOUR),
    expect: both(
      leaves('ballot', 'formation-1', {
        recusals: [{ person: 'tess', reason: 'My employer.', at: day(7) + HOUR }],
        completeAt: null,
      }),
      (after) => matches(tally(after, 'formation-1'), { roll: 3, eligible: 2, notVoted: 2 }),
    ),
  },
  {
    clause: 'a vote already cast by that person is void and stays in the history',
    world: () => voting().vote('tess', 'formation-1', 'yes').vote('tim', 'formation-1', 'no'),
    expect: (after) => {
      const { votes } = known(after.state, 'ballot', 'formation-1');
      equal(
        votes.map(({ person }) => person),
        ['tess', 'tim'],
      );
      matches(tally(after, 'formation-1'), {
        yes: 0,
        no: 1,
        eligible: 2,
        notVoted: 1,
      });
    },
  },
  {
    clause: 'the last one to recuse completes the roll',
    world: () => voting().votes(['tim', 'tom'], 'formation-1', 'no').later(HOUR),
    expect: leaves('ballot', 'formation-1', { completeAt: day(7) + HOUR }),
  },
  {
    clause: 'who recuses after everyone has voted delays nothing',
    world: () => voting().votes(CAST.tsc, 'formation-1', 'yes').later(HOUR),
    expect: leaves('ballot', 'formation-1', { completeAt: day(7) }),
  },
]);

const { twgVote } = works;
/** The vote of a group: alice, bob and carol; dave observes. */
const GROUP = variations(
  {
    act: 'ballot.cast',
    world: twgVote,
    by: 'bob',
    data: { ballot: 'proceed-1', choice: 'yes', textSha256: TEXT_SHA256 },
  },
  [
    {
      clause: 'members vote, and the roll is frozen: who has left the group',
      world: () => play(twgVote(), members.leave('bob')),
      expect: leaves('ballot', 'proceed-1', { roll: ['alice', 'bob', 'carol'] }),
    },
    {
      clause: 'members vote, and the roll is frozen: who only observes by now',
      world: () => play(twgVote(), members.role('bob', 'observer')),
      expect: leaves('ballot', 'proceed-1', { roll: ['alice', 'bob', 'carol'] }),
    },
    {
      clause: 'members vote, and the roll is frozen: whose organization has withdrawn',
      world: () => twgVote().do('sam', 'organization.withdraw', { organization: 'bolt' }),
      expect: leaves('ballot', 'proceed-1', { roll: ['alice', 'bob', 'carol'] }),
    },
    { clause: 'observers do not vote', by: 'dave', expect: { code: 'not-on-roll' } },
    {
      clause: 'who joined after the vote was called does not vote',
      world: () => play(twgVote(), members.interest('dora'), members.add('dora')),
      by: 'dora',
      expect: { code: 'not-on-roll' },
    },
    { clause: 'the TSC does not vote', by: 'tess', expect: { code: 'not-on-roll' } },
    {
      clause: 'the text is frozen',
      with: { textSha256: OTHER_TEXT },
      expect: { code: 'wrong-text', expected: TEXT_SHA256 },
    },
  ],
);

const allRecused = once(() => recusing('tim', recusing('tom'))());
const LAST_RECUSAL = variations(recuse, [
  {
    clause: 'everyone recused: it closes after 24 hours, without a quorum',
    world: allRecused,
    expect: (after) =>
      leaves('ballot', 'formation-1', { outcome: 'no-quorum', closedAt: day(8) })(
        after.until(day(8)),
      ),
  },
]);

export const BALLOT_CASES: readonly Case[] = [
  ...ofTheRoll(cast),
  ...CAST_CASES,
  ...COMMENTS,
  ...ofTheRoll(recuse),
  ...RECUSE,
  ...LAST_RECUSAL,
  ...GROUP,
  ...BALLOT_WITHDRAWAL_CASES,
  ...BALLOT_CLOSING_CASES,
];
