import { useCallback } from 'react';
import type { HostReply } from '../../../../shared/client/host-messages.ts';
import { PUT_BACK } from '../../../collab/put-back.ts';
import { useAssociationStore, useHost } from '../../../stores/use-association.tsx';
import { toast } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import type { TextFile } from './read-markdown.ts';
import { replaceText } from './replace-text.ts';

const encoder = new TextEncoder();
const LONGEST_NAME = 200;

/** Makes a document's text what is in a file, and keeps a version that says so. */
export function useImport() {
  const host = useHost();
  const store = useAssociationStore();
  return useCallback(
    async (workspace: DocumentWorkspace, file: TextFile): Promise<void> => {
      const { handle, text, review } = workspace;
      if (!handle.mayWrite) {
        toast('Not imported: you cannot write here any more.', 'warning');
        return;
      }
      replaceText(text, file.text, PUT_BACK);
      if (text.toJSON() !== file.text) throw new Error('the text is not what was in the file');
      toast(`${file.name} is the text now, byte for byte. Undo takes it back.`, 'success');
      const { ledger } = store.getState().association;
      const bytes = encoder.encode(file.text);
      const kept: HostReply<'keep-bytes'> = await host.request<'keep-bytes'>({
        type: 'keep-bytes',
        ledger,
        bytes,
      });
      if (!kept.ok || review === null || !review.handle.mayWrite) return;
      review.say({
        type: 'version',
        name: file.name.slice(0, LONGEST_NAME),
        reason: 'import',
        sha256: kept.value.sha256,
        bytes: bytes.length,
        restores: null,
      });
    },
    [host, store],
  );
}
