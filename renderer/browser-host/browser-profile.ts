import type { Settings } from '../../shared/client/host-messages.ts';
import type { ClientStore, KnownLedgers } from '../../shared/client/ports.ts';
import { BrowserClientStore } from './browser-client-store.ts';
import { Database } from './database.ts';

/** Records of the client by ledger. */
const LEDGERS = 'ledgers';
/** How often a ledger was forgotten here, by ledger: what was kept of it before stays apart. */
const TIMES = 'times';
/** Records of what was forgotten, by [ledger, how often before]. */
const FORGOTTEN = 'forgotten';
/** Keys of this origin by their public half. */
export const KEYS = 'keys';
const SETTINGS = 'settings';

const DEFAULT_SETTINGS: Settings = { theme: 'system', notifications: 'off', mutedGroups: [] };

/** What this origin keeps in this browser beside the ledgers: which there are, keys, settings. */
export class BrowserProfile implements KnownLedgers {
  readonly database: Database;
  readonly #name: string;

  private constructor(database: Database, name: string) {
    this.database = database;
    this.#name = name;
  }

  /** `name` is what all its databases begin with. */
  static async open(name = 'convene'): Promise<BrowserProfile> {
    const stores = [LEDGERS, TIMES, FORGOTTEN, KEYS, SETTINGS];
    return new BrowserProfile(await Database.open(name, stores), name);
  }

  async list(): Promise<readonly { readonly ledger: string; readonly record: string }[]> {
    const [keys, records] = await Promise.all([
      this.database.read(LEDGERS, (ledgers) => ledgers.getAllKeys()),
      this.database.read(LEDGERS, (ledgers) => ledgers.getAll() as IDBRequest<unknown[]>),
    ]);
    return keys.flatMap((ledger, index) => {
      const record = records[index];
      const whole = typeof ledger === 'string' && typeof record === 'string';
      return whole ? [{ ledger, record }] : [];
    });
  }

  async put(ledger: string, record: string): Promise<void> {
    await this.database.write([LEDGERS], (store) => {
      store(LEDGERS).put(record, ledger);
    });
  }

  async remove(ledger: string): Promise<void> {
    const times = await this.#times(ledger);
    const record: unknown = await this.database.read(LEDGERS, (ledgers) => ledgers.get(ledger));
    await this.database.write([LEDGERS, TIMES, FORGOTTEN], (store) => {
      store(LEDGERS).delete(ledger);
      store(TIMES).put(times + 1, ledger);
      store(FORGOTTEN).put(record ?? null, [ledger, times]);
    });
  }

  /** What is kept of a ledger since it was last forgotten here. */
  async store(ledger: string): Promise<ClientStore> {
    const times = await this.#times(ledger);
    const name = `${this.#name}-${ledger}${times === 0 ? '' : `-${times}`}`;
    return BrowserClientStore.open(name);
  }

  async settings(): Promise<Settings> {
    const kept: unknown = await this.database.read(SETTINGS, (rows) => rows.get('settings'));
    return { ...DEFAULT_SETTINGS, ...(kept as Partial<Settings> | undefined) };
  }

  /** Puts what is given in the place of what was; the rest stays. */
  async changeSettings(change: {
    readonly [F in keyof Settings]?: Settings[F] | undefined;
  }): Promise<Settings> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const settings = { ...(await this.settings()), ...Object.fromEntries(given) };
    await this.database.write([SETTINGS], (store) => {
      store(SETTINGS).put(settings, 'settings');
    });
    return settings;
  }

  async #times(ledger: string): Promise<number> {
    const times: unknown = await this.database.read(TIMES, (rows) => rows.get(ledger));
    return typeof times === 'number' ? times : 0;
  }
}
