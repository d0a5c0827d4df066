import type { Connection, KnownAssociation } from '../../../shared/client/host-messages.ts';

/** Whether somebody on another computer could reach the relay at its present address. */
export type RelayReach =
  /** It runs on this computer, and listens to this computer alone. */
  | 'this-computer'
  /** It runs on this computer, and is shared on the local network. */
  | 'this-network'
  /** It runs elsewhere. */
  | 'standing';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function isLoopback(url: string): boolean {
  try {
    return LOOPBACK.test(new URL(url).hostname);
  } catch {
    return true;
  }
}

export function reachOf(
  { hosted }: Pick<KnownAssociation, 'hosted'>,
  { relayUrl }: Pick<Connection, 'relayUrl'>,
): RelayReach {
  if (hosted === 'elsewhere') return 'standing';
  return isLoopback(relayUrl) ? 'this-computer' : 'this-network';
}
