import { useRef, useState } from 'react';
import type { HostProblem, HostReply } from '../../../../shared/client/host-messages.ts';
import { useApp } from '../../../app/app-context.tsx';
import { goTo, paths } from '../../../app/routes.ts';

/** Asks the host for a way into an association, and goes there. */
export function useEntering() {
  const app = useApp();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const latest = useRef(0);
  /** Something else is asked now: whatever is wrong with what was asked before is not said any more. */
  const forget = (): void => {
    latest.current += 1;
    setPending(false);
    setProblem(null);
  };
  const enter = async (
    ask: () => Promise<HostReply<'join'> | HostReply<'recover'>>,
  ): Promise<void> => {
    forget();
    setPending(true);
    const asked = latest.current;
    const reply = await ask();
    const isLatest = asked === latest.current;
    if (isLatest) setPending(false);
    if (!reply.ok) {
      if (isLatest) setProblem(reply.problem);
      return;
    }
    await app.refresh();
    const opening = app.open(reply.value.ledger);
    goTo(paths.inbox);
    await opening;
  };
  return { enter, forget, isPending, problem, setProblem };
}
