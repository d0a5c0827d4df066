import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { serveApp } from './app-scheme.ts';
import { DipRepositoryDesk } from './dip-repository-desk.ts';
import { HostDesk } from './host-desk.ts';
import { openDoor } from './ipc.ts';
import { askInWindow } from './keys/ask-person.ts';
import { KeyStore } from './keys/key-store.ts';
import { SecretFiles } from './keys/secret-files.ts';
import { SignDesk } from './keys/sign-desk.ts';
import { systemProtection } from './keys/system-protection.ts';
import { askClockInWindow } from './processes/ask-clock.ts';
import { KnownRelays } from './known-relays.ts';
import { guardEverything } from './navigation.ts';
import { followDuties } from './notifications/follow-duties.ts';
import { RelayProcesses } from './processes/embedded-relays.ts';
import { StoreProcess } from './processes/store-process.ts';
import { SettingsFile } from './settings-file.ts';
import { answerStore } from './store-answers.ts';
import { AppWindows } from './windows/app-windows.ts';
import { showFailure } from './windows/failure-window.ts';
import { setMenus } from './windows/menu.ts';
import { WindowPlace } from './windows/window-state.ts';

export interface DesktopApp {
  goTo(link: string): void;
  /** Brings the app to the front. */
  focus(): void;
  /** Resolves once all that was taken is flushed and every process has ended. */
  close(): Promise<void>;
}

/** Puts the parts of the app together and opens its window. To be called once Electron is ready. */
export async function startDesktopApp(dataFolder: string, built: string): Promise<DesktopApp> {
  guardEverything();
  const [settings, relays, place, keys] = await Promise.all([
    SettingsFile.open(dataFolder),
    KnownRelays.open(dataFolder),
    WindowPlace.open(dataFolder),
    KeyStore.open(dataFolder, systemProtection()),
  ]);
  const secrets = await SecretFiles.open(dataFolder, keys);
  const embedded = new RelayProcesses({
    dataFolder,
    module: join(built, 'main', 'relay.js'),
    web: join(built, 'renderer'),
    askClock: askClockInWindow,
  });
  const signing = new SignDesk(
    keys,
    askInWindow((publicKey) => {
      const known = desk.associations.find(({ me }) => me.publicKey === publicKey);
      return known === undefined ? null : { association: known.name, person: known.me.person };
    }),
  );
  const version = app.getVersion();
  const store = new StoreProcess(
    join(built, 'main', 'store.js'),
    { folder: dataFolder, version },
    {
      event: (event) => void desk.event(event).catch(console.error),
      answer: (ask) => answerStore(ask, { keys, signing, relays: embedded }),
      // Whatever the pages had opened is not open any more.
      restarted: () => windows.reloadAll(),
    },
  );
  const windows = new AppWindows({
    preload: join(built, 'preload', 'preload.cjs'),
    place,
    lostTooOften: (window) =>
      void showFailure(window, {
        exportAll: () => desk.exportAll(),
        showDataFolder: () => void desk.showDataFolder(),
        quit: () => app.quit(),
      }),
  });
  const duties = followDuties(
    () => settings.current,
    (link) => desk.goTo(link),
  );
  const desk = new HostDesk({
    dataFolder,
    version,
    keys,
    secrets,
    dipRepositories: new DipRepositoryDesk({ dataFolder, secrets, now: () => Date.now() }),
    settings,
    relays,
    windows,
    store,
    duties,
  });

  serveApp(join(built, 'renderer'), () => {
    windows.served(relays.origins);
    return relays.origins;
  });
  openDoor(async (request, window) => {
    const reply = await desk.handle(request, window);
    nativeTheme.themeSource = themeOf(settings);
    return reply;
  });
  nativeTheme.themeSource = themeOf(settings);
  setMenus({
    newWindow: () => windows.open(),
    exportAll: () => void desk.exportAll(),
    showDataFolder: () => void desk.showDataFolder(),
    goTo: (link) => desk.goTo(link),
    quit: () => app.quit(),
  });
  windows.open();

  return {
    goTo: (link) => desk.goTo(link),
    focus: () => void windows.focus(),
    async close() {
      duties.stop();
      await store.close();
      await embedded.close();
    },
  };
}

const themeOf = ({ current }: SettingsFile): 'light' | 'dark' | 'system' =>
  current.theme === 'light' || current.theme === 'dark' ? current.theme : 'system';
