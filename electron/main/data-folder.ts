import { resolve } from 'node:path';
import { app } from 'electron';

/**
 * Where the app keeps all that it keeps: `--data-folder`, else `CONVENE_DATA`, else the system's
 * place for it. Two data folders are two people. To be called before the app is ready.
 */
export function chooseDataFolder(): string {
  const told = app.commandLine.getSwitchValue('data-folder') || process.env['CONVENE_DATA'];
  if (told) app.setPath('userData', resolve(told));
  return app.getPath('userData');
}
