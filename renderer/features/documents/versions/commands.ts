import type { Command } from '../../../app/commands/command.ts';
import { openWorkspace } from '../files/import-desk.ts';
import { naming } from './naming.ts';

const whereOpen = (): true | { readonly reason: string } =>
  openWorkspace.getState().workspace === null ? { reason: 'No document is open.' } : true;

/** What can be done about the versions of the document that is on the screen. */
export const commands: readonly Command[] = [
  {
    id: 'name-version',
    label: 'Name this version of the document',
    group: 'Do',
    shortcut: 'Mod+Alt+S',
    canRun: whereOpen,
    run: () => {
      const { workspace } = openWorkspace.getState();
      if (workspace !== null) naming.setState({ document: workspace.document });
    },
  },
  {
    id: 'show-versions',
    label: 'Show the versions of the document',
    group: 'Do',
    canRun: whereOpen,
    run: () => openWorkspace.getState().workspace?.openPanel('versions'),
  },
];
