import { useEffect, useState } from 'react';
import { rendererCrypto } from '../../stores/renderer-crypto.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';
import { checkedText, type ExactText } from './exact-text.ts';

const hash = (text: string): string => rendererCrypto.sha256(text);

const LOADING: ExactText = { status: 'loading' };

/** The text of that hash, checked; asked for again when the relay is reached. Null asks for none. */
export function useExactText(sha256: string | null): ExactText {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const connection = useAssociation((view) => view.connection.status);
  const [found, setFound] = useState<{ readonly sha256: string; readonly text: ExactText }>();
  const have = found?.sha256 === sha256 ? found?.text : undefined;
  const settled = have?.status === 'verified' ? sha256 : null;
  useEffect(() => {
    if (sha256 === null || settled === sha256) return;
    let wanted = true;
    const load = async () => {
      const reply = await host.request<'read-text'>({ type: 'read-text', ledger, sha256 });
      if (!wanted) return;
      const text: ExactText = reply.ok
        ? checkedText(sha256, reply.value.text, hash)
        : { status: 'missing', reason: reply.problem.message };
      setFound({ sha256, text });
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [host, ledger, sha256, settled, connection]);
  return have ?? LOADING;
}
