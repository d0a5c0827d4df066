/**
 * The browser's host: a worker. To it goes `{id, request}`; from it come `{id, reply}` and `{event}`,
 * as structured clones. It holds this origin's keys and journals, so it is the only thing that does.
 */

import workerUrl from '../browser-host/worker.ts?worker&url';
import type {
  Host,
  HostEvent,
  HostReply,
  HostRequest,
  HostRequestType,
} from '../../shared/client/host-messages.ts';

export type ToWorker = { readonly id: number; readonly request: HostRequest };
export type FromWorker =
  | { readonly id: number; readonly reply: HostReply<HostRequestType> }
  | { readonly event: HostEvent };

interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** The worker's address as the page's policy trusts it: this one and no other. */
function trustedWorkerUrl(): string {
  const policies = (globalThis as { readonly trustedTypes?: TrustedTypePolicies }).trustedTypes;
  const only = (url: string): string => {
    if (url !== workerUrl) throw new TypeError('only the host runs in a worker');
    return url;
  };
  return (
    policies
      ?.createPolicy('convene-worker', { createScriptURL: only })
      .createScriptURL(workerUrl) ?? workerUrl
  );
}

export function startWorkerHost(): Host {
  const worker = new Worker(trustedWorkerUrl(), { type: 'module', name: 'host' });
  const waiting = new Map<number, (reply: HostReply<HostRequestType>) => void>();
  const listeners = new Set<(event: HostEvent) => void>();
  let last = 0;
  let broken: string | null = null;

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if ('event' in data) {
      for (const listener of listeners) listener(data.event);
      return;
    }
    waiting.get(data.id)?.(data.reply);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', (event) => {
    broken = event.message === '' ? 'the worker could not be started' : event.message;
    for (const answer of waiting.values()) answer(failed(broken));
    waiting.clear();
  });

  return {
    request<T extends HostRequestType>(request: HostRequest): Promise<HostReply<T>> {
      if (broken !== null) return Promise.resolve(failed(broken));
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        // A reply has the type of its request.
        waiting.set(id, (reply) => resolve(reply as HostReply<T>));
        worker.postMessage({ id, request } satisfies ToWorker);
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const failed = (message: string) =>
  ({ ok: false, problem: { code: 'internal', message, details: {} } }) as const;
