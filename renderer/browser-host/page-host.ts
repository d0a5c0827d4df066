import type {
  Host,
  HostEvent,
  HostReply,
  HostRequest,
  HostRequestType,
} from '../../shared/client/host-messages.ts';
import { isPortalAddress } from '../../shared/client/portal-address.ts';
import type { Answer, Ask, Confirmation, FromWorker, ToWorker } from './messages.ts';

/** The page's end of the channel: a port of a shared worker, or a worker. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** Puts a confirmation to the person and resolves to what they say. */
export type ConfirmHandler = (confirmation: Confirmation) => Promise<Answer>;

/** The host, with what in a browser the page does for it. */
export interface BrowserHostOfPage extends Host {
  /**
   * Says who puts confirmations to the person, until the returned function is called. What is asked
   * while nobody does waits for the next who does.
   */
  onConfirm(handler: ConfirmHandler): () => void;
}

export interface PageSide {
  /** Where the page came from, which is its relay. */
  readonly origin: string;
  readonly saveFile: (name: string, content: Blob) => void;
  readonly openOutside: (url: string) => void;
  /** From here on there is a key in this browser that nobody else has: it should not be evicted. */
  readonly keepStorage: () => void;
  /** Another tab has let go of the storage that this page waited for. */
  readonly startAnew: () => void;
}

/** What makes a key here. */
const JOINING: ReadonlySet<HostRequestType> = new Set(['found', 'join', 'recover', 'offer-device']);

export class PageHost implements BrowserHostOfPage {
  readonly #port: WorkerPort;
  readonly #page: PageSide;
  readonly #waiting = new Map<number, (reply: HostReply<HostRequestType>) => void>();
  readonly #listeners = new Set<(event: HostEvent) => void>();
  #confirm: ConfirmHandler | null = null;
  /** Asked while nobody could put it to the person. */
  #unasked: { readonly id: number; readonly confirmation: Confirmation }[] = [];
  #last = 0;
  #broken: string | null = null;

  constructor(port: WorkerPort, page: PageSide) {
    this.#port = port;
    this.#page = page;
    port.addEventListener('message', ({ data }) => this.#take(data as FromWorker));
  }

  request<T extends HostRequestType>(request: HostRequest): Promise<HostReply<T>> {
    if (this.#broken !== null) return Promise.resolve(failed('internal', this.#broken));
    if (request.type === 'open-outside') {
      return Promise.resolve(this.#openOutside(request.url) as HostReply<T>);
    }
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, (reply) => {
        if (reply.ok && JOINING.has(request.type)) this.#page.keepStorage();
        // A reply has the type of its request.
        resolve(reply as HostReply<T>);
      });
      this.#port.postMessage({ id, request });
    });
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onConfirm(handler: ConfirmHandler): () => void {
    this.#confirm = handler;
    for (const { id, confirmation } of this.#unasked.splice(0)) void this.#put(id, confirmation);
    return () => {
      if (this.#confirm === handler) this.#confirm = null;
    };
  }

  /** The worker is gone: whoever waits hears of it. */
  broken(message: string): void {
    this.#broken = message;
    for (const answer of this.#waiting.values()) answer(failed('internal', message));
    this.#waiting.clear();
  }

  /** The page goes away; it may come back from the browser's cache, and then speaks again. */
  bye(): void {
    this.#port.postMessage({ bye: true });
  }

  #openOutside(url: string): HostReply<'open-outside'> {
    // The page came from its relay, whose portal need not have https either.
    if (!url.startsWith('https://') && !isPortalAddress(url, [this.#page.origin])) {
      return failed('not-here', 'only https: addresses and the portal are opened');
    }
    this.#page.openOutside(url);
    return { ok: true, value: {} };
  }

  #take(message: FromWorker): void {
    if ('event' in message) {
      for (const listener of this.#listeners) listener(message.event);
    } else if ('ask' in message) {
      this.#asked(message.ask.id, message.ask.ask);
    } else if ('free' in message) {
      this.#page.startAnew();
    } else {
      this.#waiting.get(message.id)?.(message.reply);
      this.#waiting.delete(message.id);
    }
  }

  #asked(id: number, ask: Ask): void {
    switch (ask.type) {
      case 'save-file':
        this.#page.saveFile(ask.name, ask.content);
        this.#answer(id, 'yes');
        return;
      case 'confirm': {
        const { sentence, label, consequence } = ask;
        const confirmation = { sentence, label, consequence };
        if (this.#confirm === null) this.#unasked.push({ id, confirmation });
        else void this.#put(id, confirmation);
      }
    }
  }

  async #put(id: number, confirmation: Confirmation): Promise<void> {
    const answer = await (this.#confirm?.(confirmation) ?? Promise.resolve('no' as const)).catch(
      () => 'no' as const,
    );
    this.#answer(id, answer);
  }

  #answer(id: number, answer: Answer): void {
    this.#port.postMessage({ answer: { id, answer } });
  }
}

const failed = (code: string, message: string) =>
  ({ ok: false, problem: { code, message, details: {} } }) as const;
