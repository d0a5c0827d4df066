/** The desktop app. Starts with what has to be said before Electron is ready. */

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { declareAppScheme } from './app-scheme.ts';
import { chooseDataFolder } from './data-folder.ts';
import { LINK_SCHEME, linkAmong, readLink } from './deep-link.ts';
import { startDesktopApp, type DesktopApp } from './desktop-app.ts';

const built = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error that nobody has caught: under test the end, so that no test passes over it. */
function onUncaught(error: unknown): void {
  console.error('uncaught', error);
  if (process.env['CONVENE_TEST'] === '1') app.exit(1);
}

process.on('uncaughtException', onUncaught);
process.on('unhandledRejection', onUncaught);

declareAppScheme();
const dataFolder = chooseDataFolder();

/** Opens links in the one running app, from its start on. */
function openLinks(starting: Promise<DesktopApp>): void {
  const open = (link: string): void => void starting.then((running) => running.goTo(link));
  const first = linkAmong(process.argv);
  if (first !== null) open(first);
  app.on('open-url', (event, address) => {
    event.preventDefault();
    const link = readLink(address);
    if (link !== null) open(link);
  });
  app.on('second-instance', (_event, args) => {
    const link = linkAmong(args);
    if (link === null) void starting.then((running) => running.focus());
    else open(link);
  });
}

/** Nothing ends before it is flushed. */
function closeWhenQuitting(starting: Promise<DesktopApp>): void {
  let closed: 'no' | 'closing' | 'yes' = 'no';
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => void starting.then((running) => running.focus()));
  app.on('will-quit', (event) => {
    if (closed === 'yes') return;
    event.preventDefault();
    if (closed === 'closing') return;
    closed = 'closing';
    void starting
      .then((running) => running.close())
      .catch(console.error)
      .finally(() => {
        closed = 'yes';
        app.quit();
      });
  });
}

async function start(): Promise<DesktopApp> {
  await app.whenReady();
  return startDesktopApp(dataFolder, built);
}

if (app.requestSingleInstanceLock()) {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  const starting = start();
  openLinks(starting);
  closeWhenQuitting(starting);
  starting.catch((error: unknown) => {
    dialog.showErrorBox('Convene cannot start', error instanceof Error ? error.message : '');
    app.exit(1);
  });
} else {
  app.quit();
}
