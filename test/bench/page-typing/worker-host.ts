import type { Host, HostReply, HostRequestType } from '../../../shared/client/host-messages.ts';

interface Answer {
  readonly number: number;
  readonly reply: HostReply<HostRequestType>;
}

/** A host in a worker, as the app's is in a process or a worker of its own. */
export function workerHost(name: string, relay: string): Host {
  const query = new URLSearchParams({ name, relay }).toString();
  // Its name is how it learns what of.
  const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), {
    type: 'module',
    name: query,
  });
  const waiting = new Map<number, (reply: HostReply<HostRequestType>) => void>();
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.number)?.(data.reply);
    waiting.delete(data.number);
  });
  let number = 0;
  return {
    request: (request) =>
      new Promise((resolve) => {
        number += 1;
        waiting.set(number, (reply) => resolve(reply as never));
        worker.postMessage({ number, request });
      }),
    onEvent: () => () => {},
  };
}
