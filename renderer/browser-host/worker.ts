/** The entry of the browser's host: a shared worker where there are such, else a page's own. */

import { startWorker } from './start-worker.ts';

/** What a worker of either kind has; the types of a page know neither. */
interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly navigator: { readonly locks?: LockManager };
  readonly crypto: { readonly subtle?: SubtleCrypto };
  addEventListener(
    type: 'connect',
    listener: (event: { ports: readonly MessagePort[] }) => void,
  ): void;
}

const scope = globalThis as unknown as WorkerScope;

const pages = startWorker({
  subtle: scope.crypto.subtle ?? null,
  locks: scope.navigator.locks ?? null,
  origin: scope.location.origin,
});

if ('onconnect' in globalThis) {
  scope.addEventListener('connect', ({ ports }) => {
    for (const port of ports) {
      pages.add(port);
      port.start();
    }
  });
} else {
  pages.add(globalThis);
}
