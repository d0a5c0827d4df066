import { checksPanel } from './checks/panel.ts';
import { commentsPanel } from './comments/panel.ts';
import { FilesPanel } from './files/files-panel.tsx';
import { FilesBackground } from './files/import-dialogs.tsx';
import { versionsPanel } from './versions/panel.ts';
import type { DocumentPanel } from './workspace.ts';

/** The panels beside a document's text, in their order. */
export const PANELS: readonly DocumentPanel[] = [
  commentsPanel,
  versionsPanel,
  checksPanel,
  { id: 'files', label: 'Files', Panel: FilesPanel, Background: FilesBackground },
];
