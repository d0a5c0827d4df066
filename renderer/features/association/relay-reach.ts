import type { KnownAssociation } from '../../../shared/client/host-messages.ts';

/** Whether somebody on another computer could reach the relay at its present address. */
export type RelayReach =
  /** It runs on this computer, and listens to this computer alone. */
  | 'this-computer'
  /** It runs on this computer, and is shared on the local network. */
  | 'this-network'
  /** It runs elsewhere. */
  | 'standing';

export function reachOf({
  hosted,
  sharedAs,
}: Pick<KnownAssociation, 'hosted' | 'sharedAs'>): RelayReach {
  if (hosted === 'elsewhere') return 'standing';
  return sharedAs === null ? 'this-computer' : 'this-network';
}
