import { BrowserWindow, ipcMain } from 'electron';
import {
  hostRequest,
  type HostReply,
  type HostRequest,
  type HostRequestType,
} from '../../shared/client/host-messages.ts';
import { REQUEST_CHANNEL } from '../preload/channels.ts';
import { isTrusted } from './trusted-frame.ts';

/** Does what a window asks. */
export type HandleRequest = (
  request: HostRequest,
  window: BrowserWindow,
) => Promise<HostReply<HostRequestType>>;

/**
 * The one door between pages and this process: one channel, from the main frame of `app://bundle`,
 * and requests that have a known form.
 */
export function openDoor(handle: HandleRequest): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, unread: unknown) => {
    if (!isTrusted(event)) throw new Error('refused: not a page of the app');
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null) throw new Error('refused: not a window of the app');
    const read = hostRequest.safeParse(unread);
    if (!read.success) return problem('malformed-request', firstIssue(read.error.issues));
    try {
      return await handle(read.data, window);
    } catch (error) {
      console.error(error);
      return problem('internal', error instanceof Error ? error.message : String(error));
    }
  });
}

export const problem = (code: string, message: string): HostReply<HostRequestType> => ({
  ok: false,
  problem: { code, message, details: {} },
});

function firstIssue(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [first] = issues;
  return first === undefined ? '' : `${first.path.map(String).join('.')}: ${first.message}`;
}
