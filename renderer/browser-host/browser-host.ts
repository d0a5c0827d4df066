import { ClientHost } from '../../shared/client/client-host.ts';
import {
  hostRequest,
  type HostEvent,
  type HostHello,
  type HostReplies,
  type HostReply,
  type HostRequest,
  type HostRequestType,
} from '../../shared/client/host-messages.ts';
import type { CannotSign } from './browser-crypto.ts';
import type { BrowserProfile } from './browser-profile.ts';
import type { ClientPorts } from '../../shared/client/ports.ts';
import type { SavingByPage } from './save-by-page.ts';

export interface BrowserHostParts {
  readonly profile: BrowserProfile;
  readonly ports: ClientPorts;
  readonly cannotSign: CannotSign | null;
  readonly version: string;
  /** The relay that the page came from, as `https://relay.example`. */
  readonly origin: string;
  readonly saving: SavingByPage;
  readonly emit: (event: HostEvent) => void;
}

type Reply = HostReply<HostRequestType>;

/** What no browser can do, each with a code of why. */
const ABSENT: Readonly<Record<string, string>> = {
  'sample-open': 'no-relay-here',
  'share-relay': 'no-relay-here',
  'move-relay': 'no-relay-here',
  git: 'no-git',
  notifications: 'desktop-only',
  passphrase: 'browser-keeps-keys',
  'show-data-folder': 'no-folder',
};

/** What needs a key, where none can be had. */
const SIGNING = ['found', 'join', 'recover', 'offer-device', 'propose', 'invite'] as const;

/**
 * The browser's host: the client, and around it what on the desktop is the main process's. The relay
 * is the one that the page came from.
 */
export class BrowserHost {
  readonly #parts: BrowserHostParts;
  readonly #client: ClientHost;

  constructor(parts: BrowserHostParts) {
    this.#parts = parts;
    const { ports, version, saving } = parts;
    this.#client = new ClientHost({
      platform: 'browser',
      ports,
      version,
      embedded: null,
      ...saving,
      sample: null,
    });
    this.#client.onEvent(parts.emit);
  }

  /** Does what is asked. Never rejects. */
  async handle(unread: HostRequest): Promise<Reply> {
    const read = hostRequest.safeParse(unread);
    if (!read.success) return problem('malformed-request', 'no request of this version');
    try {
      return await this.#answer(read.data);
    } catch (error) {
      return problem('internal', error instanceof Error ? error.message : String(error));
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #answer(request: HostRequest): Promise<Reply> {
    const { cannotSign, origin } = this.#parts;
    if (cannotSign !== null && SIGNING.some((type) => type === request.type))
      return Promise.resolve(problem('read-only', cannotSign, { reason: cannotSign }));
    switch (request.type) {
      case 'hello':
        return this.#hello(request);
      case 'settings':
        return this.#settings();
      case 'change-settings':
        return this.#changeSettings(request);
      case 'found':
      case 'read-invite':
      case 'join':
      case 'recover':
        // The page may speak to no other, whatever name an invite gives it.
        return this.#client.handle({ ...request, relayUrl: origin });
      case 'relay-identity':
        return this.#client.handle({ ...request, url: origin });
      case 'passphrase':
      case 'show-data-folder':
      case 'open-outside':
        return Promise.resolve(problem('not-here', `${request.type} is not a browser's`));
      default:
        return this.#client.handle(request);
    }
  }

  async #hello(request: HostRequest): Promise<Reply> {
    const { cannotSign, profile, version } = this.#parts;
    const reply = await this.#client.handle(request);
    if (!reply.ok) return reply;
    const value = reply.value as HostHello;
    // One is founded on the relay that the page came from.
    const { found: _, ...absent } = value.absent;
    const unsigned = cannotSign === null ? [] : SIGNING.map((type) => [type, cannotSign]);
    return done<'hello'>({
      ...value,
      platform: 'browser',
      version,
      keys: { by: 'browser', backend: 'webcrypto', locked: 'no' },
      absent: { ...absent, ...ABSENT, ...Object.fromEntries(unsigned) },
      dataFolder: null,
      settings: await profile.settings(),
    });
  }

  async #settings(): Promise<Reply> {
    return done<'settings'>(await this.#parts.profile.settings());
  }

  async #changeSettings({
    theme,
    notifications,
    mutedGroups,
  }: Extract<HostRequest, { type: 'change-settings' }>): Promise<Reply> {
    const { profile, emit } = this.#parts;
    try {
      const settings = await profile.changeSettings({ theme, notifications, mutedGroups });
      emit({ type: 'settings', settings });
      return done<'change-settings'>(settings);
    } catch (error) {
      return problem('disk', error instanceof Error ? error.message : String(error));
    }
  }
}

const done = <T extends HostRequestType>(value: HostReplies[T]): HostReply<T> => ({
  ok: true,
  value,
});

export const problem = (
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): {
  readonly ok: false;
  readonly problem: { code: string; message: string; details: Readonly<Record<string, string>> };
} => ({
  ok: false,
  problem: { code, message, details },
});
