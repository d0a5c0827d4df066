import { dialog, type BrowserWindow } from 'electron';

export interface FailureActions {
  /** Writes every ledger of this device where the person says. */
  readonly exportAll: () => Promise<void>;
  readonly showDataFolder: () => void;
  readonly quit: () => void;
}

const BUTTONS = ['Try again', 'Export the data…', 'Show the data folder', 'Quit'];
const TRY_AGAIN = 0;
const EXPORT = 1;
const SHOW = 2;

/**
 * What is left when a page cannot be kept up: a window of the system's, which needs none of what has
 * failed, and from which the data can be had.
 */
export async function showFailure(window: BrowserWindow, actions: FailureActions): Promise<void> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Convene',
      message: 'This window has stopped working',
      detail:
        'It was loaded again twice and has stopped each time. Nothing that was called saved or ' +
        'queued is lost: it is in the data folder on this computer, and can be exported from here.',
      buttons: BUTTONS,
      defaultId: TRY_AGAIN,
      cancelId: BUTTONS.length - 1,
      noLink: true,
    });
    if (response === EXPORT) await actions.exportAll();
    else if (response === SHOW) actions.showDataFolder();
    else if (response === TRY_AGAIN && !window.isDestroyed()) {
      window.webContents.reload();
      return;
    } else {
      actions.quit();
      return;
    }
  }
}
