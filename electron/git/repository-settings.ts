import { join } from 'node:path';
import { z } from 'zod';
import { readTextIfThere, writeDurably } from '../main/durable-file.ts';

const sourceForm = z.strictObject({
  kind: z.enum(['clone', 'open']),
  folder: z.string(),
  gitDir: z.string(),
  /** The remote's name in the clone. */
  remote: z.string().nullable(),
  /** Its address, as anybody may see it. */
  address: z.string().nullable(),
});

const settingsForm = z.strictObject({
  form: z.literal('convene-dip-repository/1'),
  source: sourceForm.nullable(),
  /** As the person set it; null for the remote's own. */
  base: z.string().nullable(),
  /** What the remote said that its own is; in a clone without a remote, that of the clone. */
  ownBase: z.string().nullable(),
  /** Milliseconds. */
  fetchedAt: z.number().nullable(),
  github: z.strictObject({ api: z.string(), repository: z.string() }).nullable(),
  /** What the token was given for, and whose GitHub says that it is. */
  token: z.strictObject({ api: z.string(), login: z.string().nullable() }).nullable(),
});

export type RepositorySettings = z.infer<typeof settingsForm>;
export type RepositorySource = z.infer<typeof sourceForm>;

const NONE: RepositorySettings = {
  form: 'convene-dip-repository/1',
  source: null,
  base: null,
  ownBase: null,
  fetchedAt: null,
  github: null,
  token: null,
};

/** The folder of all that is kept about DIP repositories. */
export const repositoriesFolder = (dataFolder: string): string =>
  join(dataFolder, 'dip-repositories');

const pathOf = (dataFolder: string, ledger: string): string =>
  join(repositoriesFolder(dataFolder), `${ledger}.json`);

/** What this device has set for a ledger; nothing where its file cannot be read. */
export async function readSettings(
  dataFolder: string,
  ledger: string,
): Promise<RepositorySettings> {
  const text = await readTextIfThere(pathOf(dataFolder, ledger));
  if (text === null) return NONE;
  try {
    return settingsForm.parse(JSON.parse(text));
  } catch {
    return NONE;
  }
}

/** Resolves once they are on the disk. */
export async function writeSettings(
  dataFolder: string,
  ledger: string,
  settings: RepositorySettings,
): Promise<void> {
  await writeDurably(pathOf(dataFolder, ledger), `${JSON.stringify(settings, null, 2)}\n`);
}
