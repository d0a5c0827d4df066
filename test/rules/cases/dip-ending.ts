import { as, dips, play } from '../moves.ts';
import type { Case } from './case.ts';
import { leaves, proposals } from './worlds.ts';

const statusIs = (status: string) => leaves('dip', 'o1', { status });
const ballotOpen = { code: 'ballot-open', ballots: ['acceptance-1'] } as const;

const ending: readonly Case[] = [
  {
    clause: 'DIP-0: "The Maintainers can decide to mark this DIP as Rejected": in `last-call`',
    world: proposals.lastCall,
    ...dips.reject(),
    expect: statusIs('rejected'),
  },
  {
    clause: 'also after it has ended',
    world: proposals.lastCallOver,
    ...dips.reject(),
    expect: statusIs('rejected'),
  },
  {
    clause: 'ballot-open: not while the TSC votes on it',
    world: proposals.acceptanceVote,
    ...dips.reject(),
    expect: ballotOpen,
  },
  {
    clause: 'a draft is not rejected',
    world: proposals.draft,
    ...dips.reject(),
    expect: { code: 'wrong-stage', stage: 'draft', expected: ['last-call'] },
  },
  {
    clause: 'DIP-0: "the necessary implementations of the DIP are complete"',
    world: () => play(proposals.accepted(), dips.progress('complete')),
    ...dips.finalize(),
    expect: leaves('dip', 'o1', { status: 'final', link: 'https://github.com/diem/diem' }),
  },
  {
    clause: 'implementation-incomplete: sufficient is not complete',
    world: proposals.accepted,
    ...dips.finalize(),
    expect: { code: 'implementation-incomplete', workstreams: ['w1'] },
  },
  {
    clause: 'implementation-incomplete: names those that are not complete, and no other',
    world: () =>
      play(
        proposals.accepted(),
        dips.progress('complete'),
        dips.openWorkstream({ workstream: 'w2' }),
        dips.openWorkstream({ workstream: 'w3' }),
      ),
    ...dips.finalize(),
    expect: { code: 'implementation-incomplete', workstreams: ['w2', 'w3'] },
  },
  {
    clause: 'only what is accepted becomes final',
    world: proposals.lastCallOver,
    ...dips.finalize(),
    expect: { code: 'wrong-stage', stage: 'last-call', expected: ['accepted'] },
  },
  {
    clause: 'DIP-0: "an Accepted DIP can be moved back into Draft status": a new round',
    world: proposals.accepted,
    ...dips.reopen(),
    expect: leaves('dip', 'o1', { status: 'draft', round: 2, lastCall: null, number: 201 }),
  },
  {
    clause: 'what is final is not reopened',
    world: proposals.final,
    ...dips.reopen(),
    expect: { code: 'wrong-stage', stage: 'final', expected: ['accepted'] },
  },
  {
    clause: 'any maintainer deprecates what is accepted',
    world: () => proposals.accepted().do('lead', 'maintainer.appoint', { person: 'max' }),
    ...dips.deprecate(),
    expect: statusIs('deprecated'),
  },
  {
    clause: 'any maintainer deprecates what is final',
    world: proposals.final,
    ...as('mona', dips.deprecate()),
    expect: statusIs('deprecated'),
  },
  {
    clause: 'who is no maintainer does not',
    world: proposals.final,
    ...dips.deprecate(),
    expect: { code: 'not-permitted', needs: 'maintainer' },
  },
  {
    clause: 'what is rejected is not deprecated',
    world: proposals.rejected,
    ...as('mona', dips.deprecate()),
    expect: { code: 'wrong-stage', stage: 'rejected', expected: ['accepted', 'final'] },
  },
];

export const DIP_ENDING_CASES: readonly Case[] = [...ending];
