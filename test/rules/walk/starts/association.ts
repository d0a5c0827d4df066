import { keyOf } from '../../world.ts';
import { noGroup } from './formation.ts';
import { formed } from './group.ts';
import { startsOf } from './start.ts';

export const ASSOCIATION_STARTS = startsOf(['association', 'ballots'], {
  'an association without groups': noGroup,
  'a formed group': formed,
  'a change of the rulebook is voted on': () =>
    noGroup().do('tess', 'rulebook.propose', {
      ballot: 'rulebook-1',
      change: { minOrganizations: 4 },
    }),
});

export const DEVICE_STARTS = startsOf(['devices'], {
  devices: noGroup,
  'a second device is invited': () =>
    noGroup().do('sam', 'device.invite', {
      person: 'oscar',
      invitePublicKey: keyOf('second'),
      expiresAt: '2029-01-01T00:00:00Z',
    }),
});
