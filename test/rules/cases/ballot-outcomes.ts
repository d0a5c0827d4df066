/** Ballots: what comes of the votes. */

import type { Choice } from '../../../shared/rules/rule.ts';
import { members, play } from '../moves.ts';
import { CAST, stages, World } from '../world.ts';
import type { Case } from './case.ts';
import { variations, type Base } from './variations.ts';
import { atClosing, both, groups, leaves, once, works } from './worlds.ts';

/** The TSC votes on a group: tess, tim and tom. */
const { voting } = groups;
const close: Base = {
  act: 'ballot.close',
  world: () => atClosing(voting()),
  by: 'relay',
  data: { ballot: 'formation-1' },
};

type Way = Choice | 'recused' | 'none';
/** What tess, tim and tom do. */
const doing = (ways: readonly Way[], from: () => World) => (): World => {
  let world = from();
  for (const [index, way] of ways.entries()) {
    const person = CAST.tsc[index] ?? '';
    if (way === 'recused') {
      world = world.do(person, 'ballot.recuse', { ballot: 'formation-1', reason: 'My employer.' });
    } else if (way !== 'none') {
      world = world.vote(person, 'formation-1', way);
    }
  }
  return atClosing(world);
};

const STAGE_AFTER = { passed: 'formed', failed: 'declined', 'no-quorum': 'circulating' } as const;
type Outcome = keyof typeof STAGE_AFTER;

const CAST_BASE: readonly (readonly [Outcome, ...Way[]])[] = [
  ['passed', 'yes', 'yes', 'yes'],
  ['passed', 'yes', 'yes', 'no'],
  ['passed', 'yes', 'yes', 'none'],
  ['passed', 'yes', 'abstain', 'none'],
  ['passed', 'yes', 'abstain', 'abstain'],
  ['passed', 'recused', 'yes', 'yes'],
  ['passed', 'recused', 'yes', 'abstain'],
  // DIP-7: "a simple majority": a tie fails.
  ['failed', 'yes', 'no', 'none'],
  ['failed', 'yes', 'no', 'abstain'],
  ['failed', 'recused', 'yes', 'no'],
  ['failed', 'yes', 'no', 'no'],
  ['failed', 'no', 'abstain', 'none'],
  ['failed', 'abstain', 'abstain', 'abstain'],
  ['failed', 'recused', 'abstain', 'abstain'],
  ['no-quorum', 'yes', 'none', 'none'],
  ['no-quorum', 'no', 'none', 'none'],
  ['no-quorum', 'none', 'none', 'none'],
  // A recusal does not make the quorum easier.
  ['no-quorum', 'recused', 'yes', 'none'],
  ['no-quorum', 'recused', 'recused', 'yes'],
  ['no-quorum', 'recused', 'recused', 'recused'],
];

/** The threshold is measured against everyone eligible. */
const ELIGIBLE_BASE: readonly (readonly [Outcome, ...Way[]])[] = [
  ['passed', 'yes', 'yes', 'none'],
  ['passed', 'yes', 'yes', 'abstain'],
  ['passed', 'recused', 'yes', 'yes'],
  ['failed', 'yes', 'abstain', 'none'],
  ['failed', 'yes', 'abstain', 'abstain'],
  ['failed', 'recused', 'yes', 'abstain'],
  ['no-quorum', 'recused', 'recused', 'yes'],
];
const eligible = once(() =>
  stages.voting(
    World.founded(CAST, {
      rulebook: {
        tsc: {
          threshold: { num: 1, den: 2, cmp: '>' },
          base: 'eligible',
          quorum: { num: 1, den: 2, cmp: '>' },
        },
      },
    }),
  ),
);

const outcomes = (
  base: string,
  from: () => World,
  table: readonly (readonly [Outcome, ...Way[]])[],
) =>
  variations(
    close,
    table.map(([outcome, ...ways]) => ({
      clause: `of the votes ${base}, ${ways.join(', ')}: ${outcome}`,
      world: doing(ways, from),
      expect: both(
        leaves('ballot', 'formation-1', { outcome, status: 'closed' }),
        leaves('twg', 'ops', { stage: STAGE_AFTER[outcome] }),
      ),
    })),
  );

const proceeding = (yes: readonly string[], no: readonly string[]) => (): World =>
  atClosing(works.twgVote().votes(yes, 'proceed-1', 'yes').votes(no, 'proceed-1', 'no'));

const SUPERMAJORITY = variations({ ...close, data: { ballot: 'proceed-1' } }, [
  {
    clause: 'DIP-7: "a supermajority (67%+)": 2 of 3 is 66.7 % and fails',
    world: proceeding(['alice', 'bob'], ['carol']),
    expect: both(
      leaves('ballot', 'proceed-1', { outcome: 'failed' }),
      leaves('output', 'o1', { stage: 'drafting' }),
    ),
  },
  {
    clause: 'DIP-7: "a supermajority (67%+)": 2 of 2 who cast passes',
    world: proceeding(['alice', 'bob'], []),
    expect: both(
      leaves('ballot', 'proceed-1', { outcome: 'passed' }),
      leaves('output', 'o1', { stage: 'tsc-review' }),
    ),
  },
  {
    clause: 'who left the group in mid-vote counts in the quorum',
    world: () =>
      atClosing(
        play(
          works.twgVote().vote('alice', 'proceed-1', 'yes'),
          members.leave('bob'),
          members.leave('carol'),
        ),
      ),
    expect: leaves('ballot', 'proceed-1', {
      outcome: 'no-quorum',
      roll: ['alice', 'bob', 'carol'],
    }),
  },
  {
    clause: 'a vote of who left the group in mid-vote counts',
    world: () =>
      atClosing(
        play(works.twgVote().votes(['bob', 'carol'], 'proceed-1', 'yes'), members.leave('bob')),
      ),
    expect: leaves('ballot', 'proceed-1', { outcome: 'passed' }),
  },
]);

const UNSEATED = variations(close, [
  {
    clause: 'a vote of who was unseated in mid-vote counts',
    world: () =>
      atClosing(
        voting()
          .votes(['tess', 'tim'], 'formation-1', 'yes')
          .do('sam', 'tsc.unseat', { person: 'tess' }),
      ),
    expect: leaves('ballot', 'formation-1', { outcome: 'passed', roll: ['tess', 'tim', 'tom'] }),
  },
  {
    clause: 'a vote of who has departed in mid-vote counts',
    world: () =>
      atClosing(
        voting()
          .votes(['tess', 'tim'], 'formation-1', 'yes')
          .do('sam', 'person.depart', { person: 'tess', reason: 'Left.' }),
      ),
    expect: leaves('ballot', 'formation-1', { outcome: 'passed' }),
  },
  {
    clause: 'a vote on whose caster was recused afterwards does not count',
    world: () =>
      atClosing(
        voting()
          .votes(['tess', 'tim'], 'formation-1', 'yes')
          .vote('tom', 'formation-1', 'no')
          .do('tess', 'ballot.recuse', { ballot: 'formation-1', reason: 'My employer.' }),
      ),
    expect: leaves('ballot', 'formation-1', { outcome: 'failed' }),
  },
]);

export const BALLOT_OUTCOME_CASES: readonly Case[] = [
  ...outcomes('cast', voting, CAST_BASE),
  ...outcomes('of all who are eligible', eligible, ELIGIBLE_BASE),
  ...SUPERMAJORITY,
  ...UNSEATED,
];
