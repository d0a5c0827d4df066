import type { Host } from '../../shared/client/host-messages.ts';
import { desktopHost } from './desktop-bridge.ts';

/** The desktop's host where there is one, otherwise a worker of this page. */
export async function chooseHost(): Promise<Host> {
  const desktop = desktopHost();
  if (desktop !== null) return desktop;
  const { startWorkerHost } = await import('./worker-host.ts');
  return startWorkerHost();
}
