import type { DocumentPanel } from '../workspace.ts';
import { authorMarks } from './author-marks.ts';
import { AuthorsBackground } from './authors-background.tsx';
import { AuthorsPanel } from './authors-panel.tsx';

export const authorsPanel: DocumentPanel = {
  id: 'authors',
  label: 'Authors',
  Panel: AuthorsPanel,
  Background: AuthorsBackground,
  extension: authorMarks,
  isFor: (document) => !document.startsWith('charter/'),
};
