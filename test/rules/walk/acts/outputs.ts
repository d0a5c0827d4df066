import { GROUP, OUTPUT } from '../people.ts';
import { candidatesOf, freshBallot, type Candidates } from './candidate.ts';
import { hashOf } from './texts.ts';

export const outputActs: Candidates = (world) => {
  const { state } = world;
  const output = OUTPUT;
  const ballot = freshBallot(world);
  const started = state.output.has(output) ? `o${state.output.size + 1}` : output;
  const approval = { output, ballot, textSha256: hashOf('output') };
  const edited = { ...approval, textSha256: hashOf('edited') };
  return candidatesOf('outputs', [
    [
      'output.start',
      { twg: GROUP, output: started, kind: 'dip', title: 'On operations' },
      { twg: GROUP, output: started, kind: 'report', title: 'On incidents' },
    ],
    [
      'output.assign',
      { output, duty: 'drafting', persons: ['bob'] },
      { output, duty: 'finalizing', persons: ['carol'] },
      { output, duty: 'finalizing', persons: [] },
      { output, duty: 'editing', persons: ['dave'] },
    ],
    ['output.volunteer', { output, duty: 'editing' }],
    ['output.step-back', { output, duty: 'finalizing' }],
    [
      'output.call-vote',
      approval,
      { ...approval, textSha256: 'd'.repeat(64) },
      { ...approval, days: 31 },
    ],
    [
      'output.request-approval',
      { ...approval, changes: 'none' },
      { ...edited, changes: 'editorial' },
      { ...edited, changes: 'none' },
      { ...approval, changes: 'editorial' },
      { ...edited, changes: 'material' },
    ],
    ['output.return', { output, reason: 'More work.' }],
    ['output.abandon', { output, reason: 'Overtaken.' }],
    [
      'output.circulate',
      { output, channels: [{ kind: 'email', name: 'all' }] },
      { output, channels: [] },
    ],
    ['output.reopen', { output, reason: 'An error.' }],
    ['output.dissent', { output, textSha256: hashOf('dissent') }],
  ]);
};
