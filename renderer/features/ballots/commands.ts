import type { Command } from '../../app/commands/command.ts';

export const commands: readonly Command[] = [
  {
    id: 'go-ballots',
    label: 'Ballots',
    group: 'Go to',
    shortcut: 'g b',
    run: ({ goTo }) => goTo('#/ballots'),
  },
];
