import { useCallback } from 'react';
import { useRequest } from '../../../app/use-request.ts';
import { useAssociationStore } from '../../../stores/use-association.tsx';
import { clockWords, toast } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { exported, suggestedName } from './exporting.ts';
import { standingWords } from './standing-words.ts';

/** Takes a document's text out of the app, and says what it is that was taken. */
export function useExport() {
  const request = useRequest();
  const store = useAssociationStore();
  const save = useCallback(
    async (workspace: DocumentWorkspace): Promise<void> => {
      const { text, bytes, sha256, status } = exported(workspace);
      const name = suggestedName(store.getState().state, workspace.document, text);
      const reply = await request<'save-bytes'>({ type: 'save-bytes', suggestedName: name, bytes });
      if (reply === null || reply.path === null) return;
      toast(
        `Saved as ${reply.path}, SHA-256 ${sha256.slice(0, 12)}…. ${standingWords(status, clockWords)}`,
        'success',
      );
    },
    [request, store],
  );
  const copy = useCallback(async (workspace: DocumentWorkspace): Promise<void> => {
    const { text, status } = exported(workspace);
    try {
      await navigator.clipboard.writeText(text);
      toast(`Copied. ${standingWords(status, clockWords)}`);
    } catch {
      toast('It could not be copied. Save it as Markdown instead.', 'warning');
    }
  }, []);
  return { save, copy };
}
