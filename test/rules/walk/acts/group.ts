import { GROUP } from '../people.ts';
import { candidatesOf, freshBallot, type Candidates } from './candidate.ts';
import { BLANK_CHARTER, FULL_CHARTER, hashOf, OTHER_CHARTER, REWORDED_CHARTER } from './texts.ts';

const PORTAL = { kind: 'portal', name: 'Portal' } as const;
const SLACK = { kind: 'slack', name: '#all' } as const;

export const groupActs: Candidates = (world) => {
  const of = { twg: GROUP };
  const ballot = freshBallot(world);
  const update = {
    ...of,
    update: `u${world.state.update.size + 1}`,
    title: 'Two weeks',
    textSha256: hashOf('update'),
    from: '2026-01-05',
    to: '2026-01-19',
  };
  const revised = { ...of, reason: 'We know more now.' };
  const people = candidatesOf('group', [
    [
      'member.add',
      { ...of, person: 'erin', role: 'contributor' },
      { ...of, person: 'erin', role: 'observer' },
      { ...of, person: 'erin', role: 'co-facilitator' },
      { ...of, person: 'oscar', role: 'contributor' },
      { ...of, person: 'carol', role: 'contributor' },
      { ...of, person: 'wes', role: 'contributor' },
    ],
    [
      'member.role',
      { ...of, person: 'carol', role: 'observer' },
      { ...of, person: 'dave', role: 'contributor' },
      { ...of, person: 'bob', role: 'reviewer' },
      { ...of, person: 'carol', role: 'co-facilitator' },
      { ...of, person: 'oscar', role: 'reviewer' },
    ],
    [
      'member.remove',
      { ...of, person: 'carol', reason: 'Busy.' },
      { ...of, person: 'bob', reason: 'Busy.' },
      { ...of, person: 'oscar', reason: 'Busy.' },
    ],
    ['member.leave', of],
    ['facilitator.invite', { ...of, person: 'carol' }, { ...of, person: 'dave' }],
    ['facilitator.hand-over', { ...of, to: 'carol' }, { ...of, to: 'dave' }, { ...of, to: 'dede' }],
    ['facilitator.accept', of],
    ['facilitator.appoint', { ...of, person: 'carol' }, { ...of, person: 'erin' }],
  ]);
  const work = candidatesOf('charter', [
    [
      'update.post',
      { ...update, channels: [PORTAL, SLACK] },
      { ...update, channels: [PORTAL] },
      { ...update, channels: [SLACK] },
    ],
    [
      'charter.revise',
      { ...revised, charter: REWORDED_CHARTER },
      { ...revised, charter: OTHER_CHARTER, ballot },
      { ...revised, charter: { ...FULL_CHARTER, durationDays: 365 }, ballot, days: 1 },
      { ...revised, charter: { ...FULL_CHARTER, limits: 'None.' } },
      { ...revised, charter: BLANK_CHARTER, ballot },
    ],
    ['twg.conclude', { ...of, reason: 'Done.' }],
  ]);
  return [...people, ...work];
};
