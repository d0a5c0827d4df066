import { useCallback, useEffect, useState } from 'react';
import type { Mention } from '../../../shared/client/host-messages.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';

export interface Mentions {
  /** Those that were neither answered nor put away. */
  readonly mentions: readonly Mention[];
  readonly done: (comment: string) => void;
}

/** Where this person was mentioned. */
export function useMentions(): Mentions {
  const host = useHost();
  const request = useRequest();
  const { ledger, me } = useAssociation(({ association, me }) => ({
    ledger: association.ledger,
    me: me.person,
  }));
  const [mentions, setMentions] = useState<readonly Mention[]>([]);
  useEffect(() => {
    let told = false;
    const stop = host.onEvent((event) => {
      if (event.type !== 'mentions' || event.ledger !== ledger) return;
      told = true;
      setMentions(event.mentions);
    });
    const ask = async (): Promise<void> => {
      const reply = await host.request<'mentions'>({ type: 'mentions', ledger });
      // What was told meanwhile is newer.
      if (!told && reply.ok) setMentions(reply.value.mentions);
    };
    setMentions([]);
    void ask();
    return () => {
      told = true;
      stop();
    };
  }, [host, ledger, me]);
  const done = useCallback(
    (comment: string) => {
      const put = async (): Promise<void> => {
        const reply = await request<'mention-done'>({ type: 'mention-done', ledger, comment });
        if (reply !== null) setMentions((all) => all.filter((each) => each.comment !== comment));
      };
      void put();
    },
    [request, ledger],
  );
  return { mentions, done };
}
