import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hasRuntime, prepareRuntime } from '../../test/electron-runtime/prepare.mjs';

const require = createRequire(import.meta.url);

/** How long to wait for the place of Electron's downloads to answer, in milliseconds. */
const REACHED_WITHIN = 5000;
/** How long the download itself may take, in milliseconds. */
const DOWNLOADED_WITHIN = 10 * 60_000;

const folder = () => dirname(require.resolve('electron/package.json'));

/** The program that was downloaded before; null where none was. */
function downloaded() {
  const named = join(folder(), 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder(), 'dist', readFileSync(named, 'utf8'));
  return existsSync(program) ? program : null;
}

async function isReachable() {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const address = mirror ?? 'https://github.com/electron/electron/releases';
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(REACHED_WITHIN) });
    return true;
  } catch {
    return false;
  }
}

async function download() {
  if (!(await isReachable())) return null;
  const { version } = require('electron/package.json');
  console.log(`convene: downloading Electron ${version}`);
  spawnSync(process.execPath, [join(folder(), 'install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: DOWNLOADED_WITHIN,
  });
  return downloaded();
}

/**
 * The Electron to start the app with: the one that is named, else the app's own, else the one of
 * the tests, and then a line that says so.
 *
 * @throws where there is none; the message says what to do.
 */
export async function findElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return join(named, 'electron');
  const own = downloaded() ?? (await download());
  if (own !== null) return own;
  if (!hasRuntime) {
    throw new Error(
      'Electron cannot be downloaded from here; set ELECTRON_MIRROR, or ELECTRON_OVERRIDE_DIST_PATH to a folder with it',
    );
  }
  console.log(
    'convene: Electron’s own download cannot be had; using the older one that the tests use',
  );
  return join(await prepareRuntime(), 'electron');
}
