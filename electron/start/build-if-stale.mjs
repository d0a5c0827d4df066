import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'sync-server',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
/** Written last, with what it was built from. */
const DONE = join(root, 'dist', '.built');

/** When the newest of the files below was changed, in milliseconds. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    stat.mtimeMs,
  );
}

export function isStale() {
  if (!existsSync(DONE)) return true;
  const built = statSync(DONE).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > built);
}

/**
 * Builds the app into `dist/`.
 *
 * @throws where it cannot be built; what is wrong has been printed.
 */
export function build() {
  rmSync(DONE, { force: true });
  const started = new Date();
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status } = spawnSync(process.execPath, [program, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the app could not be built');
  writeFileSync(DONE, `${started.toISOString()}\n`);
  // What was changed while it was being built is not in it.
  utimesSync(DONE, started, started);
}

/** Builds the app unless what stands in `dist/` is made of what stands here. */
export function buildIfStale() {
  if (!isStale()) return;
  console.log('convene: building the app');
  build();
}
