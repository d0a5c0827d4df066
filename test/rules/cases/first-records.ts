/** What a record is like when it is new, and what another act then leaves alone. */

import { CHARTER, DAY, outputStages, stages, TEXT_SHA256, type World } from '../world.ts';
import type { Case } from './case.ts';
import { leaves } from './worlds.ts';

const outputsReversed = {
  ...CHARTER,
  outputs: [
    { kind: 'report', title: 'On incidents' },
    { kind: 'dip', title: 'On operations' },
  ],
};

/** As `stages.formed`, but with outputs of two kinds, the later in the alphabet first. */
const formedForTwo = (): World =>
  stages
    .formed()
    .do('alice', 'charter.revise', {
      twg: 'ops',
      charter: outputsReversed,
      reason: 'No recommendation.',
      ballot: 'revision-1',
    })
    .votes(['tess', 'tim', 'tom'], 'revision-1', 'yes')
    .later(DAY);

export const FIRST_RECORD_CASES: readonly Case[] = [
  {
    clause: 'interest recorded by a facilitator does not take the place of what the person said',
    world: () =>
      stages.circulating().do('bob', 'interest.express', { twg: 'ops', role: 'reviewer' }),
    by: 'alice',
    act: 'interest.record',
    data: { twg: 'ops', person: 'bob', where: '#ops' },
    expect: leaves('interest', 'ops/bob', { role: 'reviewer', where: null, recordedBy: null }),
  },
  {
    clause: 'an output begins in drafting, circulated nowhere and with no dissent',
    world: stages.formed,
    by: 'alice',
    act: 'output.start',
    data: { twg: 'ops', output: 'new', kind: 'report', title: 'A report' },
    expect: leaves('output', 'new', { stage: 'drafting', channels: [], dissents: [] }),
  },
  {
    clause: 'output-not-in-charter gives the kinds in their order',
    world: formedForTwo,
    by: 'alice',
    act: 'output.start',
    data: { twg: 'ops', output: 'new', kind: 'recommendation', title: 'Advice' },
    expect: { code: 'output-not-in-charter', kinds: ['dip', 'report'] },
  },
  {
    clause: 'a DIP begins as submitted, in its first round and not revised',
    world: () => outputStages.approved(),
    by: 'alice',
    act: 'dip.submit',
    data: {
      output: 'o1',
      repository: 'diem/dip',
      pullRequest: 201,
      commit: 'c0ffee1',
      textSha256: TEXT_SHA256,
    },
    expect: leaves('dip', 'o1', { status: 'submitted', round: 1, revisions: [], manager: null }),
  },
];
