/**
 * `npm start`: installs and builds where that is to be done, then opens the app. Without a display
 * it serves the browser build instead, and prints its address.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function installIfMissing() {
  if (existsSync(join(root, 'node_modules', 'electron-vite'))) return;
  console.log('convene: node_modules is missing: installing it first');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32';
  const { status } = spawnSync(npm, ['ci'], { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) throw new Error('npm ci has failed');
}

/** Where the relay keeps what it keeps when there is no display. */
function relayFolder() {
  const told = process.env['CONVENE_DATA'];
  if (told) return join(told, 'relay');
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return join(data, 'convene', 'relay');
}

async function serveBrowser({ launchRelay, ended, endTogether }) {
  const folder = relayFolder();
  const port = process.env['CONVENE_PORT'] ?? '8443';
  console.log('convene: there is no display here, so the app is served for a browser instead');
  const relay = launchRelay(
    ['--data', folder, '--found', '--port', port],
    ['ignore', 'pipe', 'inherit'],
  );
  endTogether([relay]);
  const lines = createInterface({ input: relay.stdout });
  lines.on('line', (line) => {
    const said = JSON.parse(line);
    if (said.msg === 'relay runs') {
      console.log(`convene: open ${said.url} (its data is in ${folder}); Ctrl+C stops it`);
    } else if (said.level >= 40) {
      console.error(line);
    }
  });
  return ended(relay);
}

async function main() {
  installIfMissing();
  // What these import is only there once it is installed.
  const { buildIfStale } = await import('./build-if-stale.mjs');
  const launching = await import('./launch.mjs');
  buildIfStale();
  if (!launching.hasDisplay) return serveBrowser(launching);
  const { findElectron } = await import('./electron-binary.mjs');
  const electron = await findElectron();
  const app = launching.launch(electron, process.argv.slice(2));
  launching.endTogether([app]);
  return launching.ended(app);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`convene: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
