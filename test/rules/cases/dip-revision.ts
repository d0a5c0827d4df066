import { as, dips, group, members, outputs, play } from '../moves.ts';
import { sha256 } from '../world.ts';
import type { Case } from './case.ts';
import { day, leaves, proposals, voted, written } from './worlds.ts';

const REVISED = 'The text of the DIP, revised.\n';
const REVISED_SHA256 = sha256(REVISED);
const revised = { textSha256: REVISED_SHA256 };

const withText = (name: 'draft' | 'lastCall' | 'lastCallOver') => () =>
  proposals[name]().text(REVISED);

const over = { code: 'last-call-over', endedAt: written(32) } as const;
const ballotOpen = { code: 'ballot-open', ballots: ['acceptance-1'] } as const;
const notPermitted = { code: 'not-permitted', needs: 'manager-or-finalizer' } as const;

/** DIP-0, Draft: "After the draft is merged, additional changes may be submitted". */
const revising: readonly Case[] = [
  {
    clause: 'in `draft` the manager revises',
    world: withText('draft'),
    ...dips.revise('material', revised),
    expect: leaves('dip', 'o1', {
      status: 'draft',
      round: 1,
      textSha256: REVISED_SHA256,
      commit: 'c0ffee3',
      revisions: [
        { textSha256: REVISED_SHA256, commit: 'c0ffee3', changes: 'material', at: day(18) },
      ],
    }),
  },
  {
    clause: 'in `draft` an owner of `finalizing` revises',
    world: withText('draft'),
    ...as('bob', dips.revise('editorial', revised)),
    expect: leaves('dip', 'o1', { status: 'draft', textSha256: REVISED_SHA256 }),
  },
  {
    clause: 'in `draft` an owner of `finalizing` revises, its group concluded',
    world: () => play(withText('draft')(), outputs.circulate(), group.conclude()),
    ...as('bob', dips.revise('editorial', revised)),
    expect: leaves('dip', 'o1', { textSha256: REVISED_SHA256 }),
  },
  {
    clause: 'a facilitator who finalizes nothing does not',
    world: withText('draft'),
    ...as('alice', dips.revise('editorial', revised)),
    expect: notPermitted,
  },
  {
    clause: 'an owner of another duty does not',
    world: () => play(withText('draft')(), outputs.volunteer('carol', 'drafting')),
    ...as('carol', dips.revise('editorial', revised)),
    expect: notPermitted,
  },
  {
    clause: 'an owner who has left the group does not',
    world: () => play(withText('draft')(), members.leave('bob')),
    ...as('bob', dips.revise('editorial', revised)),
    expect: notPermitted,
  },
  {
    clause: 'in `last-call` an owner of `finalizing` does not',
    world: withText('lastCall'),
    ...as('bob', dips.revise('editorial', revised)),
    expect: notPermitted,
  },
  {
    clause: 'nor before it is merged',
    world: () => proposals.submitted().text(REVISED),
    ...as('bob', dips.revise('editorial', revised)),
    expect: notPermitted,
  },
  {
    clause: 'in `last-call` editorial until it ends',
    world: () => withText('lastCall')().until(day(32) - 1),
    ...dips.revise('editorial', revised),
    expect: leaves('dip', 'o1', {
      status: 'last-call',
      round: 1,
      textSha256: REVISED_SHA256,
      lastCall: { startedAt: day(18), endsAt: day(32), days: 14 },
    }),
  },
  {
    clause: 'last-call-over: at the very instant it ends',
    world: withText('lastCallOver'),
    ...dips.revise('editorial', revised),
    expect: over,
  },
  {
    clause: 'DIP-0: "without any material changes": a material revision starts a new round',
    world: withText('lastCall'),
    ...dips.revise('material', revised),
    expect: leaves('dip', 'o1', {
      status: 'draft',
      round: 2,
      lastCall: null,
      textSha256: REVISED_SHA256,
      manager: 'mona',
      number: 201,
      workstreams: ['w1'],
    }),
  },
  {
    clause: 'also after the last call has ended',
    world: () => withText('lastCallOver')().until(day(40)),
    ...dips.revise('material', revised),
    expect: leaves('dip', 'o1', { status: 'draft', round: 2, lastCall: null }),
  },
  {
    clause: 'ballot-open: not while the TSC votes on it',
    world: () => proposals.acceptanceVote().text(REVISED),
    ...dips.revise('material', revised),
    expect: ballotOpen,
  },
  {
    clause: 'last-call-over comes before ballot-open',
    world: () => proposals.acceptanceVote().text(REVISED),
    ...dips.revise('editorial', revised),
    expect: over,
  },
  {
    clause: 'after a vote without a quorum',
    world: () =>
      voted(proposals.acceptanceVote().text(REVISED), 'acceptance-1', 'one yes').later(0),
    ...dips.revise('material', revised),
    expect: leaves('dip', 'o1', { status: 'draft', round: 2 }),
  },
  {
    clause: 'last-call-over comes before text-missing',
    world: proposals.lastCallOver,
    ...dips.revise('editorial', revised),
    expect: over,
  },
  {
    clause: 'ballot-open comes before text-missing',
    world: proposals.acceptanceVote,
    ...dips.revise('material', revised),
    expect: ballotOpen,
  },
  {
    clause: 'text-missing: nobody could read it',
    world: proposals.draft,
    ...dips.revise('editorial', revised),
    expect: { code: 'text-missing', textSha256: REVISED_SHA256 },
  },
  {
    clause: 'what the TSC has accepted is reopened first',
    world: () => proposals.accepted().text(REVISED),
    ...dips.revise('editorial', revised),
    expect: { code: 'wrong-stage', stage: 'accepted', expected: ['draft', 'last-call'] },
  },
  {
    clause: 'what is not merged yet is not revised',
    world: () => proposals.submitted().text(REVISED),
    ...dips.revise('editorial', revised),
    expect: { code: 'wrong-stage', stage: 'submitted', expected: ['draft', 'last-call'] },
  },
];

export const DIP_REVISION_CASES: readonly Case[] = [...revising];
