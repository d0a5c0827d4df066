import { join } from 'node:path';
import { z } from 'zod';
import type { HostRequestOf, Settings } from '../../shared/client/host-messages.ts';
import { readTextIfThere, writeDurably } from './durable-file.ts';

const settingsForm = z.object({
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']).catch('system'),
  notifications: z.enum(['on', 'off']).catch('on'),
  mutedGroups: z.array(z.string()).catch([]),
});

const DEFAULTS: Settings = { theme: 'system', notifications: 'on', mutedGroups: [] };

/** What the person has set, in `settings.json`; what cannot be read there is as by default. */
export class SettingsFile {
  readonly #path: string;
  #settings: Settings;

  private constructor(path: string, settings: Settings) {
    this.#path = path;
    this.#settings = settings;
  }

  static async open(dataFolder: string): Promise<SettingsFile> {
    const path = join(dataFolder, 'settings.json');
    return new SettingsFile(path, readSettings(await readTextIfThere(path)));
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Resolves once what was changed is on the disk. */
  async change(request: HostRequestOf<'change-settings'>): Promise<Settings> {
    const { theme, notifications, mutedGroups } = { ...this.#settings, ...defined(request) };
    const next = { theme, notifications, mutedGroups };
    await writeDurably(this.#path, `${JSON.stringify(next, null, 2)}\n`);
    this.#settings = next;
    return next;
  }
}

const defined = (request: HostRequestOf<'change-settings'>): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(request).filter(([name, value]) => name !== 'type' && value !== undefined),
  );

function readSettings(text: string | null): Settings {
  if (text === null) return DEFAULTS;
  try {
    return settingsForm.parse(JSON.parse(text));
  } catch {
    return DEFAULTS;
  }
}
