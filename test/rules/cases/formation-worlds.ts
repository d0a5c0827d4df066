/** Worlds in which a group `ops` is being formed. */

import { CHARTER, type World } from '../world.ts';
import { groups, once } from './worlds.ts';

export const withdrawnGroup = once(() =>
  groups.draft().do('alice', 'proposal.withdraw', { twg: 'ops', reason: 'Changed plans.' }),
);
/** bob, carol and dave have shown interest; nobody is chosen yet. */
export const gathered = once(() =>
  ['bob', 'carol', 'dave'].reduce<World>(
    (world, person) => world.do(person, 'interest.express', { twg: 'ops' }),
    groups.circulating(),
  ),
);
/** max made the proposal, which alice and bob facilitate; it is a draft. */
export const byMax = once(() =>
  groups.founded().do('max', 'proposal.create', {
    twg: 'ops',
    name: 'Operations',
    charter: CHARTER,
    facilitators: ['alice', 'bob'],
  }),
);
/** It circulates; alice and carol have shown interest, bob has not. */
export const twoFacilitators = once(() =>
  ['alice', 'carol'].reduce<World>(
    (world, person) => world.do(person, 'interest.express', { twg: 'ops' }),
    byMax().do('alice', 'proposal.circulate', {
      twg: 'ops',
      channels: [{ kind: 'slack', name: '#ops' }],
      days: 7,
    }),
  ),
);

export const seat = (person: string, role: string) => ({ person, role });

/** A group that is not there, for any act that names one. */
export const nowhere = {
  clause: 'a group that is not there',
  with: { twg: 'nowhere' },
  expect: { code: 'unknown', kind: 'twg', id: 'nowhere' },
} as const;
