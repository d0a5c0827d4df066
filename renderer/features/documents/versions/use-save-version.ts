import { useCallback } from 'react';
import { useRequest } from '../../../app/use-request.ts';
import { useAssociationStore, useHost } from '../../../stores/use-association.tsx';
import { toast } from '../../../ui/index.ts';
import { suggestedName } from '../files/exporting.ts';
import { bytesOfText, readKept } from './kept-text.ts';
import type { Comparable } from './version-words.ts';

/** Saves the text of a version where the person says, to the byte. */
export function useSaveVersion(document: string): (version: Comparable) => Promise<void> {
  const host = useHost();
  const request = useRequest();
  const store = useAssociationStore();
  return useCallback(
    async ({ sha256, label }) => {
      const { association, state } = store.getState();
      const kept = await readKept(host, association.ledger, sha256 ?? '');
      if (kept.status !== 'there') {
        toast(
          `“${label}” is not on this device yet; try again when the relay is reached.`,
          'warning',
        );
        return;
      }
      const name = suggestedName(state, document, kept.text);
      const { bytes } = bytesOfText(kept.text);
      const dated = name.replace(/\.md$/, `-${(sha256 ?? '').slice(0, 8)}.md`);
      const reply = await request<'save-bytes'>({
        type: 'save-bytes',
        suggestedName: dated,
        bytes,
      });
      if (reply !== null && reply.path !== null) toast(`Saved as ${reply.path}.`, 'success');
    },
    [host, request, store, document],
  );
}
