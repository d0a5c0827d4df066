/** A real relay, on a port of its own, that has a ledger and shows a portal of it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import type { PortalReach } from '../../shared/protocol/outreach-messages.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import { openStores } from '../../sync-server/folder/stores.ts';
import { openAppendFile } from '../../sync-server/ledger-file/index.ts';
import { Metrics } from '../../sync-server/metrics.ts';
import type { PortalListener, ReachView } from '../../sync-server/outreach/reach-view.ts';
import { Portal } from '../../sync-server/portal/portal.ts';
import type { RelayOptions } from '../../sync-server/relay-options.ts';
import { RunningRelay } from '../../sync-server/running-relay.ts';
import { NOW, portalSigner } from './sample-ledger.ts';

/** What the association and its people have wished, as a test has it. */
export class Wishes implements ReachView {
  revision = 0;
  #portal: PortalReach = 'public';
  readonly #shown = new Set<string>();
  readonly #listeners: PortalListener[] = [];

  portal(): PortalReach {
    return this.#portal;
  }

  nameShown(person: string): boolean {
    return this.#shown.has(person);
  }

  whenPortalChanges(hear: PortalListener): void {
    this.#listeners.push(hear);
  }

  async open(portal: PortalReach): Promise<void> {
    this.#portal = portal;
    this.revision += 1;
    await Promise.all(this.#listeners.map((hear) => hear(portal)));
  }

  show(person: string): void {
    this.#shown.add(person);
    this.revision += 1;
  }
}

export interface PortalRelayOptions {
  /** Of an export; its trailer is left out. */
  readonly lines: readonly string[];
  readonly signer?: Signer;
  readonly now?: number;
  readonly more?: Partial<RelayOptions>;
  /** In the place of `wishes`. */
  readonly reach?: ReachView;
}

export class PortalRelay {
  readonly wishes = new Wishes();
  readonly folder: string;
  readonly #options: PortalRelayOptions;
  now: number;
  uptime = 1_000_000;
  #relay: RunningRelay | null = null;

  private constructor(folder: string, options: PortalRelayOptions) {
    this.folder = folder;
    this.#options = options;
    this.now = options.now ?? NOW;
  }

  static async start(options: PortalRelayOptions): Promise<PortalRelay> {
    const folder = await mkdtemp(join(tmpdir(), 'convene-portal-'));
    const made = new PortalRelay(folder, options);
    const lines = options.lines.filter(
      (line) => !line.startsWith('{"kind":"end"') && !isTrailer(line),
    );
    await writeFile(join(folder, 'ledger.jsonl'), lines.map((line) => `${line}\n`).join(''));
    await made.start();
    return made;
  }

  async start(): Promise<void> {
    const { signer = portalSigner('relay 1'), more = {}, reach = this.wishes } = this.#options;
    const options: RelayOptions = {
      folder: this.folder,
      signer,
      clock: () => this.now,
      acceptClock: true,
      ...more,
    };
    const metrics = new Metrics();
    const stores = await openStores({
      root: this.folder,
      openFile: openAppendFile,
      now: () => this.now,
      signer,
      flushed: () => {},
    });
    this.#relay = new RunningRelay({
      options,
      stores,
      metrics,
      web: null,
      makeParts: (view) => [
        new Portal({
          view,
          reach,
          readersFile: join(this.folder, 'portal-readers.json'),
          uptime: () => this.uptime,
        }),
      ],
    });
    await this.#relay.start();
  }

  get relay(): RunningRelay {
    if (this.#relay === null) throw new Error('the relay does not run');
    return this.#relay;
  }

  get url(): string {
    return this.relay.url;
  }

  /**
   * Each on a connection of its own: the checks of a page hold this process for seconds, and what was
   * kept open meanwhile is closed by the relay just as it is used again.
   */
  get(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('connection', 'close');
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init, headers });
  }

  async text(path: string, init: RequestInit = {}): Promise<string> {
    return (await this.get(path, init)).text();
  }

  /** A token of a person's device. */
  async token(person: string): Promise<string> {
    const signer = portalSigner(`person ${person}`);
    const challenge = await this.#post('/session', { type: 'challenge' });
    const { nonce, ledger, relayKey } = challenge as Record<
      'nonce' | 'ledger' | 'relayKey',
      string
    >;
    const signature = signer.sign(sessionMessage(ledger, relayKey, nonce));
    const device = deviceIdOf(nodeCrypto, signer.publicKey);
    const answer = await this.#post('/session', { type: 'answer', device, nonce, signature });
    return (answer as { readonly token: string }).token;
  }

  /** A link into the portal, as the app asks for it. */
  async link(person: string, path = '/portal'): Promise<string> {
    const answer = await this.get('/outreach/portal-link', {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token(person)}` },
      body: JSON.stringify({ path }),
    });
    const { url } = (await answer.json()) as { readonly url: string };
    return new URL(url).pathname;
  }

  /** The cookie that a person's browser has once it has followed a link. */
  async cookie(person: string): Promise<string> {
    const entered = await this.get(await this.link(person));
    return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async stop(): Promise<void> {
    await this.#relay?.close();
    this.#relay = null;
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #post(path: string, body: object): Promise<unknown> {
    const answer = await this.get(path, { method: 'POST', body: JSON.stringify(body) });
    return answer.json();
  }
}

const isTrailer = (line: string): boolean =>
  (JSON.parse(line) as { readonly kind: string }).kind === 'trailer';
