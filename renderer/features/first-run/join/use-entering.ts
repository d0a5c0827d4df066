import { useState } from 'react';
import type { HostProblem, HostReply } from '../../../../shared/client/host-messages.ts';
import { useApp } from '../../../app/app-context.tsx';
import { goTo, paths } from '../../../app/routes.ts';

/** Asks the host for a way into an association, and goes there. */
export function useEntering() {
  const app = useApp();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const enter = async (
    ask: () => Promise<HostReply<'join'> | HostReply<'recover'>>,
  ): Promise<void> => {
    setPending(true);
    setProblem(null);
    const reply = await ask();
    setPending(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    await app.refresh();
    const opening = app.open(reply.value.ledger);
    goTo(paths.inbox);
    await opening;
  };
  return { enter, isPending, problem, setProblem };
}
