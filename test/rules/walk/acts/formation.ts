import type { Seat } from '../../../../shared/rules/index.ts';
import type { World } from '../../world.ts';
import { GROUP } from '../people.ts';
import { candidatesOf, freshBallot, groupOf, type Candidates } from './candidate.ts';
import { BLANK_CHARTER, FULL_CHARTER, OTHER_CHARTER, REWORDED_CHARTER } from './texts.ts';

const SLACK = { kind: 'slack', name: '#ops' } as const;
const EMAIL = { kind: 'email', name: 'all' } as const;

/** A roster that fits the proposal's facilitators: they, and others of other organizations. */
export function fittingRoster(world: World): Seat[] {
  const [first = 'alice', second] = groupOf(world, GROUP)?.facilitators ?? [];
  const seats: Seat[] = [{ person: first, role: 'facilitator' }];
  seats.push(
    second === undefined
      ? { person: 'bob', role: 'contributor' }
      : { person: second, role: 'co-facilitator' },
  );
  const others: Seat[] = [
    { person: 'carol', role: 'reviewer' },
    { person: 'dave', role: 'observer' },
  ];
  return [...seats, ...others.filter(({ person }) => person !== first && person !== second)];
}

export const formationActs: Candidates = (world) => {
  const twg = groupOf(world, GROUP) === undefined ? GROUP : `g${world.state.twg.size + 1}`;
  const created = { twg, name: 'Operations', charter: FULL_CHARTER };
  const of = { twg: GROUP };
  const ballot = freshBallot(world);
  const roster = fittingRoster(world);
  return candidatesOf('formation', [
    [
      'proposal.create',
      { ...created, facilitators: ['alice', 'bob'] },
      { ...created, facilitators: [] },
      { ...created, facilitators: ['alice', 'bob', 'carol'] },
      { ...created, twg: GROUP, facilitators: ['wes'] },
      { ...created, twg: GROUP, facilitators: ['erin'] },
    ],
    [
      'proposal.revise',
      { ...of, name: 'Operations anew' },
      { ...of, charter: OTHER_CHARTER },
      { ...of, charter: REWORDED_CHARTER },
      { ...of, charter: BLANK_CHARTER },
      { ...of, facilitators: ['carol'] },
      { ...of, facilitators: [] },
    ],
    [
      'proposal.circulate',
      { ...of, channels: [SLACK, EMAIL], days: 7 },
      { ...of, channels: [EMAIL], days: 7 },
      { ...of, channels: [SLACK], days: 6 },
      { ...of, channels: [SLACK], days: 15 },
    ],
    ['proposal.extend-circulation', { ...of, days: 14 }, { ...of, days: 7 }, { ...of, days: 15 }],
    ['interest.express', of, { ...of, role: 'observer', note: 'If I may.' }],
    ['interest.withdraw', of],
    [
      'interest.record',
      { ...of, person: 'erin', where: '#ops' },
      { ...of, person: 'dede', where: '#ops' },
    ],
    [
      'members.choose',
      { ...of, roster },
      { ...of, roster: roster.filter(({ person }) => person !== 'carol') },
      { ...of, roster: roster.slice(1) },
      { ...of, roster: [...roster, { person: 'oscar', role: 'contributor' }] },
      { ...of, roster: [...roster, { person: 'wes', role: 'contributor' }] },
    ],
    [
      'proposal.present',
      { ...of, ballot },
      { ...of, ballot, days: 1 },
      { ...of, ballot, days: 31 },
    ],
    ['proposal.withdraw', { ...of, reason: 'No time.' }],
  ]);
};
