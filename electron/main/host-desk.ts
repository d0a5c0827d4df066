import { shell, type BrowserWindow } from 'electron';
import type {
  HostEvent,
  HostHello,
  HostReplies,
  HostReply,
  HostRequest,
  HostRequestOf,
  HostRequestType,
  KnownAssociation,
  OpenedAssociation,
} from '../../shared/client/host-messages.ts';
import { relayOrigin } from './content-security-policy.ts';
import { isDipRepositoryRequest, type DipRepositoryDesk } from './dip-repository-desk.ts';
import { problem } from './ipc.ts';
import { KeyError, type KeyStore } from './keys/key-store.ts';
import type { SecretFiles } from './keys/secret-files.ts';
import type { KnownRelays } from './known-relays.ts';
import type { DutyFollower } from './notifications/follow-duties.ts';
import { openOutside } from './outside.ts';
import { savePdf } from './save-pdf.ts';
import type { StoreProcess } from './processes/store-process.ts';
import type { SettingsFile } from './settings-file.ts';
import type { AppWindows } from './windows/app-windows.ts';

export interface HostDeskParts {
  readonly dataFolder: string;
  readonly version: string;
  readonly keys: KeyStore;
  readonly secrets: SecretFiles;
  readonly dipRepositories: DipRepositoryDesk;
  readonly settings: SettingsFile;
  readonly relays: KnownRelays;
  readonly windows: AppWindows;
  readonly store: StoreProcess;
  readonly duties: DutyFollower;
}

type Reply = HostReply<HostRequestType>;

/** How long a page has to take a reply before it is loaded again, in milliseconds. */
const HEARD_AFTER = 100;

/**
 * Answers the windows: what is main's own here, everything else by the store process. It also keeps
 * each page able to reach the relays of what it has opened.
 */
export class HostDesk {
  readonly #parts: HostDeskParts;
  #associations: readonly KnownAssociation[] = [];
  /** A link that came before there was a page to show it. */
  #link: string | null = null;

  constructor(parts: HostDeskParts) {
    this.#parts = parts;
  }

  get associations(): readonly KnownAssociation[] {
    return this.#associations;
  }

  /** The origins of the relays that are known here, and those by which others know one of this computer. */
  get #relays(): readonly string[] {
    const shared = this.#associations.flatMap(({ sharedAs }) => {
      const origin = sharedAs === null ? null : relayOrigin(sharedAs);
      return origin === null ? [] : [origin];
    });
    return [...this.#parts.relays.origins, ...shared];
  }

  async handle(request: HostRequest, window: BrowserWindow): Promise<Reply> {
    switch (request.type) {
      case 'hello':
        return this.#hello(request, window);
      case 'open':
        return this.#open(request, window);
      case 'settings':
        return done<'settings'>(this.#parts.settings.current);
      case 'change-settings':
        return this.#changeSettings(request);
      case 'passphrase':
        return this.#passphrase(request);
      case 'open-outside': {
        const outcome = await openOutside(request.url, this.#relays);
        return outcome === 'opened'
          ? done<'open-outside'>({})
          : problem('not-here', 'only https: addresses and portals are opened');
      }
      case 'save-pdf': {
        const saved = await savePdf(window, request.suggestedName);
        return saved.ok
          ? done<'save-pdf'>({ path: saved.path })
          : problem(saved.code, saved.message);
      }
      case 'show-data-folder':
        await this.showDataFolder();
        return done<'show-data-folder'>({});
      default:
        return isDipRepositoryRequest(request)
          ? this.#parts.dipRepositories.handle(request, window)
          : this.#asked(request);
    }
  }

  async #asked(request: HostRequest): Promise<Reply> {
    const reply = await this.#parts.store.request(request);
    if (request.type === 'reach-mine' || request.type === 'change-reach-mine') {
      // It is the reply to either, which is the same.
      const mine = reply.ok ? (reply.value as HostReplies['reach-mine']) : null;
      if (mine !== null) this.#parts.duties.quiet(request.ledger, mine.quietHours);
    }
    return reply;
  }

  /** Notifications keep to the quiet hours that the person has set with the relay. */
  async #askQuietHours(ledger: string): Promise<void> {
    await this.#asked({ type: 'reach-mine', ledger });
  }

  /** Takes what the store tells, and tells it to the windows. */
  async event(event: HostEvent): Promise<void> {
    if (event.type === 'associations') await this.#take(event.associations);
    this.#parts.windows.send(event);
    this.#parts.duties.take(event);
    if (event.type === 'connection' && event.connection.status === 'online') {
      await this.#askQuietHours(event.ledger);
    }
  }

  /** Goes to a place in the app, in whichever window is in front. */
  goTo(link: string): void {
    const { windows } = this.#parts;
    const wasEmpty = windows.isEmpty;
    const window = windows.focus();
    if (wasEmpty || window.webContents.isLoadingMainFrame()) this.#link = link;
    else windows.sendTo(window, { type: 'go-to', link });
  }

  async showDataFolder(): Promise<void> {
    await shell.openPath(this.#parts.dataFolder);
  }

  /** Writes each ledger of this device where the person says. */
  async exportAll(): Promise<void> {
    for (const { ledger } of this.#associations) {
      const reply = await this.#parts.store.request({ type: 'export', ledger });
      if (!reply.ok) console.error('export', reply.problem);
    }
  }

  async #hello(request: HostRequestOf<'hello'>, window: BrowserWindow): Promise<Reply> {
    const { store, keys, settings, dataFolder, version, windows } = this.#parts;
    const reply = await store.request(request);
    if (!reply.ok) return reply;
    const hello: HostHello = {
      ...(reply.value as HostHello),
      platform: 'desktop',
      version,
      keys: keys.protection,
      dataFolder,
      settings: settings.current,
    };
    await this.#take(hello.associations);
    const link = this.#link;
    this.#link = null;
    // The page goes on from this reply, and is then ready to go anywhere.
    if (link !== null) setTimeout(() => windows.sendTo(window, { type: 'go-to', link }), 0);
    return done<'hello'>(hello);
  }

  async #open(request: HostRequestOf<'open'>, window: BrowserWindow): Promise<Reply> {
    const { store, relays, windows, duties } = this.#parts;
    windows.opened(window, request.ledger);
    const reply = await store.request(request);
    // It is the reply to an `open`.
    if (reply.ok) {
      duties.opened(reply.value as OpenedAssociation);
      void this.#askQuietHours(request.ledger).catch(console.error);
    }
    // Once the page has heard that it is open, and so comes back to it.
    setTimeout(
      () => windows.reloadWhereUnreached((ledger) => relays.originOf(ledger)),
      HEARD_AFTER,
    );
    return reply;
  }

  async #take(associations: readonly KnownAssociation[]): Promise<void> {
    const { relays, windows } = this.#parts;
    this.#associations = associations;
    await relays.take(associations);
    windows.reloadWhereUnreached((ledger) => relays.originOf(ledger));
  }

  async #changeSettings(request: HostRequestOf<'change-settings'>): Promise<Reply> {
    const settings = await this.#parts.settings.change(request).catch((error: unknown) => {
      console.error(error);
      return null;
    });
    if (settings === null) return problem('disk', 'the settings cannot be written');
    this.#parts.windows.send({ type: 'settings', settings });
    return done<'change-settings'>(settings);
  }

  async #passphrase(request: HostRequestOf<'passphrase'>): Promise<Reply> {
    const { keys, secrets, windows, store } = this.#parts;
    const { action, passphrase } = request;
    try {
      await (action === 'set' ? keys.setPassphrase(passphrase) : keys.unlock(passphrase));
      await secrets.protectAll();
    } catch (error) {
      if (error instanceof KeyError) return problem(error.code, error.message);
      throw error;
    }
    windows.send({ type: 'keys', keys: keys.protection });
    // What could not sign in while the keys were locked can do so now.
    for (const { ledger } of this.#associations) {
      void store.request({ type: 'reconnect', ledger });
    }
    return done<'passphrase'>(keys.protection);
  }
}

const done = <T extends HostRequestType>(value: HostReplies[T]): HostReply<T> => ({
  ok: true,
  value,
});
