import { join } from 'node:path';
import { findElectron } from '../../electron/start/electron-binary.mjs';
import { hasRuntime, prepareRuntime } from './prepare.mjs';
import { needLibraries, needPrograms } from './system-packages.mjs';

/**
 * The Electron that the tests drive, with all that it needs of the system: always the same on Linux,
 * elsewhere the app's own.
 */
export async function testElectron() {
  needPrograms();
  if (!hasRuntime) return findElectron();
  const folder = await prepareRuntime();
  needLibraries(folder);
  return join(folder, 'electron');
}
