import type { Command } from '../../app/commands/command.ts';

const tab = (id: string, label: string): Command => ({
  id: `association-${id}`,
  label,
  group: 'Go to',
  run: ({ goTo }) => goTo(`#/association?tab=${id}`),
});

export const commands: readonly Command[] = [
  tab('people', 'People of the association'),
  tab('organizations', 'Organizations'),
  tab('offices', 'Offices: TSC, secretariat, maintainers'),
  tab('devices', 'Devices'),
  tab('invites', 'Invite a person'),
  tab('rulebook', 'Rulebook'),
];
