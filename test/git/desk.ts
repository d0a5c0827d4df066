/** A device with a DIP repository, and a remote that holds real DIPs where these are at hand. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DipRepositories } from '../../electron/git/dip-repositories.ts';
import { KeyStore } from '../../electron/main/keys/key-store.ts';
import { SecretFiles } from '../../electron/main/keys/secret-files.ts';
import type { SystemProtection } from '../../electron/main/keys/system-protection.ts';
import { HostError } from '../../shared/client/host-error.ts';
import type { HostProblem, HostRequestOf } from '../../shared/client/host-messages.ts';
import { BareRepository, type BareFile } from '../outside/bare-repository.ts';

export const LEDGER = 'a'.repeat(64);
/** Git starts many processes: how long a busy machine may take to make things ready, in milliseconds. */
export const SLOW = 120_000;

export const NOW = Date.UTC(2026, 4, 1, 12);

const DIPS = resolve(import.meta.dirname, '../../../shared/data/dips');

const OWN: readonly BareFile[] = [
  {
    path: 'dips/dip-2.md',
    bytes: '---\ndip: 2\ntitle: Lines end with a return\r\n---\r\n\r\nText.\r\n',
  },
  { path: 'dips/dip-3.md', bytes: '---\ndip: 3\n---\n\nNo line’s end' },
  { path: 'dips/dip-template.md', bytes: '---\ndip: <n>\n---\n' },
];

/** The published DIPs; a few of our own where they are not here. */
export const dipFiles = (): readonly BareFile[] =>
  existsSync(DIPS)
    ? readdirSync(DIPS).map((name) => ({
        path: `dips/${name}`,
        bytes: readFileSync(join(DIPS, name)),
      }))
    : OWN;

const PROTECTING: SystemProtection = {
  backend: 'gnome_libsecret',
  protects: 'secrets',
  seal: (text) => Buffer.from([...Buffer.from(text, 'utf8')].map((byte) => byte ^ 0x5a)),
  open: (sealed) => Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString('utf8'),
};

export const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'convene-git-'));
export const remove = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

export interface Device {
  readonly dataFolder: string;
  readonly keys: KeyStore;
  readonly desk: DipRepositories;
}

/** A device; opened again with the same folder, it is the same one after a restart. */
export async function openDevice(dataFolder: string): Promise<Device> {
  mkdirSync(dataFolder, { recursive: true });
  const keys = await KeyStore.open(dataFolder, PROTECTING);
  const secrets = await SecretFiles.open(dataFolder, keys);
  return { dataFolder, keys, desk: new DipRepositories({ dataFolder, secrets, now: () => NOW }) };
}

/** A remote with its DIPs on `main`. */
export const makeRemote = (folder: string): BareRepository =>
  BareRepository.create(join(folder, 'remotes', 'diem', 'dip.git'), dipFiles());

export const clone = (remote: string): HostRequestOf<'dip-repository-set'> => ({
  type: 'dip-repository-set',
  ledger: LEDGER,
  source: { kind: 'clone', remote },
});

export const OPEN: HostRequestOf<'dip-repository-set'> = {
  type: 'dip-repository-set',
  ledger: LEDGER,
  source: { kind: 'open' },
};

export const nobody = (): Promise<null> => Promise.resolve(null);

export const read = (from: 'remote' | 'this-computer' = 'remote') =>
  ({ type: 'dip-repository-read', ledger: LEDGER, from }) as const;

export const file = (branch: string | null, path: string): HostRequestOf<'dip-file'> => ({
  type: 'dip-file',
  ledger: LEDGER,
  branch,
  path,
});

export const commitOf = (
  more: Partial<HostRequestOf<'dip-commit'>> = {},
): HostRequestOf<'dip-commit'> => ({
  type: 'dip-commit',
  ledger: LEDGER,
  branch: 'convene/new-one',
  path: 'dips/dip-new-one.md',
  renamedFrom: null,
  before: null,
  text: '---\ndip: to be assigned\ntitle: New one\n---\n\nWords, “quoted” 🙂.\n',
  message: 'DIP: New one\n\nIts text.\n\nDecided-by: ballot b1\n',
  author: { name: 'Ada Manager', email: 'ada@example.org' },
  afterwards: 'push',
  ...more,
});

export const push = (branch = 'convene/new-one') =>
  ({ type: 'dip-push', ledger: LEDGER, branch }) as const;

/** The problem with which it is not done. */
export async function problemOf(work: Promise<unknown>): Promise<HostProblem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof HostError) return error.problem;
    throw error;
  }
  throw new Error('it was done');
}

/** What git says in a folder, as the person would have it said. */
export function gitIn(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A Person',
      GIT_AUTHOR_EMAIL: 'person@example.org',
      GIT_COMMITTER_NAME: 'A Person',
      GIT_COMMITTER_EMAIL: 'person@example.org',
    },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}
