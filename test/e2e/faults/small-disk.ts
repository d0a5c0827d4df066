import { execFileSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../support/desktop.ts';
import { below, processes } from './tools.ts';

/** A disk that a test fills, and makes room on again. */
export interface SmallDisk {
  readonly folder: string;
  /** What it is: a file system of its own, or a limit on the store's files. */
  readonly kind: 'mounted' | 'limited';
  /** From now on nothing more can be written there by somebody's app. */
  fill(desktop: Desktop): Promise<void>;
  empty(desktop: Desktop): Promise<void>;
  remove(): Promise<void>;
}

/** Enough for Chromium's own files, and quickly filled. */
const MEBIBYTES = 64;

/**
 * A small file system in memory; where none may be mounted, a folder whose writer is told that its
 * files are as large as they may be (`prlimit`).
 */
export async function smallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  try {
    const size = `size=${MEBIBYTES}m,mode=700`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return limited(folder);
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    kind: 'mounted',
    fill: () => fillUp(filler),
    empty: () => rm(filler, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      return Promise.resolve();
    },
  };
}

async function fillUp(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    // To the last byte: first in large steps, then in small ones.
    for (let step = 1024 * 1024; step >= 512;) {
      const bytes = Buffer.alloc(step);
      const { bytesWritten } = await file.write(bytes).catch(() => ({ bytesWritten: 0 }));
      if (bytesWritten < step) step /= 2;
    }
  } finally {
    await file.close();
  }
}

const limited = (folder: string): SmallDisk => ({
  folder,
  kind: 'limited',
  fill: (desktop) => limitStore(desktop, '1:unlimited'),
  empty: (desktop) => limitStore(desktop, 'unlimited:unlimited'),
  remove: () => Promise.resolve(),
});

/** The store is Electron's utility process for Node. */
function limitStore(desktop: Desktop, limit: string): Promise<void> {
  const { pid = 0 } = desktop.app.process();
  const children = new Set(below(pid));
  for (const each of processes()) {
    if (!children.has(each.pid) || !each.command.includes('node.mojom.NodeService')) continue;
    execFileSync('prlimit', [`--pid=${each.pid}`, `--fsize=${limit}`]);
  }
  return Promise.resolve();
}
