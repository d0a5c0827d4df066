import { createContext, use } from 'react';
import type { Host, HostHello } from '../../shared/client/host-messages.ts';

/** The host, and what it said of itself; kept up to date by the app. */
export interface HostPresence {
  readonly host: Host;
  readonly hello: HostHello;
}

export const HostContext = createContext<HostPresence | null>(null);

export function useHostPresence(): HostPresence {
  const presence = use(HostContext);
  if (presence === null) throw new Error('the host has not answered yet');
  return presence;
}
