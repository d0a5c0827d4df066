import type { Command } from '../../../app/commands/command.ts';
import { openWorkspace } from './import-desk.ts';

const whereOpen = (): true | { readonly reason: string } =>
  openWorkspace.getState().workspace === null ? { reason: 'No document is open.' } : true;

/** What can be done about the files of the document that is on the screen. */
export const commands: readonly Command[] = [
  {
    id: 'document-files',
    label: 'Import or export this document',
    group: 'Do',
    canRun: whereOpen,
    run: () => openWorkspace.getState().workspace?.openPanel('files'),
  },
];
