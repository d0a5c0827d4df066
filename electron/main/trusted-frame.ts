import type { IpcMainInvokeEvent } from 'electron';
import { isAppAddress } from './app-address.ts';

/** Whether a message comes from the main frame of a page of the app. */
export function isTrusted({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  // A frame that has gone meanwhile is null.
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false;
  return isAppAddress(senderFrame.url);
}
