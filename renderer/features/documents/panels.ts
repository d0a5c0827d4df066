import { checksPanel } from './checks/panel.ts';
import { authorsPanel } from './authors/panel.ts';
import { commentsPanel } from './comments/panel.ts';
import { progressPanel } from '../groups/waiting/progress-panel.tsx';
import { FilesPanel } from './files/files-panel.tsx';
import { FilesBackground } from './files/import-dialogs.tsx';
import { outlinePanel } from './outline/panel.ts';
import { suggestionsPanel } from './suggestions/panel.ts';
import { versionsPanel } from './versions/panel.ts';
import type { DocumentPanel } from './workspace.ts';

/** The panels beside a document's text, in their order. */
export const PANELS: readonly DocumentPanel[] = [
  outlinePanel,
  commentsPanel,
  suggestionsPanel,
  versionsPanel,
  authorsPanel,
  checksPanel,
  progressPanel,
  { id: 'files', label: 'Files', Panel: FilesPanel, Background: FilesBackground },
];
