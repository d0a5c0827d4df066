import { dips, play } from '../moves.ts';
import type { Case } from './case.ts';
import { both, leaves, proposals } from './worlds.ts';

const underWay = ['draft', 'last-call', 'accepted'];
const withdrawn = () => play(proposals.lastCall(), dips.withdraw());

/** DIP-7: "a DIP Manager can also dedicate engineering resources to develop an implementation". */
const workstreams: readonly Case[] = [
  {
    clause: 'in `draft` the manager opens a workstream',
    world: proposals.draft,
    ...dips.openWorkstream({ kind: 'move-framework' }),
    expect: both(
      leaves('workstream', 'w1', {
        output: 'o1',
        kind: 'move-framework',
        title: 'The node',
        status: 'planned',
        links: ['https://github.com/diem/diem/issues/1'],
      }),
      leaves('dip', 'o1', { workstreams: ['w1'] }),
    ),
  },
  {
    clause: 'links may be none yet',
    world: proposals.draft,
    ...dips.openWorkstream({ kind: 'off-chain', links: [] }),
    expect: leaves('workstream', 'w1', { kind: 'off-chain', links: [] }),
  },
  ...(['lastCall', 'lastCallOver', 'accepted'] as const).flatMap((name): Case[] => [
    {
      clause: `a workstream is opened: ${name}`,
      world: proposals[name],
      ...dips.openWorkstream({ workstream: 'w2' }),
      expect: leaves('dip', 'o1', { workstreams: ['w1', 'w2'] }),
    },
    {
      clause: `a workstream goes on: ${name}`,
      world: proposals[name],
      ...dips.progress('complete'),
      expect: leaves('workstream', 'w1', { status: 'complete' }),
    },
  ]),
  {
    clause: 'duplicate-id: workstreams have one id space',
    world: proposals.lastCall,
    ...dips.openWorkstream(),
    expect: { code: 'duplicate-id', kind: 'workstream', id: 'w1' },
  },
  ...(['submitted', 'rejected', 'final'] as const).map((name): Case => ({
    clause: `none is opened: ${name}`,
    world: proposals[name],
    ...dips.openWorkstream({ workstream: 'w2' }),
    expect: { code: 'wrong-stage', stage: name, expected: underWay },
  })),
  ...(['rejected', 'final'] as const).map((name): Case => ({
    clause: `none goes on: ${name}`,
    world: proposals[name],
    ...dips.progress('complete'),
    expect: { code: 'wrong-stage', stage: name, expected: underWay },
  })),
  {
    clause: 'none goes on: withdrawn',
    world: withdrawn,
    ...dips.progress('complete'),
    expect: { code: 'wrong-stage', stage: 'withdrawn', expected: underWay },
  },
  {
    clause: 'none goes on: submitted again',
    world: () => play(withdrawn(), dips.submit(), dips.assignManager('mona')),
    ...dips.progress('complete'),
    expect: { code: 'wrong-stage', stage: 'submitted', expected: underWay },
  },
  {
    clause: 'a note and links where they are given',
    world: proposals.lastCall,
    ...dips.progress('in-progress', {
      note: 'Half.',
      links: ['https://github.com/diem/diem/pull/2'],
    }),
    expect: leaves('workstream', 'w1', {
      status: 'in-progress',
      note: 'Half.',
      links: ['https://github.com/diem/diem/pull/2'],
    }),
  },
  {
    clause: 'links stay where none are given',
    world: proposals.lastCall,
    ...dips.progress('in-progress'),
    expect: leaves('workstream', 'w1', { links: ['https://github.com/diem/diem/issues/1'] }),
  },
];

export const WORKSTREAM_CASES: readonly Case[] = [...workstreams];
