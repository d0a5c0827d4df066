import { useCallback } from 'react';
import { useHostPresence } from '../host/host-context.tsx';
import type { FindAttachment } from './markdown-context.ts';

/** Finds the attachments of an association's documents, by their hash. */
export function useAttachments(ledger: string): FindAttachment {
  const { host } = useHostPresence();
  return useCallback<FindAttachment>(
    async (sha256) => {
      const reply = await host.request<'read-bytes'>({ type: 'read-bytes', ledger, sha256 });
      if (!reply.ok || reply.value.bytes === null) return null;
      return new Blob([new Uint8Array(reply.value.bytes)]);
    },
    [host, ledger],
  );
}
