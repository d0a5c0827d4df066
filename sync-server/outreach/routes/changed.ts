import { HttpProblem } from '../../http/reply.ts';
import type { ReachChange } from '../reach-store.ts';
import type { OutreachRouteOptions } from './route-options.ts';

/** Puts a change on the disk. @throws HttpProblem where it cannot be put there. */
export async function changeReach(
  { stores, relay }: OutreachRouteOptions,
  change: ReachChange,
): Promise<void> {
  try {
    await stores.reach.change(change);
  } catch (error) {
    relay.log.error({ err: error }, 'how people are reached could not be stored');
    throw new HttpProblem(503, 'storage', 'it could not be stored; try again later');
  }
}
