import type { RelayIdentity } from '../../shared/protocol/session-messages.ts';
import type { DocumentHub } from '../documents/index.ts';
import type { Stores } from '../folder/stores.ts';
import type { ActDesk } from '../ledger/act-desk.ts';
import type { LedgerService } from '../ledger/ledger-service.ts';
import type { Clock, Uptime } from '../ledger/relay-clock.ts';
import type { Limits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { TokenBuckets, type Session, type Sessions } from '../sessions/index.ts';
import { contentRoutes } from './content-routes.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import type { Route } from './reply.ts';
import { sessionRoutes } from './session-routes.ts';
import { statusRoutes, type Health } from './status-routes.ts';

export interface OwnRoutesOptions {
  readonly identity: () => RelayIdentity;
  readonly health: () => Health;
  readonly mayLogin: (from: string) => boolean;
  readonly mayRead: (session: Session, document: string) => boolean;
  readonly stores: Pick<Stores, 'snapshots' | 'invites' | 'ledger'>;
  readonly sessions: Sessions;
  readonly service: LedgerService;
  readonly desk: ActDesk;
  readonly documents: DocumentHub;
  readonly metrics: Metrics;
  readonly now: Clock;
  readonly limits: Limits;
  readonly uptime: Uptime;
}

/** What a relay answers over HTTP for the ledger and the documents. */
export function ownRoutes(options: OwnRoutesOptions): Route[] {
  const { sessions, service, desk, documents, metrics, limits, uptime, mayLogin } = options;
  const { snapshots, invites, ledger: store } = options.stores;
  return [
    ...sessionRoutes({
      identity: options.identity,
      sessions,
      now: options.now,
      propose: (act, type) => desk.take(act, type),
      mayLogin,
      loggedIn: (result) => metrics.logins.inc({ result }),
    }),
    ...contentRoutes({
      snapshots,
      store,
      invites,
      documents,
      mayRead: options.mayRead,
      snapshotBytes: new TokenBuckets(limits.snapshotBytes, uptime),
      mayLogin,
    }),
    ...handOverRoutes({
      service,
      documents,
      mayRead: options.mayRead,
      state: () => service.published.state,
      bytes: new TokenBuckets(limits.handOverBytes, uptime),
    }),
    ...statusRoutes(options.health, metrics.registry),
  ];
}
