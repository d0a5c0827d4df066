import { spawn } from 'node:child_process';
import { root } from './build-if-stale.mjs';

/** Whether windows can be shown here. */
export const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

/** Chromium's sandbox does not start for root on Linux. */
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Starts the app; `args` are its own. */
export function launch(electron, args) {
  if (isRoot) console.log('convene: started by root, so without Chromium’s sandbox');
  return spawn(electron, ['.', ...(isRoot ? ['--no-sandbox'] : []), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** Starts a relay in a process of its own; it serves the browser build. */
export function launchRelay(args, stdio) {
  return spawn(process.execPath, ['--import', 'tsx', 'sync-server/main.ts', ...args], {
    cwd: root,
    stdio,
  });
}

/** Resolves once the child has ended, to its exit code. */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`convene: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Passes on to children what ends this process. */
export function endTogether(children) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
    });
  }
}
