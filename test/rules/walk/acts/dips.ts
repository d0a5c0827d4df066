import type { World } from '../../world.ts';
import { OUTPUT } from '../people.ts';
import { candidatesOf, freshBallot, type Candidates } from './candidate.ts';
import { hashOf } from './texts.ts';

/** The concerns that acts are tried on: those that stand, and one that is resolved. */
function concernsOf(world: World): string[] {
  const all = [...world.state.concern.values()];
  const resolved = all.filter((concern) => concern.resolution !== null).slice(0, 1);
  return [...all.filter((concern) => concern.resolution === null), ...resolved].map(
    (concern) => concern.id,
  );
}

const TAKEN_BY_ANOTHER = 77;

export const dipActs: Candidates = (world) => {
  const { state } = world;
  const output = OUTPUT;
  const reason = 'So it is.';
  const dip = state.dip.get(output);
  const latest = dip?.textSha256 ?? hashOf('output');
  const submitted = {
    output,
    repository: 'diem/dip',
    pullRequest: 201,
    commit: 'c0ffee1',
    textSha256: state.output.get(output)?.approvedText ?? hashOf('output'),
  };
  const other = hashOf(latest === hashOf('edited') ? 'output' : 'edited');
  const workstream = 'w1';
  return candidatesOf('dips', [
    ['dip.submit', submitted, { ...submitted, textSha256: hashOf('dissent') }],
    [
      'dip.assign-manager',
      { output, manager: 'mona' },
      { output, manager: 'max' },
      { output, manager: 'oscar' },
      { output, manager: 'dede' },
    ],
    [
      'dip.merge',
      { output, number: 201, commit: 'c0ffee2' },
      { output, number: TAKEN_BY_ANOTHER, commit: 'c0ffee2' },
    ],
    ['dip.deny', { output, reason }],
    [
      'workstream.open',
      {
        output,
        workstream: state.workstream.has(workstream) ? `w${state.workstream.size + 1}` : workstream,
        kind: 'diem-core',
        title: 'The node',
        links: ['https://github.com/diem/diem/issues/1'],
      },
    ],
    [
      'workstream.progress',
      { workstream, status: 'in-progress' },
      { workstream, status: 'sufficient', note: 'It runs.' },
      { workstream, status: 'complete' },
    ],
    [
      'dip.revise',
      { output, textSha256: other, commit: 'c0ffee3', changes: 'editorial' },
      { output, textSha256: other, commit: 'c0ffee3', changes: 'material' },
    ],
    [
      'dip.last-call',
      { output, days: 14, textSha256: latest },
      { output, days: 14, textSha256: latest, noEngineering: 'It is words.' },
      { output, days: 14, textSha256: other },
      { output, days: 13, textSha256: latest, noEngineering: 'It is words.' },
    ],
    ['dip.extend-last-call', { output, days: 21 }, { output, days: 14 }, { output, days: 57 }],
    ['concern.raise', { output, concern: `c${state.concern.size + 1}`, text: 'It may break.' }],
    ...concernsOf(world).map(
      (concern) => ['concern.resolve', { concern, resolution: 'It does not.' }] as const,
    ),
    [
      'dip.request-acceptance',
      { output, ballot: freshBallot(world) },
      { output, ballot: freshBallot(world), days: 31 },
    ],
    ['dip.reject', { output, reason }],
    ['dip.withdraw', { output, reason }],
    ['dip.finalize', { output, link: 'https://github.com/diem/diem' }],
    ['dip.reopen', { output, reason }],
    ['dip.deprecate', { output, reason }],
  ]);
};
