import type { RelayView } from '../../relay-part.ts';
import type { TokenBuckets } from '../../sessions/index.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { OutreachStores } from '../outreach-stores.ts';
import type { WebhookTransport } from '../webhook-transport.ts';
import type { Means } from '../wishes.ts';

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
