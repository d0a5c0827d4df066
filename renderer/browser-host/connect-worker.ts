/** The page's side of the browser's host. */

import { PageHost, type BrowserHostOfPage, type WorkerPort } from './page-host.ts';
import { offerFile } from './offer-file.ts';
import { trustedWorkerUrl } from '../host/trusted-worker-url.ts';

/**
 * Starts the host, or joins the one that another tab has started: one shared worker for all tabs of
 * this origin. Where there are none, a worker of this page; a lock has one of them work at a time.
 */
export function connectBrowserHost(): BrowserHostOfPage {
  const url = trustedWorkerUrl('host');
  const options = { type: 'module', name: 'convene-host' } as const;
  let port: WorkerPort;
  let worker: AbstractWorker;
  if ('SharedWorker' in globalThis) {
    const shared = new SharedWorker(url, options);
    ({ port } = shared);
    worker = shared;
    shared.port.start();
  } else {
    const own = new Worker(url, options);
    port = own;
    worker = own;
  }
  const host = new PageHost(port, {
    origin: window.location.origin,
    saveFile: offerFile,
    openOutside: (address) => void window.open(address, '_blank', 'noopener,noreferrer'),
    keepStorage: () => void navigator.storage.persist().catch(() => false),
    startAnew: () => window.location.reload(),
  });
  worker.addEventListener('error', (event) => {
    const message = event instanceof ErrorEvent ? event.message : '';
    host.broken(message === '' ? 'the worker could not be started' : message);
  });
  window.addEventListener('pagehide', () => host.bye());
  // A page that comes back out of the browser's cache has missed what happened meanwhile.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
  return host;
}
