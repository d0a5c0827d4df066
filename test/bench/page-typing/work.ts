/** Sums up how long the page's own handling of messages and frames takes. */

let spent = 0;
let depth = 0;

/** All that scripts have done since the last time it was asked, in ms. */
export function takeWork(): number {
  const taken = spent;
  spent = 0;
  return taken;
}

/** Runs it, and adds the time that it takes. */
export function counted<T>(run: () => T): T {
  const began = performance.now();
  depth += 1;
  try {
    return run();
  } finally {
    depth -= 1;
    if (depth === 0) spent += performance.now() - began;
  }
}

let receive: (message: Uint8Array) => void = () => {};

/** Hands a message to the page's last socket as if it had come just now. */
export const deliver = (message: Uint8Array): void => receive(message);

/** From now on, sockets of this page are those of that person, and what they bring is counted. */
export function countSockets(person: string): void {
  class CountedSocket extends WebSocket {
    constructor(url: string | URL) {
      super(`${url.toString()}?person=${person}`);
      Object.defineProperty(this, 'onmessage', {
        set: (handle: ((event: MessageEvent) => void) | null) => {
          if (handle === null) return;
          const taken = (event: MessageEvent): void => counted(() => handle(event));
          this.addEventListener('message', taken);
          receive = (message) => taken(new MessageEvent('message', { data: message.buffer }));
        },
      });
    }
  }
  globalThis.WebSocket = CountedSocket;
}

export function countFrames(): void {
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (run) => request((at) => counted(() => run(at)));
}
