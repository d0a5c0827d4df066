import type { Command } from '../../app/commands/command.ts';
import { routeOf } from '../../app/routes.ts';
import { newGroupPath } from './new-group-path.ts';
import { saveGroup } from './save-group.ts';

/** What can be done about groups from anywhere; going to one of them is in the table already. */
export const commands: readonly Command[] = [
  {
    id: 'propose-group',
    label: 'Propose a group',
    group: 'Do',
    shortcut: 'n g',
    run: ({ goTo }) => goTo(newGroupPath),
  },
  {
    id: 'save-group',
    label: 'Export this group as a folder',
    group: 'Do',
    canRun: () => (groupHere() === null ? { reason: 'No group is on the screen.' } : true),
    run: ({ host, store }) => {
      const twg = groupHere();
      if (twg === null) return;
      void saveGroup(host, store.getState().association.ledger, twg);
    },
  },
];

/** The group whose page is shown. */
function groupHere(): string | null {
  const route = routeOf(window.location.hash);
  return route.screen === 'group' || route.screen === 'proposal' ? route.twg : null;
}
