import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GithubServer } from '../outside/github-server.ts';
import { BareRepository } from '../outside/bare-repository.ts';
import {
  clone,
  commitOf,
  file,
  gitIn,
  LEDGER,
  makeRemote,
  nobody,
  OPEN,
  openDevice,
  problemOf,
  read,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';
import { killedAt, locksIn, start, type Point } from './kill.ts';

const BRANCH = 'convene/new-one';

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
const all = () => join(device.dataFolder, 'dip-repositories');

const other = (): BareRepository =>
  BareRepository.create(join(folder, 'other.git'), [{ path: 'dips/dip-9.md', bytes: 'Nine\n' }]);

function linkedWorktree(): string {
  const place = join(folder, 'my clone');
  gitIn(folder, 'clone', '--quiet', remote.url, place);
  const linked = join(folder, 'beside it');
  gitIn(place, 'worktree', 'add', '--quiet', '-b', 'mine', linked);
  return linked;
}

describe('a clone that is made anew, of another repository, and killed', () => {
  const points: readonly (Point & { readonly is: 'the old' | 'none' | 'the new' })[] = [
    { when: 'after', command: 'clone', is: 'the old' },
    { when: 'after', command: 'for-each-ref', is: 'none' },
    { when: 'before', command: 'symbolic-ref', is: 'none' },
    { when: 'before', command: 'ls-remote --upload-pack=git-upload-pack', is: 'the new' },
  ];
  it.each(points)(
    '$when “$command” says that it is $is, and can be made again',
    async (point) => {
      await device.desk.set(clone(remote.url), nobody);
      await device.desk.commit(commitOf({ afterwards: 'keep' }));
      const next = other();
      await killedAt(point, here(), { ...clone(next.url), folder: null });

      const again = await restarted();
      const { source } = await again.desk.status(LEDGER);
      const url = { 'the old': remote.url, none: undefined, 'the new': next.url }[point.is];
      expect(source?.remote).toBe(url);
      if (source !== null) {
        expect(source.base).toBe('main');
        expect(gitIn(source.folder, 'remote', 'get-url', 'origin').trim()).toBe(url);
        const main = point.is === 'the old' ? remote.branch('main') : next.branch('main');
        expect((await again.desk.read(read('this-computer'))).commit).toBe(main);
      }
      await again.desk.set(clone(next.url), nobody);
      expect((await again.desk.file(file(null, 'dips/dip-9.md'))).text).toBe('Nine\n');
      expect(readdirSync(all()).filter((name) => name.startsWith('.cloning-'))).toEqual([]);
      // What was kept of ours is set aside, once.
      const aside = readdirSync(all()).filter((name) => name.includes('.before-'));
      expect(aside).toHaveLength(1);
      expect(gitIn(join(all(), aside[0] ?? ''), 'for-each-ref')).toContain(BRANCH);
    },
    SLOW,
  );
});

describe('a folder of the person’s that is chosen, and killed', () => {
  it(
    'is known with its branch, or not at all',
    async () => {
      const place = join(folder, 'my clone');
      gitIn(folder, 'clone', '--quiet', remote.url, place);
      gitIn(place, 'remote', 'remove', 'origin');
      for (const when of ['before', 'after'] as const) {
        await killedAt({ when, command: 'symbolic-ref' }, here(), { ...OPEN, folder: place });
        expect((await (await restarted()).desk.status(LEDGER)).source).toBeNull();
      }
      const { source } = await device.desk.set(OPEN, () => Promise.resolve(place));
      expect(source).toMatchObject({ folder: place, base: 'main' });
    },
    SLOW,
  );
});

describe('a lock that was left', () => {
  it(
    'in our own clone holds up no setting either',
    async () => {
      const { source } = await device.desk.set(clone(remote.url), nobody);
      remote.commit('next', [{ path: 'dips/dip-77.md', bytes: 'Next\n' }], 'Next');
      remote.commit('main', [{ path: 'dips/later.md', bytes: 'Later\n' }], 'Later');
      await killedAt({ when: 'locked', command: 'fetch' }, here(), commitOf());
      expect(locksIn(source?.folder ?? '')).not.toEqual([]);
      const again = await restarted();
      const set = { type: 'dip-repository-set', ledger: LEDGER } as const;
      expect((await again.desk.set({ ...set, base: 'next' }, nobody)).source?.base).toBe('next');
      expect((await again.desk.set({ ...set, base: 'main' }, nobody)).source?.base).toBe('main');
      const { commit, problem } = await again.desk.read(read());
      expect({ commit, problem }).toEqual({ commit: remote.branch('main'), problem: null });
    },
    SLOW,
  );

  it(
    'on a name of ours is taken away in a linked working tree, too',
    async () => {
      const place = linkedWorktree();
      await device.desk.set(OPEN, () => Promise.resolve(place));
      const point = { when: 'locked', command: 'update-ref refs/convene/branches/' } as const;
      await killedAt(point, here(), commitOf());
      const again = await restarted();
      expect((await again.desk.commit(commitOf())).pushed).toBe('yes');
    },
    SLOW,
  );

  it(
    'by the person’s own git stays theirs: it stops nothing, or they are told which file it is',
    async () => {
      const place = join(folder, 'my clone');
      gitIn(folder, 'clone', '--quiet', remote.url, place);
      await device.desk.set(OPEN, () => Promise.resolve(place));
      const heads = join(place, '.git', 'refs', 'heads');
      mkdirSync(join(heads, 'convene'), { recursive: true });
      const own = [
        join(place, '.git', 'index.lock'),
        join(place, '.git', 'HEAD.lock'),
        join(heads, 'convene', 'new-one.lock'),
        join(heads, 'main.lock'),
        join(place, '.git', 'packed-refs.lock'),
      ];
      for (const path of own) writeFileSync(path, '');
      const again = await restarted();
      const done = await again.desk.commit(commitOf());
      expect(done).toMatchObject({ pushed: 'yes', problem: null });
      // Merged, and taken away there: the name of ours is to be taken away here, too.
      remote.merge('main', BRANCH, 'Merged');
      remote.git('update-ref', '-d', `refs/heads/${BRANCH}`);
      const later = commitOf({ before: commitOf().text, text: 'Later\n' });
      const told = await again.desk.commit(later);
      expect(told).toMatchObject({ pushed: 'no', problem: { code: 'git-locked' } });
      expect(told.problem?.details?.['path']).toBe(own.at(-1));
      expect(locksIn(join(place, '.git'))).toHaveLength(own.length);
      await remove(own.at(-1) ?? '');
      expect((await again.desk.commit(later)).pushed).toBe('yes');
    },
    SLOW,
  );

  it(
    'on a name of ours while the app is open is told, with its file',
    async () => {
      const { source } = await device.desk.set(clone(remote.url), nobody);
      await device.desk.read(read());
      const path = join(source?.folder ?? '', 'refs', 'convene', 'branches', `${BRANCH}.lock`);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, '');
      expect(await problemOf(device.desk.commit(commitOf()))).toMatchObject({
        code: 'git-locked',
        details: { path },
      });
      const again = await restarted();
      expect((await again.desk.commit(commitOf())).pushed).toBe('yes');
    },
    SLOW,
  );

  it(
    'on the remote is the remote’s: it is told in its own words, and nothing is lost',
    async () => {
      await device.desk.set(clone(remote.url), nobody);
      const lock = join(remote.folder, 'refs', 'heads', `${BRANCH}.lock`);
      mkdirSync(join(lock, '..'), { recursive: true });
      writeFileSync(lock, '');
      const { commit, pushed, problem } = await device.desk.commit(commitOf());
      expect(pushed).toBe('no');
      expect(problem?.code).toBe('git-rejected');
      expect(problem?.details?.['reason']).toContain(`${BRANCH}.lock`);
      await remove(lock);
      expect(await device.desk.commit(commitOf())).toMatchObject({ commit, pushed: 'yes' });
    },
    SLOW,
  );
});

describe('a pull request whose process was killed', () => {
  it.each(['before', 'after'] as const)(
    'when GitHub had it, %s it was opened, is opened once',
    async (when) => {
      const github = await GithubServer.start(join(folder, 'remotes'));
      try {
        github.users.set('ghp_token', { login: 'ada', rights: 'write' });
        const place = { api: github.api, repository: 'diem/dip' };
        const set = { type: 'dip-repository-set', ledger: LEDGER } as const;
        await device.desk.set({ ...set, github: place }, nobody);
        await device.desk.token({ type: 'github-token', ledger: LEDGER, token: 'ghp_token' });
        await device.desk.set(clone(github.remote('diem/dip')), nobody);
        await device.desk.commit(commitOf());
        const asked = {
          type: 'pull-request-open',
          ledger: LEDGER,
          branch: BRANCH,
          title: 'DIP: New one',
          body: 'What it is.',
        } as const;
        const child = start(device.dataFolder, asked);
        const ended = new Promise((resolve) => child.once('close', resolve));
        github.failNext({ kind: 'silent', when, told: () => child.kill('SIGKILL') });
        await ended;
        expect(github.pulls).toHaveLength(when === 'after' ? 1 : 0);
        const again = await restarted();
        expect(await again.desk.openPullRequest(asked)).toMatchObject({ number: 1, state: 'open' });
        expect(await again.desk.openPullRequest(asked)).toMatchObject({ number: 1 });
        expect(github.pulls).toHaveLength(1);
      } finally {
        await github.close();
      }
    },
    SLOW,
  );
});
