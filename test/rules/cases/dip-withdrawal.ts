import { ballots, dips, group, outputs, play } from '../moves.ts';
import type { Case } from './case.ts';
import { leaves, proposals, voted } from './worlds.ts';

const statusIs = (status: string) => leaves('dip', 'o1', { status });

const wrongStage = (stage: string, ...expected: readonly string[]) =>
  ({ code: 'wrong-stage', stage, expected }) as const;

const denied = () => play(proposals.submitted(), dips.deny());

/** facilitator, in `submitted`, `draft`, `last-call`. */
const withdrawing: readonly Case[] = [
  ...(['submitted', 'draft', 'lastCall', 'lastCallOver'] as const).map((name): Case => ({
    clause: `a facilitator withdraws it: ${name}`,
    world: proposals[name],
    ...dips.withdraw(),
    expect: statusIs('withdrawn'),
  })),
  {
    clause: 'ballot-open: not while the TSC votes on it',
    world: proposals.acceptanceVote,
    ...dips.withdraw(),
    expect: { code: 'ballot-open', ballots: ['acceptance-1'] },
  },
  {
    clause: 'after a vote without a quorum',
    world: () => voted(proposals.acceptanceVote(), 'acceptance-1', 'one yes').later(0),
    ...dips.withdraw(),
    expect: statusIs('withdrawn'),
  },
  {
    clause: 'after the ballot was withdrawn',
    world: () => play(proposals.acceptanceVote(), ballots.withdraw('mona', 'acceptance-1')),
    ...dips.withdraw(),
    expect: statusIs('withdrawn'),
  },
  {
    clause: 'its group may be concluded by now',
    world: () => play(proposals.draft(), outputs.circulate(), group.conclude()),
    ...dips.withdraw(),
    expect: statusIs('withdrawn'),
  },
  {
    clause: 'what is accepted is not withdrawn',
    world: proposals.accepted,
    ...dips.withdraw(),
    expect: wrongStage('accepted', 'submitted', 'draft', 'last-call'),
  },
  {
    clause: 'what was denied is not withdrawn',
    world: denied,
    ...dips.withdraw(),
    expect: wrongStage('denied', 'submitted', 'draft', 'last-call'),
  },
];

export const DIP_WITHDRAWAL_CASES: readonly Case[] = [...withdrawing];
