/** The bridge of a page to its host: the only thing in `window` that is not a browser's. */

import { contextBridge, ipcRenderer } from 'electron';
import type { HOST_BRIDGE, HostEvent } from '../../shared/client/host-messages.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from './channels.ts';

/** Said here again: its file would bring the schemas along. */
const BRIDGE: typeof HOST_BRIDGE = 'convene';

contextBridge.exposeInMainWorld(BRIDGE, {
  platform: 'desktop',
  host: {
    request: (request: unknown): Promise<unknown> => ipcRenderer.invoke(REQUEST_CHANNEL, request),
    onEvent: (listener: (event: HostEvent) => void): (() => void) => {
      const take = (_: unknown, event: HostEvent): void => listener(event);
      ipcRenderer.on(EVENT_CHANNEL, take);
      return () => ipcRenderer.off(EVENT_CHANNEL, take);
    },
  },
});
