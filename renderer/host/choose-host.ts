import type { Host } from '../../shared/client/host-messages.ts';
import { desktopHost } from './desktop-bridge.ts';

/** The desktop's host where there is one, otherwise the browser's, in a worker of this origin. */
export async function chooseHost(): Promise<Host> {
  const desktop = desktopHost();
  if (desktop !== null) return desktop;
  const { connectBrowserHost } = await import('../browser-host/connect-worker.ts');
  return connectBrowserHost();
}
