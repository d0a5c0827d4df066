/**
 * Kills a process in the middle of what it does with git, at a point and not at a time: its `git` is a
 * script that runs the real one and, at one command, ends the process that asked for it.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { HostRequestOf } from '../../shared/client/host-messages.ts';

export type Asked =
  | (HostRequestOf<'dip-repository-set'> & { readonly folder: string | null })
  | HostRequestOf<'dip-commit'>
  | HostRequestOf<'dip-push'>
  | HostRequestOf<'pull-request-open'>;

export interface Point {
  /**
   * `before` git runs, `after` it has ended, or with git itself while it holds its locks (`locked`).
   */
  readonly when: 'before' | 'after' | 'locked';
  /** How the command begins, as in `update-ref refs/convene/branches/`; the first such counts. */
  readonly command: string;
}

const SCRIPT = new URL('killed-desk.ts', import.meta.url).pathname;
const ROOT = new URL('../..', import.meta.url).pathname;
const GIT = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();

/** Starts a process that does what is asked of a device, with this PATH before its own. */
export function start(dataFolder: string, asked: Asked, path: string | null = null) {
  const args = ['--import', 'tsx', SCRIPT, dataFolder, JSON.stringify(asked)];
  const own = process.env['PATH'] ?? '';
  const PATH = path === null ? own : `${path}${delimiter}${own}`;
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Lets a process do what is asked, and kills it at a point. @throws where it never came there. */
export async function killedAt(
  { when, command }: Point,
  at: { readonly folder: string; readonly dataFolder: string },
  asked: Asked,
): Promise<void> {
  const path = join(at.folder, 'killing');
  const hooks = join(path, 'hooks');
  mkdirSync(hooks, { recursive: true });
  const runs = {
    before: '',
    after: `${GIT} "$@"`,
    locked: `${GIT} -c core.hooksPath='${hooks}' "$@"`,
  };
  writeFileSync(
    join(path, 'git'),
    `#!/bin/sh
case " $* " in
  " ${command}"*) ;;
  *) exec ${GIT} "$@" ;;
esac
${runs[when]}
kill -9 $PPID
`,
    { mode: 0o755 },
  );
  writeFileSync(
    join(hooks, 'reference-transaction'),
    '#!/bin/sh\ncat >/dev/null\ntest "$1" != prepared || kill -9 $PPID\n',
    { mode: 0o755 },
  );
  const child = start(at.dataFolder, asked, path);
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`it was not killed, but ended with ${code}: ${said}`);
}

/** What git left locked below a folder. */
export const locksIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.lock'),
  );
