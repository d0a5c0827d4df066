import type { Command } from '../../app/commands/command.ts';
import { newGroupPath } from './new-group-path.ts';

/** What can be done about groups from anywhere; going to one of them is in the table already. */
export const commands: readonly Command[] = [
  {
    id: 'propose-group',
    label: 'Propose a group',
    group: 'Do',
    shortcut: 'n g',
    run: ({ goTo }) => goTo(newGroupPath),
  },
];
