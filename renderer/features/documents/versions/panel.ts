import type { DocumentPanel } from '../workspace.ts';
import { VersionsBackground } from './versions-background.tsx';
import { VersionsPanel } from './versions-panel.tsx';

export const versionsPanel: DocumentPanel = {
  id: 'versions',
  label: 'Versions',
  Panel: VersionsPanel,
  Background: VersionsBackground,
  // A charter has fields, and its revisions stand on the group's page.
  isFor: (document) => !document.startsWith('charter/'),
};
