import { isMember, type State } from '../../shared/rules/index.ts';
import type { Outgoing, Way, Wishes } from './outgoing.ts';
import type { ReachStore } from './reach-store.ts';

/** By which ways the relay can send at all. */
export interface Means {
  readonly mail: 'ready' | 'not-set-up';
  readonly webhooks: 'ready' | 'not-set-up';
}

/** What a person wants, and how that person can be reached with the means that there are. */
export function wishesOf(reach: ReachStore, means: Means, person: string): Wishes {
  const { email, slack, off, digest, quietHours, mutedGroups } = reach.mine(person);
  const ways: Way[] = [];
  if (email !== null && means.mail === 'ready') ways.push('email');
  if (slack !== null && means.webhooks === 'ready') ways.push('slack');
  return { ways, off, digest, quietHours, mutedGroups };
}

/** Whether a person has switched this off, or muted its group. */
export function isUnwanted({ off, mutedGroups }: Wishes, { kind, twg }: Outgoing): boolean {
  if (kind === 'test') return false;
  return off.includes(kind) || (twg !== null && mutedGroups.includes(twg));
}

/** The members who can be reached, sorted. */
export function reachableMembers(reach: ReachStore, means: Means, state: State): string[] {
  return [...reach.persons()]
    .map(({ person }) => person)
    .filter((person) => isMember(state, person) && wishesOf(reach, means, person).ways.length > 0)
    .sort();
}
