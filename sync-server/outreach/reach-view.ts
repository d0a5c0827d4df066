import type { PortalReach } from '../../shared/protocol/outreach-messages.ts';

export type PortalListener = (portal: PortalReach) => Promise<void>;

/** What the rest of a relay may know of how people are reached: no address is in it. */
export interface ReachView {
  /** Who may read the portal. */
  portal(): PortalReach;
  /** Whether the public portal names this person. */
  nameShown(person: string): boolean;
  /** Counts the changes of what the two above say, so that what was made from them can be kept. */
  readonly revision: number;
  /** Called whenever who may read the portal has changed; that change is kept once it resolves. */
  whenPortalChanges(hear: PortalListener): void;
}
