import type { HostRequestOf } from '../../../shared/client/host-messages.ts';

/** A small association: Ada, of the secretariat and the TSC, and two others. */
export const FOUNDING: HostRequestOf<'found'> = {
  type: 'found',
  name: 'Northern Lights',
  organizations: [
    { id: 'aurora', name: 'Aurora' },
    { id: 'borealis', name: 'Borealis' },
    { id: 'corona', name: 'Corona' },
  ],
  persons: [
    { id: 'ada', name: 'Ada Byron', organization: 'aurora' },
    { id: 'ben', name: 'Ben Okri', organization: 'borealis' },
    { id: 'cleo', name: 'Cleo Odo', organization: 'corona' },
  ],
  tsc: ['ada', 'ben', 'cleo'],
  secretariat: ['ada'],
  leadMaintainer: null,
  founder: 'ada',
  recovery: 'none',
};
