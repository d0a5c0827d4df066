import { useEffect, useState } from 'react';
import { useAssociation, useHost } from '../../../stores/use-association.tsx';
import { readKept, type KeptText } from './kept-text.ts';

const LOADING: KeptText = { status: 'loading' };

/** The text of that hash; asked for again when the relay is reached. Null asks for none. */
export function useKeptText(sha256: string | null): KeptText {
  const host = useHost();
  const { ledger, connection } = useAssociation((view) => ({
    ledger: view.association.ledger,
    connection: view.connection.status,
  }));
  const [found, setFound] = useState<{ readonly sha256: string; readonly text: KeptText }>();
  const have = found?.sha256 === sha256 ? found?.text : undefined;
  const settled = have?.status === 'there' ? sha256 : null;
  useEffect(() => {
    if (sha256 === null || settled === sha256) return;
    let wanted = true;
    const load = async (): Promise<void> => {
      const text = await readKept(host, ledger, sha256);
      if (wanted) setFound({ sha256, text });
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [host, ledger, sha256, settled, connection]);
  return have ?? LOADING;
}
