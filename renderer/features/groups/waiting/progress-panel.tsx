import type { DocumentPanel, DocumentWorkspace } from '../../documents/workspace.ts';
import { OutputProgress } from './output-progress.tsx';

/** Beside an output's text: where it stands on its way, what it waits for, and what has happened. */
export const progressPanel: DocumentPanel = {
  id: 'progress',
  label: 'Progress',
  Panel: ProgressPanel,
  isFor: (document) => document.startsWith('output/'),
};

function ProgressPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  return <OutputProgress output={workspace.document.replace(/^output\//, '')} />;
}
