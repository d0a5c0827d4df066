import { useEffect, useState } from 'react';
import type {
  HistoryItem,
  Host,
  HostReplies,
  HostReply,
} from '../../../shared/client/host-messages.ts';
import type { Instant } from '../../../shared/rules/index.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';
import type { MyVote } from './my-vote.ts';

/** Where an act stands in the ledger. */
export interface Receipt {
  readonly seq: number;
  readonly at: Instant;
  readonly head: string;
}

const PAGE = 200;
/** Further back than this nobody looks by themselves: the ledger's own screen finds it. */
const MOST_PAGES = 25;

/**
 * The receipt of the vote that counts: from the outbox, or, where it is not kept there any more,
 * from the entries themselves.
 */
export function useReceipt(ballot: string, person: string, mine: MyVote): Receipt | null {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const [found, setFound] = useState<Receipt | null>(null);
  const { counted, receipt } = mine;
  const type = counted?.kind === 'recusal' ? 'ballot.recuse' : 'ballot.cast';
  const at =
    counted === null ? null : counted.kind === 'vote' ? counted.vote.at : counted.recusal.at;
  const needed = receipt === null ? at : null;
  useEffect(() => {
    if (needed === null) return;
    let wanted = true;
    const act = { type, ballot, person, at: needed };
    const look = async () => {
      const entry = await entryOf(host, ledger, act);
      if (wanted) setFound(entry);
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [host, ledger, type, ballot, person, needed]);
  if (receipt !== null) return receipt;
  return found !== null && found.at === at ? found : null;
}

interface ActOnBallot {
  readonly type: string;
  readonly ballot: string;
  readonly person: string;
  readonly at: Instant;
}

function fits(item: HistoryItem, act: ActOnBallot): boolean {
  const { data } = item;
  const named = typeof data === 'object' && data !== null && 'ballot' in data ? data.ballot : null;
  return (
    item.type === act.type && item.by === act.person && item.at === act.at && named === act.ballot
  );
}

async function entryOf(host: Host, ledger: string, act: ActOnBallot): Promise<Receipt | null> {
  let before: number | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply: HostReply<'history'> = await host.request<'history'>({
      type: 'history',
      ledger,
      before,
      limit: PAGE,
    });
    if (!reply.ok) return null;
    const { items, more }: HostReplies['history'] = reply.value;
    const entry = items.find((item) => fits(item, act));
    if (entry !== undefined) return { seq: entry.seq, at: entry.at, head: entry.head };
    const oldest: HistoryItem | undefined = items.at(-1);
    if (more === 'no' || oldest === undefined || oldest.at < act.at) return null;
    before = oldest.seq;
  }
  return null;
}
