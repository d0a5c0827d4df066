import type { RelayView } from '../../relay-part.ts';
import type { Route } from '../../http/reply.ts';
import type { TokenBuckets } from '../../sessions/index.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { OutreachStores } from '../outreach-stores.ts';
import type { WebhookTransport } from '../webhook-transport.ts';
import type { Means } from '../wishes.ts';
import { associationRoutes } from './association-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { mineRoutes } from './mine-routes.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';

export interface OutreachRouteOptions {
  readonly relay: RelayView;
  readonly stores: OutreachStores;
  /** The address that mail comes from; null where none is sent. */
  readonly mailFrom: string | null;
  readonly means: () => Means;
  readonly webhooks: WebhookTransport;
  readonly dispatcher: Dispatcher;
  /** How many tests a person may send. */
  readonly tests: TokenBuckets;
}

/** What people say about how they are reached, and are told about what became of it. */
export function outreachRoutes(options: OutreachRouteOptions): Route[] {
  return [
    ...mineRoutes(options),
    ...associationRoutes(options),
    ...deliveryRoutes(options),
    ...unsubscribeRoutes(options),
  ];
}
