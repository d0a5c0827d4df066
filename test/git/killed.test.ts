import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BareRepository } from '../outside/bare-repository.ts';
import {
  clone,
  commitOf,
  file,
  gitIn,
  makeRemote,
  OPEN,
  openDevice,
  push,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';
import { killedAt, locksIn, type Point } from './kill.ts';

const BRANCH = 'convene/new-one';
const PATH = 'dips/dip-new-one.md';

let folder = '';
let remote: BareRepository;
let device: Device;
beforeEach(async () => {
  folder = await temporary();
  remote = makeRemote(folder);
  device = await openDevice(join(folder, 'data'));
}, SLOW);
afterEach(() => remove(folder), SLOW);

const restarted = (): Promise<Device> => openDevice(device.dataFolder);
const here = () => ({ folder, dataFolder: device.dataFolder });

/** A clone of the person's, with what they have begun in it. */
function begun(): string {
  const place = join(folder, 'my clone');
  gitIn(folder, 'clone', '--quiet', remote.url, place);
  writeFileSync(join(place, 'dips', 'begun.md'), 'Begun\n');
  writeFileSync(join(place, 'dips', 'dip-template.md'), 'Changed\n');
  writeFileSync(join(place, 'staged.md'), 'Staged\n');
  gitIn(place, 'add', 'staged.md');
  gitIn(place, 'status');
  return place;
}

/** All that is the person's in their clone. */
const theirs = (place: string): string[] => [
  gitIn(place, 'status', '--porcelain=v2', '--branch', '--untracked-files=all'),
  gitIn(place, 'diff'),
  gitIn(place, 'diff', '--cached'),
  readFileSync(join(place, '.git', 'index')).toString('base64'),
  readFileSync(join(place, '.git', 'config'), 'utf8'),
  readFileSync(join(place, '.git', 'HEAD'), 'utf8'),
  gitIn(place, 'for-each-ref', 'refs/heads/main', 'refs/remotes/origin/main', 'refs/stash'),
];

interface Case extends Point {
  /** What is there afterwards, before anything is done again. */
  readonly left: 'nothing' | 'kept' | 'pushed';
  readonly clone?: 'open';
}

const OURS = 'update-ref refs/convene/branches/';
const CASES: readonly Case[] = [
  { when: 'locked', command: 'fetch', left: 'nothing' },
  { when: 'before', command: 'hash-object', left: 'nothing' },
  { when: 'after', command: 'hash-object', left: 'nothing' },
  { when: 'after', command: 'update-index', left: 'nothing' },
  { when: 'after', command: 'commit-tree', left: 'nothing' },
  { when: 'locked', command: OURS, left: 'nothing' },
  { when: 'after', command: OURS, left: 'kept' },
  { when: 'locked', command: 'update-ref refs/heads/', left: 'kept' },
  { when: 'before', command: 'push', left: 'kept' },
  { when: 'after', command: 'push', left: 'pushed' },
  { when: 'locked', command: 'update-ref refs/convene/remote/', left: 'pushed' },
  { when: 'locked', command: 'fetch', left: 'nothing', clone: 'open' },
  { when: 'after', command: 'commit-tree', left: 'nothing', clone: 'open' },
  { when: 'locked', command: OURS, left: 'nothing', clone: 'open' },
  { when: 'locked', command: 'update-ref refs/heads/', left: 'kept', clone: 'open' },
  { when: 'after', command: 'push', left: 'pushed', clone: 'open' },
  { when: 'locked', command: 'update-ref refs/convene/remote/', left: 'pushed', clone: 'open' },
];

describe('a commit whose process was killed', () => {
  it.each(CASES)(
    '$when “$command” ($clone) leaves $left, and is made and pushed once',
    async (point) => {
      const place = point.clone === 'open' ? begun() : null;
      const set = place === null ? clone(remote.url) : OPEN;
      const { source } = await device.desk.set(set, () => Promise.resolve(place));
      const before = place === null ? [] : theirs(place);
      // So that there is something to fetch.
      const base = remote.commit('main', [{ path: 'dips/later.md', bytes: 'Later\n' }], 'Later');
      await killedAt(point, here(), commitOf());
      expect(locksIn(source?.folder ?? '').length).toBe(point.when === 'locked' ? 1 : 0);

      const again = await restarted();
      const seen = await again.desk.file(file(BRANCH, PATH));
      const isThere = point.left !== 'nothing';
      expect(seen.text).toBe(isThere ? commitOf().text : null);
      expect(seen.pushed).toBe(point.left === 'pushed' ? 'yes' : 'no');
      expect(remote.branch(BRANCH)).toBe(point.left === 'pushed' ? seen.commit : null);

      const done = await again.desk.commit(commitOf());
      expect(done).toMatchObject({ pushed: 'yes', problem: null });
      if (isThere) expect(done.commit).toBe(seen.commit);
      expect(await again.desk.commit(commitOf())).toEqual(done);
      expect(await again.desk.push(push())).toEqual(done);
      expect(remote.branch(BRANCH)).toBe(done.commit);
      expect(remote.git('rev-list', `main..${BRANCH}`)).toBe(done.commit);
      expect(remote.git('rev-parse', `${BRANCH}^`)).toBe(base);
      expect(remote.branches().toSorted()).toEqual([BRANCH, 'main']);

      const scratch = join(device.dataFolder, 'dip-repositories', 'scratch');
      expect(readdirSync(scratch)).toEqual([]);
      if (place === null) expect(locksIn(source?.folder ?? '')).toEqual([]);
      else {
        expect(locksIn(join(place, '.git', 'refs', 'convene'))).toEqual([]);
        expect(theirs(place)).toEqual(before);
      }
    },
    SLOW,
  );
});
