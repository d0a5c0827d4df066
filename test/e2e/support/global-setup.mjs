import { spawn } from 'node:child_process';
import { buildIfStale } from '../../../electron/start/build-if-stale.mjs';
import { testElectron } from '../../electron-runtime/test-electron.mjs';

/** Starts a display; resolves to its name, and to what ends it. */
function startDisplay() {
  // Without `-noreset` it begins anew when the last window closes, and refuses whoever comes then.
  const args = ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  // It complains of each display that is taken, before it finds one that is not.
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb has ended (${code}): ${said}`)));
    server.stdio[3].once('data', (number) => {
      resolve({ display: `:${String(number).trim()}`, stop: () => server.kill() });
    });
  });
}

/** Makes ready what the whole run needs; what it resolves to takes it down. */
export default async function globalSetup() {
  // What the tests read, in processes that inherit it (`electronPath` in desktop.ts).
  process.env.CONVENE_TEST_ELECTRON = await testElectron();
  buildIfStale();
  // A display of its own, so that no run is disturbed by what somebody does on theirs.
  if (process.platform !== 'linux') return () => undefined;
  const { display, stop } = await startDisplay();
  process.env.DISPLAY = display;
  delete process.env.WAYLAND_DISPLAY;
  return stop;
}
