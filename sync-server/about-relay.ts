import { LEDGER_PROTOCOL, type RelayMessage } from '../shared/protocol/ledger-messages.ts';
import {
  SESSION_PROTOCOL,
  type MovedTo,
  type RelayIdentity,
} from '../shared/protocol/session-messages.ts';
import { RULES_VERSION } from '../shared/rules/index.ts';
import type { Health } from './http/status-routes.ts';
import type { ActDesk } from './ledger/act-desk.ts';
import type { LedgerService } from './ledger/ledger-service.ts';
import type { RelayClock } from './ledger/relay-clock.ts';
import type { RelayObserver } from './relay-observer.ts';

export interface AboutRelayOptions {
  readonly publicKey: string;
  readonly hostedBy: RelayIdentity['hostedBy'];
  readonly service: LedgerService;
  readonly clock: RelayClock;
  readonly desk: ActDesk;
  readonly observer: RelayObserver;
}

/** What a relay says of itself: to devices that come to it, and to those who run it. */
export class AboutRelay {
  readonly #options: AboutRelayOptions;

  constructor(options: AboutRelayOptions) {
    this.#options = options;
  }

  /** Where the ledger is kept now; null while it is here. */
  moved(): MovedTo | null {
    const { standing } = this.#options.service;
    return standing.kind === 'moved' ? { url: standing.url } : null;
  }

  identity(): RelayIdentity {
    const { publicKey, hostedBy, service, clock, desk } = this.#options;
    const { ledger, position } = service.published;
    const reading = clock.read();
    return {
      protocol: SESSION_PROTOCOL,
      rules: RULES_VERSION,
      ledger,
      relayKey: publicKey,
      head: position,
      clock: clock.now(),
      foundable: desk.isFoundable,
      adopting: service.standing.kind === 'adopting',
      restoring: service.standing.kind === 'restoring',
      moved: this.moved(),
      hostedBy,
      clockDoubt: reading.trusted ? null : reading.doubt,
    };
  }

  hello(): Extract<RelayMessage, { type: 'hello' }> {
    const { rules, ledger, relayKey, head, clock } = this.identity();
    return { type: 'hello', protocol: LEDGER_PROTOCOL, rules, ledger, relayKey, head, clock };
  }

  health(): Health {
    const { service, observer } = this.#options;
    const { ledger, position } = service.published;
    const clock = this.#options.clock.read().trusted ? 'trusted' : 'doubted';
    const { storage } = observer;
    const ok = clock === 'trusted' && storage === 'working';
    return { ok, ledger, seq: position.seq, clock, storage, standing: service.standing.kind };
  }
}
