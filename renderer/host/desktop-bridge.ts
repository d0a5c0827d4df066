import { HOST_BRIDGE, type Host } from '../../shared/client/host-messages.ts';

/** What the preload puts on `window` in the desktop app. */
export interface DesktopBridge {
  readonly host: Host;
  readonly platform: string;
}

declare global {
  interface Window {
    readonly [HOST_BRIDGE]?: DesktopBridge;
  }
}

/** The desktop's host; null in a browser. */
export const desktopHost = (): Host | null => window[HOST_BRIDGE]?.host ?? null;
