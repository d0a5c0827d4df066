import { useCallback } from 'react';
import type {
  HostReplies,
  HostRequestOf,
  HostRequestType,
} from '../../shared/client/host-messages.ts';
import { problemWords } from '../../shared/wording/index.ts';
import { useHostPresence } from '../host/host-context.tsx';
import { toast } from '../ui/index.ts';

/**
 * Asks the host, and says in a toast what went wrong.
 *
 * @returns a function that gives the reply's value, or null where it failed and that was said.
 */
export function useRequest() {
  const { host } = useHostPresence();
  return useCallback(
    async <T extends HostRequestType>(
      request: HostRequestOf<T> & { readonly type: T },
    ): Promise<HostReplies[T] | null> => {
      const reply = await host.request<T>(request);
      if (reply.ok) return reply.value;
      if (reply.problem.code !== 'cancelled') {
        const { title, detail, way } = problemWords(reply.problem);
        toast(`${title}. ${detail} ${way}`, 'danger');
      }
      return null;
    },
    [host],
  );
}
