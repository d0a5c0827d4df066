import { useCallback } from 'react';
import { problemWords } from '../../../shared/wording/index.ts';
import type { Kept } from '../../editor/index.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';

/** Keeps images on this device by their hash; the host gives them to the relay. */
export function useKeepImage(): (bytes: Uint8Array) => Promise<Kept> {
  const host = useHost();
  const ledger = useAssociation(({ association }) => association.ledger);
  return useCallback(
    async (bytes) => {
      const reply = await host.request<'keep-bytes'>({ type: 'keep-bytes', ledger, bytes });
      if (reply.ok) return { ok: true, sha256: reply.value.sha256 };
      const { title, detail, way } = problemWords(reply.problem);
      return { ok: false, words: `${title}. ${detail} ${way}` };
    },
    [host, ledger],
  );
}
