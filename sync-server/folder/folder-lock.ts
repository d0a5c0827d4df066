import { createHash } from 'node:crypto';
import { mkdir, realpath, rmdir, stat, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError, systemCode } from '../start-error.ts';

/** What a path of a socket may have at most, on every system. */
const LONGEST_SOCKET_PATH = 100;
/** Nobody takes this long to take over; who did not finish is not there any more. */
const TAKE_OVER_ENDS = 10_000;
const ATTEMPTS = 50;

/** Says that a folder is this process's alone, until it is released or the process ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process. The lock is a socket that the process listens on: the system
 * ends it with the process, however that ends, and answers truly whether somebody is there, also
 * between containers that share the folder.
 *
 * @throws StartError where another process has the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = await socketPath(folder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const server = await listen(path);
    if (server !== null) return { release: () => close(server) };
    if (await isAlive(path)) throw busy(folder);
    if (!(await removeStale(path))) await wait(100);
  }
  throw busy(folder);
}

const busy = (folder: string) => new StartError(`${folder} is in use by another relay`);

async function socketPath(folder: string): Promise<string> {
  const real = await realpath(folder);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return `\\\\.\\pipe\\convene-relay-${name}`;
  const inside = join(real, 'relay.lock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `convene-${name}.lock`);
}

/** Null where there is such a socket already, of a process that runs or that has ended. */
function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if (systemCode(error) === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Only one process at a time may remove it, and only after asking again; else it could be new. */
async function removeStale(path: string): Promise<boolean> {
  const guard = `${path}.taking-over`;
  try {
    await mkdir(guard);
  } catch {
    await forgetOld(guard);
    return false;
  }
  try {
    if (!(await isAlive(path))) await unlink(path).catch(() => {});
  } finally {
    await rmdir(guard).catch(() => {});
  }
  return true;
}

async function forgetOld(guard: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(guard);
    if (Date.now() - mtimeMs > TAKE_OVER_ENDS) await rmdir(guard);
  } catch {
    // Whoever held it is done.
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
