import { commands as associationCommands } from '../../features/association/commands.ts';
import { commands as documentFileCommands } from '../../features/documents/files/commands.ts';
import { commands as versionCommands } from '../../features/documents/versions/commands.ts';
import { dipJumps } from '../../features/dips/commands.ts';
import { topicJumps } from '../../features/discussions/commands.ts';
import { documentJumps } from '../../features/documents/commands.ts';
import { commands as groupCommands } from '../../features/groups/commands.ts';
import { meetingJumps } from '../../features/meetings/commands.ts';
import { commands as inboxCommands, dutyCommands } from '../../features/inbox/commands.ts';
import type { AssociationView } from '../../stores/association-store.ts';
import { PLACES } from '../../../shared/commands/places.ts';
import { ballotTitle } from '../../../shared/wording/index.ts';
import { actJumps } from '../acts-on-screen.ts';
import { paths } from '../routes.ts';
import type { Command } from './command.ts';

const places = PLACES.map(({ id, label, keys }): Command => ({
  id: `go-${id}`,
  label,
  group: 'Go to',
  shortcut: keys,
  run: ({ goTo }) => goTo(`#/${id}`),
}));

/** Everything that can be done from anywhere. */
export const COMMANDS: readonly Command[] = [
  ...places,
  ...inboxCommands,
  ...groupCommands,
  ...associationCommands,
  ...documentFileCommands,
  ...versionCommands,
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

/** A command for each duty, and one to go to each group, open ballot, DIP, topic, meeting and document. */
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
  return [
    ...dutyCommands(view),
    ...actJumps(view),
    ...ballots,
    ...groups,
    ...dipJumps(view),
    ...topicJumps(view),
    ...meetingJumps(view),
    ...documentJumps(view),
  ];
}
