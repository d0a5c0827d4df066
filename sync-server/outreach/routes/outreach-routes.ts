import type { Route } from '../../http/reply.ts';
import { associationRoutes } from './association-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { mineRoutes } from './mine-routes.ts';
import type { OutreachRouteOptions } from './route-options.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';

/** What people say about how they are reached, and are told about what became of it. */
export function outreachRoutes(options: OutreachRouteOptions): Route[] {
  return [
    ...mineRoutes(options),
    ...associationRoutes(options),
    ...deliveryRoutes(options),
    ...unsubscribeRoutes(options),
  ];
}
