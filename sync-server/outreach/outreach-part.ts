import type { RelayPart, RelayView } from '../relay-part.ts';
import { TokenBuckets } from '../sessions/index.ts';
import { takesPart } from '../../shared/rules/index.ts';
import { Dispatcher } from './dispatcher.ts';
import { meansOf, whyShut } from './gate.ts';
import { Intake } from './intake.ts';
import type { MessageSource, MessageView } from './outgoing.ts';
import { OutreachMetrics } from './outreach-metrics.ts';
import type { OutreachOptions } from './outreach-options.ts';
import type { OutreachStores } from './outreach-stores.ts';
import { outreachRoutes } from './routes/outreach-routes.ts';
import { Sending } from './sending.ts';
import { SmtpTransport } from './smtp-transport.ts';
import { WebhookTransport } from './webhook-transport.ts';
import { reachableMembers, wishesOf } from './wishes.ts';

/** How long it sleeps at most; whoever moves a clock is noticed after so long, in milliseconds. */
const ATTENTION = 15_000;
const TESTS = { burst: 5, perSecond: 1 / 60 };

export interface OutreachPartOptions {
  readonly relay: RelayView;
  readonly stores: OutreachStores;
  readonly options: OutreachOptions;
  readonly source: MessageSource;
}

/** Reaches people by mail and webhooks, as long as this relay is the one that keeps the ledger. */
export class OutreachPart implements RelayPart {
  readonly routes: RelayPart['routes'];
  readonly #relay: RelayView;
  readonly #stores: OutreachStores;
  readonly #options: OutreachOptions;
  readonly #intake: Intake;
  readonly #dispatcher: Dispatcher;
  readonly #smtp: SmtpTransport | null;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #state: 'new' | 'running' | 'closed' = 'new';

  constructor({ relay, stores, options, source }: OutreachPartOptions) {
    this.#relay = relay;
    this.#stores = stores;
    this.#options = options;
    const { queue, reach, unsubscribe } = stores;
    const { smtp } = options;
    const log = relay.log.child({ part: 'outreach' });
    const webhooks = new WebhookTransport(options.webhooks ?? 'public');
    this.#smtp = smtp === undefined ? null : new SmtpTransport(smtp);
    const view = (): MessageView => this.#view();
    const sending = new Sending({
      source,
      reach,
      unsubscribe,
      smtp:
        this.#smtp === null || smtp === undefined
          ? null
          : { transport: this.#smtp, from: smtp.from.address },
      webhooks,
      view,
      log,
    });
    const dispatcher = new Dispatcher({
      queue,
      sending,
      metrics: new OutreachMetrics(relay.registry, () => queue.waiting),
      log,
      now: () => relay.now(),
      isOpen: () => this.#state === 'running' && whyShut(relay) === null,
    });
    this.#dispatcher = dispatcher;
    this.#intake = new Intake({ relay, queue, source, view, log });
    this.routes = outreachRoutes({
      relay,
      stores,
      mailFrom: smtp?.from.address ?? null,
      means: () => meansOf(relay, options),
      webhooks,
      dispatcher,
      tests: new TokenBuckets(TESTS, () => relay.uptime()),
    });
  }

  /** Who may read the portal, and whose name is shown there. */
  get reach(): OutreachStores['reach'] {
    return this.#stores.reach;
  }

  start(): Promise<void> {
    this.#state = 'running';
    this.committed();
    return Promise.resolve();
  }

  committed(): void {
    if (this.#state !== 'running') return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
    await this.#dispatcher.close();
    this.#smtp?.close();
    await this.#stores.close();
  }

  async #run(): Promise<void> {
    // What else comes in this turn of the event loop is taken along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#again && this.#state === 'running') {
      this.#again = false;
      await this.#look();
    }
    this.#running = null;
  }

  async #look(): Promise<void> {
    let next: number | null = null;
    try {
      if (whyShut(this.#relay) === null) {
        await this.#intake.run();
        await this.#forgetDeparted();
        next = this.#dispatcher.pump();
      } else if (this.#isToBeFounded()) {
        // From the founding on, everything is news.
        await this.#intake.begin();
      }
    } catch (error) {
      this.#relay.log.error({ err: error }, 'what is to be sent could not be put down');
    }
    this.#sleep(next);
  }

  /** One that waits to take an association over knows of it only what is old. */
  #isToBeFounded(): boolean {
    const { association } = this.#relay.published().state;
    return association === null && this.#relay.standing().kind === 'keeping';
  }

  #sleep(next: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#state !== 'running') return;
    const most = this.#options.attention ?? ATTENTION;
    const left = next === null ? most : next - this.#relay.now();
    this.#timer = setTimeout(() => this.committed(), Math.min(most, Math.max(left, 1)));
    this.#timer.unref();
  }

  /** Of whoever takes part in nothing any more nothing is kept. */
  async #forgetDeparted(): Promise<void> {
    const { reach } = this.#stores;
    const { state } = this.#relay.published();
    const forgotten = [...reach.persons()]
      .map(({ person }) => person)
      .filter((person) => state.person.has(person) && !takesPart(state, person));
    if (forgotten.length > 0) await reach.change({ forgotten });
  }

  #view(): MessageView {
    const relay = this.#relay;
    const { reach } = this.#stores;
    const { ledger, state } = relay.published();
    const means = meansOf(relay, this.#options);
    return {
      ledger,
      state,
      now: relay.now(),
      publicUrl: relay.publicUrl(),
      portal: reach.portal(),
      wishes: (person) => wishesOf(reach, means, person),
      reachable: () => reachableMembers(reach, means, state),
      readText: (sha256) => relay.readText(sha256),
    };
  }
}
