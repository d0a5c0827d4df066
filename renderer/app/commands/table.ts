import { commands as associationCommands } from '../../features/association/commands.ts';
import { commands as ballotCommands } from '../../features/ballots/commands.ts';
import { commands as groupCommands } from '../../features/groups/commands.ts';
import { commands as inboxCommands, dutyCommands } from '../../features/inbox/commands.ts';
import type { AssociationView } from '../../stores/association-store.ts';
import { ballotTitle } from '../../../shared/wording/index.ts';
import { paths } from '../routes.ts';
import type { Command } from './command.ts';

const place = (id: string, label: string, path: string, shortcut: string): Command => ({
  id: `go-${id}`,
  label,
  group: 'Go to',
  shortcut,
  run: ({ goTo }) => goTo(path),
});

/** Everything that can be done from anywhere. */
export const COMMANDS: readonly Command[] = [
  place('inbox', 'Inbox', paths.inbox, 'g i'),
  place('groups', 'Groups', paths.groups, 'g g'),
  ...ballotCommands,
  place('association', 'Association', paths.association, 'g a'),
  place('ledger', 'Ledger', paths.ledger, 'g l'),
  place('settings', 'Settings', paths.settings, 'g s'),
  ...inboxCommands,
  ...groupCommands,
  ...associationCommands,
  {
    id: 'queue',
    label: 'Show what waits for the relay',
    group: 'Do',
    shortcut: 'g q',
    run: ({ open }) => open('queue'),
  },
  {
    id: 'reconnect',
    label: 'Try to reach the relay now',
    group: 'Do',
    canRun: ({ connection }) =>
      connection.status === 'online' ? { reason: 'The relay is reached.' } : true,
    run: ({ host, store }) => {
      const { ledger } = store.getState().association;
      void host.request<'reconnect'>({ type: 'reconnect', ledger });
    },
  },
  {
    id: 'other-association',
    label: 'Found, join or rehearse an association',
    group: 'Go to',
    run: ({ goTo }) => goTo(paths.start),
  },
  {
    id: 'palette',
    label: 'Find a command',
    group: 'Help',
    shortcut: 'Mod+K',
    run: ({ open }) => open('palette'),
  },
  {
    id: 'keys',
    label: 'Show the keys',
    group: 'Help',
    shortcut: '?',
    run: ({ open }) => open('keys'),
  },
];

/** A command for each duty, and one to go to each group and each open ballot. */
export function jumps(view: AssociationView): Command[] {
  const { state } = view;
  const groups = [...state.twg.values()].map(({ id, name }): Command => ({
    id: `group-${id}`,
    label: name,
    group: 'Groups',
    run: ({ goTo }) => goTo(paths.group(id)),
  }));
  const ballots = state.openBallots.map((id): Command => ({
    id: `ballot-${id}`,
    label: ballotTitle(state, id),
    group: 'Ballots',
    run: ({ goTo }) => goTo(paths.ballot(id)),
  }));
  return [...dutyCommands(view), ...ballots, ...groups];
}
