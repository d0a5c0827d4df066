import { useCallback, useEffect, useRef, useState } from 'react';
import type { HostProblem } from '../../../shared/client/host-messages.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { answered, noEdits, sending, shownOf, type Edits, type Saving } from './edits.ts';

type Answer<Reply> =
  | { readonly ok: true; readonly value: Reply }
  | { readonly ok: false; readonly problem: HostProblem };

export interface Relayed<Reply, Change> {
  /** With what is on its way to the relay; null where nothing is known. */
  readonly shown: Reply | null;
  readonly kept: Reply | null;
  /** Why the relay's last word could not be had; null where it could. */
  readonly problem: HostProblem | null;
  readonly isAsking: boolean;
  /** Why nothing can be changed now; nothing where something can. */
  readonly reason: string | undefined;
  readonly savingOf: (part: string) => Saving<Change> | null;
  /** Resolves to whether the relay has kept it. */
  readonly change: (part: string, change: Change) => Promise<boolean>;
  /** Asks the relay anew. */
  readonly ask: () => Promise<void>;
}

interface Source<Reply, Change> {
  /** Of whom and what this is: what was last heard is remembered by it. */
  readonly id: string;
  readonly get: () => Promise<Answer<Reply>>;
  readonly put: (change: Change) => Promise<Answer<Reply>>;
  /** How it looks with a change that is on its way. */
  readonly apply: (kept: Reply, change: Change) => Reply;
  /** The change that takes another one back; null where that cannot be done. */
  readonly undo: (kept: Reply | null, change: Change) => Change | null;
}

/** What was last heard, for as long as the window is open: shown while the relay is away. */
const heard = new Map<string, unknown>();

const NEEDS_RELAY =
  'The relay keeps this, and it does not answer now. Nothing can be changed until it does.';

/**
 * Something that the relay keeps and that is changed at once: what it says, what is on its way, and
 * what became of it. Asked anew whenever the relay is back.
 */
export function useRelayed<Reply extends object, Change extends object>(
  source: Source<Reply, Change>,
): Relayed<Reply, Change> {
  const { id } = source;
  const [edits, setEdits] = useState<Edits<Reply, Change>>(() =>
    // What is remembered under an id was put there by the same source.
    noEdits((heard.get(id) as Reply | undefined) ?? null),
  );
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const status = useAssociation(({ connection }) => connection.status);
  const latest = useRef({ source, edits });
  latest.current = { source, edits };
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const put = useCallback(
    (update: (edits: Edits<Reply, Change>) => Edits<Reply, Change>) => {
      const next = update(latest.current.edits);
      latest.current.edits = next;
      if (next.kept !== null) heard.set(id, next.kept);
      setEdits(next);
    },
    [id],
  );

  const ask = useCallback(async () => {
    setAsking(true);
    const answer = await latest.current.source.get();
    setAsking(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) put((edits) => ({ ...edits, kept: answer.value }));
  }, [put]);

  useEffect(() => {
    void ask();
  }, [ask, status]);

  const change = useCallback(
    (part: string, change: Change): Promise<boolean> => {
      put((edits) => sending(edits, part, change));
      const turn = queue.current.then(async () => {
        const { source, edits } = latest.current;
        const undo = source.undo(edits.kept, change);
        const answer = await source.put(change);
        put((now) =>
          answered(
            now,
            answer.ok
              ? { at: Date.now(), kept: answer.value, undo }
              : { at: Date.now(), problem: answer.problem },
          ),
        );
        return answer.ok;
      });
      queue.current = turn;
      return turn;
    },
    [put],
  );

  return {
    shown: shownOf(edits, source.apply),
    kept: edits.kept,
    problem,
    isAsking,
    reason: problem === null ? undefined : NEEDS_RELAY,
    savingOf: (part) => edits.saving.get(part) ?? null,
    change,
    ask,
  };
}
