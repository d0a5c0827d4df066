import type {
  HostEvent,
  HostReply,
  HostRequest,
  HostRequestType,
} from '../../shared/client/host-messages.ts';
import type { Answer, Ask, FromWorker, ToWorker } from './messages.ts';

/** A page's end of a channel to the worker: a `MessagePort`, or the worker's own scope. */
export interface PagePort {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export type Handle = (request: HostRequest) => Promise<HostReply<HostRequestType>>;

/** How long somebody has to answer, in ms: a tab that has crashed never does. */
const ANSWER_WITHIN = 10 * 60_000;

interface Asked {
  readonly port: PagePort;
  readonly resolve: (answer: Answer) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The pages of this origin that are open, and what they are asked. */
export class Pages {
  readonly #handle: Handle;
  readonly #ports = new Set<PagePort>();
  readonly #asked = new Map<number, Asked>();
  /** The page that was last heard of: the person is there. */
  #latest: PagePort | null = null;
  #asks = 0;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  add(port: PagePort): void {
    this.#ports.add(port);
    port.addEventListener('message', ({ data }) => this.#take(port, data as ToWorker));
  }

  tell(message: { readonly event: HostEvent } | { readonly free: true }): void {
    for (const port of this.#ports) port.postMessage(message);
  }

  /** Asks the page where the person is; `no` where there is none. */
  ask(ask: Ask): Promise<Answer> {
    const port = this.#latest;
    if (port === null) return Promise.resolve('no');
    this.#asks += 1;
    const id = this.#asks;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, 'no'), ANSWER_WITHIN);
      this.#asked.set(id, { port, resolve, timer });
      port.postMessage({ ask: { id, ask } });
    });
  }

  #take(port: PagePort, message: ToWorker): void {
    if ('bye' in message) {
      this.#remove(port);
      return;
    }
    if ('answer' in message) {
      const { id, answer } = message.answer;
      // Nobody answers for another page.
      if (this.#asked.get(id)?.port === port) this.#settle(id, answer === 'yes' ? 'yes' : 'no');
      return;
    }
    this.#latest = port;
    this.#ports.add(port);
    const { id, request } = message;
    void this.#handle(request).then((reply) => port.postMessage({ id, reply }));
  }

  #remove(port: PagePort): void {
    this.#ports.delete(port);
    if (this.#latest === port) this.#latest = [...this.#ports].at(-1) ?? null;
    for (const [id, asked] of this.#asked) if (asked.port === port) this.#settle(id, 'no');
  }

  #settle(id: number, answer: Answer): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    this.#asked.delete(id);
    clearTimeout(asked.timer);
    asked.resolve(answer);
  }
}
