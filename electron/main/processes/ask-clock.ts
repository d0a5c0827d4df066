import { BrowserWindow, dialog } from 'electron';
import type { AskClock } from './embedded-relays.ts';

const CANCEL = 0;
const RIGHT = 1;

/** A window of the system's, which no page can click: no entry can be stamped earlier afterwards. */
export const askClockInWindow: AskClock = async (now, lastEntry) => {
  const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  // Nobody is there to be asked.
  if (parent === undefined) return 'declined';
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    title: 'Convene',
    message: `Is it ${inWords(now)}?`,
    detail: [
      `That is what this computer’s clock says. The last entry in the ledger is of ${inWords(lastEntry)}.`,
      '',
      'If the clock is right, the relay on this computer goes on, and closes the ballots that are due. Whatever is signed from then on is stamped with this time or a later one, for ever. If it is wrong, cancel and set the clock first.',
    ].join('\n'),
    buttons: ['Cancel', 'The clock is right'],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  });
  return response === RIGHT ? 'accepted' : 'declined';
};

const inWords = (instant: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(instant);
