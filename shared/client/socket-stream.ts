import type { ClientPorts, ClientSocket } from './ports.ts';

export type SocketEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'closed'; readonly code: number; readonly reason: string }
  /** Nothing has come for as long as was waited. */
  | { readonly type: 'silent' };

/** A socket whose events are taken one after the other, each once the one before is dealt with. */
export class SocketStream {
  readonly #after: ClientPorts['after'];
  readonly #socket: ClientSocket;
  readonly #events: SocketEvent[] = [];
  #wake: ((event: SocketEvent) => void) | null = null;
  #isClosed = false;

  constructor(
    { openSocket, after }: Pick<ClientPorts, 'openSocket' | 'after'>,
    url: string,
    protocols: readonly string[],
  ) {
    this.#after = after;
    this.#socket = openSocket(url, protocols, {
      opened: () => this.#put({ type: 'opened' }),
      message: (text) => this.#put({ type: 'message', text }),
      bytes: (bytes) => this.#put({ type: 'bytes', bytes }),
      closed: (code, reason) => {
        this.#isClosed = true;
        this.#put({ type: 'closed', code, reason });
      },
    });
  }

  /** The next event; `silent` where none comes in so many ms. After `closed` there is none. */
  next(within: number): Promise<SocketEvent> {
    const event = this.#events.shift();
    if (event !== undefined) return Promise.resolve(event);
    return new Promise((resolve) => {
      const takeBack = this.#after(within, () => {
        this.#wake = null;
        resolve({ type: 'silent' });
      });
      this.#wake = (come) => {
        takeBack();
        this.#wake = null;
        resolve(come);
      };
    });
  }

  send(text: string): void {
    if (!this.#isClosed) this.#socket.send(text);
  }

  sendBytes(message: Uint8Array): void {
    if (!this.#isClosed) this.#socket.sendBytes?.(message);
  }

  close(): void {
    this.#socket.close();
  }

  #put(event: SocketEvent): void {
    if (this.#wake === null) this.#events.push(event);
    else this.#wake(event);
  }
}
