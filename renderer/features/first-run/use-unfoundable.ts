import { useEffect, useState } from 'react';
import { useHostPresence } from '../../host/host-context.tsx';

const ASKING = 'The relay is being asked whether it waits for a founding.';
const TAKEN =
  'The relay of this page keeps an association already, or was not started to take a founding. The desktop app can found one on its own computer.';
const SILENT = 'The relay does not answer, and nothing can be founded without it.';

/**
 * Why no association can be founded here, or nothing where one can: in a browser, the relay of the
 * page must be waiting for a founding.
 */
export function useUnfoundable(): string | undefined {
  const { host, hello } = useHostPresence();
  const isAtRelay = hello.platform === 'browser' && hello.absent['found'] === undefined;
  const [reason, setReason] = useState(isAtRelay ? ASKING : undefined);
  useEffect(() => {
    if (!isAtRelay) return undefined;
    let isShown = true;
    const ask = async () => {
      const url = window.location.origin;
      const reply = await host.request<'relay-identity'>({ type: 'relay-identity', url });
      if (!isShown) return;
      if (reply.ok) setReason(reply.value.foundable ? undefined : TAKEN);
      else setReason(SILENT);
    };
    void ask();
    return () => {
      isShown = false;
    };
  }, [host, isAtRelay]);
  return reason;
}
