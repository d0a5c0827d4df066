import { useCallback, useEffect, useState } from 'react';
import type { HostProblem } from '../../../shared/client/host-messages.ts';
import type { DeliveriesReply } from '../../../shared/protocol/outreach-messages.ts';
import { useAssociation, useHost } from '../../stores/use-association.tsx';

/** How often the relay is asked again while something is on its way, in ms. */
const AGAIN = 5_000;

export interface Deliveries {
  readonly reply: DeliveriesReply | null;
  /** Why the relay could not be asked; null where it could. */
  readonly problem: HostProblem | null;
  readonly ask: () => Promise<void>;
  readonly retry: (delivery: string) => Promise<HostProblem | null>;
  /** Somebody has posted it in its channel. */
  readonly noteByHand: (delivery: string) => Promise<HostProblem | null>;
}

/** Of a group, of all, or of nothing, which is not asked for. */
export type DeliveriesAsked = { readonly twg: string } | 'all' | 'nothing';

/**
 * What became of what was sent in a group's name, or of all. Asked anew when the ledger has
 * moved on, when the relay is back, and while something waits.
 */
export function useDeliveries(asked: DeliveriesAsked): Deliveries {
  const host = useHost();
  const twg = typeof asked === 'string' ? null : asked.twg;
  const isAsked = asked !== 'nothing';
  const { ledger, status, seq } = useAssociation(({ association, connection, position }) => ({
    ledger: association.ledger,
    status: connection.status,
    seq: position.seq,
  }));
  const [reply, setReply] = useState<DeliveriesReply | null>(null);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const ask = useCallback(async () => {
    if (!isAsked) return;
    const answer = await host.request<'deliveries'>({ type: 'deliveries', ledger, twg });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setReply(answer.value);
  }, [host, ledger, twg, isAsked]);
  useEffect(() => {
    void ask();
  }, [ask, status, seq]);
  const isWaiting = reply !== null && reply.waiting > 0;
  useEffect(() => {
    // What has just been signed is queued a moment later.
    const timer = setInterval(() => void ask(), isWaiting ? AGAIN : 4 * AGAIN);
    return () => clearInterval(timer);
  }, [ask, isWaiting]);
  const retry = useCallback(
    async (delivery: string) => {
      const answer = await host.request<'retry-delivery'>({
        type: 'retry-delivery',
        ledger,
        delivery,
      });
      await ask();
      return answer.ok ? null : answer.problem;
    },
    [host, ledger, ask],
  );
  const noteByHand = useCallback(
    async (delivery: string) => {
      const answer = await host.request<'note-by-hand'>({ type: 'note-by-hand', ledger, delivery });
      await ask();
      return answer.ok ? null : answer.problem;
    },
    [host, ledger, ask],
  );
  return { reply, problem, ask, retry, noteByHand };
}
