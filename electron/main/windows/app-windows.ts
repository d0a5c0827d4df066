import { BrowserWindow, nativeTheme } from 'electron';
import type { HostEvent } from '../../../shared/client/host-messages.ts';
import { EVENT_CHANNEL } from '../../preload/channels.ts';
import { APP_PAGE, isAppAddress } from '../app-address.ts';
import type { WindowPlace } from './window-state.ts';

export interface AppWindowsOptions {
  /** The path of the built preload. */
  readonly preload: string;
  readonly place: WindowPlace;
  /** A page was lost more often than it is loaded again. */
  readonly lostTooOften: (window: BrowserWindow) => void;
}

interface Page {
  /** Origins of relays that the page may reach, since it was loaded. */
  reaches: readonly string[];
  /** Ledgers that it has opened. */
  readonly ledgers: Set<string>;
  /** When its process was lost, by this computer's clock. */
  lostAt: readonly number[];
}

/** How often a lost page is loaded again before the person is asked. */
const MOST_RELOADS = 2;
/** Losses longer ago than this are forgotten, in milliseconds. */
const FORGOTTEN_AFTER = 10 * 60_000;

/** The windows of the app: each shows the one page, and all show one person's data. */
export class AppWindows {
  readonly #options: AppWindowsOptions;
  readonly #pages = new Map<BrowserWindow, Page>();
  #served: readonly string[] = [];

  constructor(options: AppWindowsOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#pages.size === 0;
  }

  /** Says which relays the page may reach that is just being loaded. */
  served(origins: readonly string[]): void {
    this.#served = origins;
  }

  open(): BrowserWindow {
    const { preload, place } = this.#options;
    const bounds = this.#pages.size === 0 ? place.bounds() : null;
    const window = new BrowserWindow({
      width: 1280,
      height: 860,
      ...bounds,
      minWidth: 480,
      minHeight: 400,
      show: false,
      title: 'Convene',
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        // Chromium would download dictionaries.
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    const page: Page = { reaches: [], ledgers: new Set(), lostAt: [] };
    this.#pages.set(window, page);
    this.#watch(window, page);
    place.follow(window);
    window.once('ready-to-show', () => {
      if (place.isMaximized) window.maximize();
      window.show();
    });
    void window.loadURL(APP_PAGE).catch((error: unknown) => {
      console.error('the page was not loaded', error);
    });
    return window;
  }

  /** Brings a window to the front, a new one where there is none. */
  focus(): BrowserWindow {
    const window = BrowserWindow.getFocusedWindow() ?? [...this.#pages.keys()][0] ?? this.open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return window;
  }

  send(event: HostEvent): void {
    for (const window of this.#pages.keys()) this.sendTo(window, event);
  }

  sendTo(window: BrowserWindow, event: HostEvent): void {
    if (window.isDestroyed() || !isAppAddress(window.webContents.getURL())) return;
    window.webContents.send(EVENT_CHANNEL, event);
  }

  /** A page has opened a ledger, whose relay it has to reach. */
  opened(window: BrowserWindow, ledger: string): void {
    this.#pages.get(window)?.ledgers.add(ledger);
  }

  /**
   * Loads those pages again, at the same place, that have opened a ledger whose relay they may not
   * reach: a page's policy is made when it is loaded.
   */
  reloadWhereUnreached(originOf: (ledger: string) => string | null): void {
    for (const [window, page] of this.#pages) {
      const isReached = [...page.ledgers].every((ledger) => {
        const origin = originOf(ledger);
        return origin === null || page.reaches.includes(origin);
      });
      if (!isReached) reload(window);
    }
  }

  reloadAll(): void {
    for (const window of this.#pages.keys()) reload(window);
  }

  #watch(window: BrowserWindow, page: Page): void {
    window.on('closed', () => this.#pages.delete(window));
    window.webContents.on('did-navigate', () => {
      page.reaches = this.#served;
      page.ledgers.clear();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      console.error(`a page's process is gone: ${reason}`);
      const now = Date.now();
      page.lostAt = [...page.lostAt.filter((at) => now - at < FORGOTTEN_AFTER), now];
      if (page.lostAt.length > MOST_RELOADS) this.#options.lostTooOften(window);
      else reload(window);
    });
  }
}

function reload(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload();
}
