import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareRepository } from '../outside/bare-repository.ts';
import {
  clone,
  commitOf,
  dipFiles,
  file,
  gitIn,
  LEDGER,
  makeRemote,
  nobody,
  NOW,
  OPEN,
  openDevice,
  problemOf,
  push,
  read,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';

let folder = '';
let remote: BareRepository;
let device: Device;
beforeEach(async () => {
  folder = await temporary();
  remote = makeRemote(folder);
  device = await openDevice(join(folder, 'data'));
}, SLOW);
afterEach(() => remove(folder), SLOW);

describe('a device without a repository', () => {
  it('says so, and which git it has', async () => {
    const status = await device.desk.status(LEDGER);
    expect(status).toMatchObject({
      source: null,
      github: null,
      token: { kept: 'no', login: null },
    });
    expect(status.git).toMatch(/^\d+\.\d+/);
    expect((await problemOf(device.desk.read(read()))).code).toBe('repository-none');
    expect((await problemOf(device.desk.commit(commitOf()))).code).toBe('repository-none');
  });

  it('says that there is no git where there is none', async () => {
    await device.desk.set(clone(remote.url), nobody);
    const path = process.env['PATH'];
    process.env['PATH'] = join(folder, 'nothing');
    try {
      const status = await device.desk.status(LEDGER);
      expect(status).toMatchObject({ git: null, author: { name: null, email: null } });
      expect((await problemOf(device.desk.read(read()))).code).toBe('git-missing');
      expect((await problemOf(device.desk.set(clone(remote.url), nobody))).code).toBe(
        'git-missing',
      );
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('a clone of the app’s', () => {
  it('has every DIP byte for byte, and is there after a restart', async () => {
    const status = await device.desk.set(clone(remote.url), nobody);
    expect(status.source).toMatchObject({ kind: 'clone', remote: remote.url, base: 'main' });
    const again = await openDevice(device.dataFolder);
    const { files, unread, commit, fetchedAt, problem } = await again.desk.read(read());
    expect(problem).toBeNull();
    expect(fetchedAt).toBe(NOW);
    expect(commit).toBe(remote.branch('main'));
    expect(unread).toEqual([]);
    const markdown = dipFiles().filter(({ path }) => path.endsWith('.md'));
    expect(files.map(({ path }) => path).toSorted()).toEqual(
      markdown.map(({ path }) => path).toSorted(),
    );
    for (const { path, text } of files) {
      expect(Buffer.from(text, 'utf8').equals(remote.file('main', path) ?? Buffer.of())).toBe(true);
    }
  });

  it('reads what it had while the remote is away, and says why', async () => {
    await device.desk.set(clone(remote.url), nobody);
    const had = await device.desk.read(read());
    await rename(remote.folder, `${remote.folder}.away`);
    const now = await device.desk.read(read());
    expect(now.problem?.code).toBe('git-unreachable');
    expect(now.files).toEqual(had.files);
    expect((await device.desk.read(read('this-computer'))).problem).toBeNull();
  });

  it('names what is no text, no file or too large, and reads the rest', async () => {
    remote.commit(
      'main',
      [
        { path: 'dips/dip-900.md', bytes: Buffer.from([0xff, 0xfe, 0x00]) },
        { path: 'dips/dip-901.md', bytes: Buffer.alloc(2 * 1024 * 1024 + 1, 0x61) },
        { path: 'dips/dip-902.md', bytes: '\ufeffWith a mark\r\n' },
        { path: 'dips/deeper/dip-903.md', bytes: 'Not there' },
        { path: 'dips/picture.png', bytes: 'x' },
      ],
      'Odd files',
    );
    await device.desk.set(clone(remote.url), nobody);
    const { files, unread } = await device.desk.read(read());
    expect(unread.toSorted()).toEqual(['dips/dip-900.md', 'dips/dip-901.md']);
    expect(files.find(({ path }) => path === 'dips/dip-902.md')?.text).toBe(
      '\ufeffWith a mark\r\n',
    );
    expect(files.some(({ path }) => /903|png/.test(path))).toBe(false);
    const odd = await problemOf(device.desk.file(file(null, 'dips/dip-900.md')));
    expect(odd.code).toBe('git-failed');
  });

  it('follows the branch that was chosen, and refuses one that is not there', async () => {
    remote.commit('next', [{ path: 'dips/dip-77.md', bytes: 'Next\n' }], 'Next');
    await device.desk.set(clone(remote.url), nobody);
    const set = { type: 'dip-repository-set', ledger: LEDGER } as const;
    const status = await device.desk.set({ ...set, base: 'next' }, nobody);
    expect(status.source?.base).toBe('next');
    expect((await device.desk.file(file(null, 'dips/dip-77.md'))).text).toBe('Next\n');
    const problem = await problemOf(device.desk.set({ ...set, base: 'nowhere' }, nobody));
    expect(problem.code).toBe('repository-empty');
    expect((await device.desk.status(LEDGER)).source?.base).toBe('next');
    expect((await device.desk.set({ ...set, base: null }, nobody)).source?.base).toBe('main');
  });

  it('is forgotten, but not a commit that is nowhere else', async () => {
    await device.desk.set(clone(remote.url), nobody);
    const { commit } = await device.desk.commit(commitOf({ afterwards: 'keep' }));
    const set = { type: 'dip-repository-set', ledger: LEDGER } as const;
    const status = await device.desk.set({ ...set, source: { kind: 'forget' } }, nobody);
    expect(status.source).toBeNull();
    const all = join(device.dataFolder, 'dip-repositories');
    const [aside = '', ...more] = readdirSync(all).filter((name) => name.includes('.before-'));
    expect(more).toEqual([]);
    expect(gitIn(join(all, aside), 'cat-file', '-t', commit).trim()).toBe('commit');
    expect(existsSync(join(all, LEDGER))).toBe(false);
  });

  it('is not made of an empty repository, nor of what is none', async () => {
    const empty = BareRepository.create(join(folder, 'empty.git'));
    expect((await problemOf(device.desk.set(clone(empty.url), nobody))).code).toBe(
      'repository-empty',
    );
    const nowhere = `file://${join(folder, 'nowhere.git')}`;
    expect((await problemOf(device.desk.set(clone(nowhere), nobody))).code).toBe('git-unreachable');
    expect((await device.desk.status(LEDGER)).source).toBeNull();
  });

  it('says when its folder is gone', async () => {
    const { source } = await device.desk.set(clone(remote.url), nobody);
    await remove(source?.folder ?? '');
    expect((await problemOf(device.desk.read(read()))).code).toBe('repository-gone');
    expect((await device.desk.status(LEDGER)).source?.base).toBe('main');
    await device.desk.set(clone(remote.url), nobody);
    expect((await device.desk.read(read())).problem).toBeNull();
  });

  it('goes on where git left a lock when the power failed', async () => {
    const { source } = await device.desk.set(clone(remote.url), nobody);
    writeFileSync(join(source?.folder ?? '', 'packed-refs.lock'), '');
    writeFileSync(join(source?.folder ?? '', 'HEAD.lock'), '');
    const again = await openDevice(device.dataFolder);
    expect((await again.desk.commit(commitOf())).pushed).toBe('yes');
  });
});

describe('a clone of the person’s', () => {
  const cloned = (): string => {
    const place = join(folder, 'my clone');
    gitIn(folder, 'clone', '--quiet', remote.url, place);
    return place;
  };
  const everything = (place: string): string[] => [
    gitIn(place, 'status', '--porcelain=v2', '--branch', '--untracked-files=all'),
    gitIn(place, 'diff'),
    gitIn(place, 'diff', '--cached'),
    gitIn(place, 'stash', 'list'),
    readFileSync(join(place, '.git', 'index')).toString('base64'),
    readFileSync(join(place, '.git', 'config'), 'utf8'),
    readFileSync(join(place, '.git', 'HEAD'), 'utf8'),
  ];

  it('is left as it is, with all that is begun in it', async () => {
    const place = cloned();
    writeFileSync(join(place, 'dips', 'begun.md'), 'Begun\n');
    writeFileSync(join(place, 'dips', 'dip-template.md'), 'Changed\n');
    writeFileSync(join(place, 'staged.md'), 'Staged\n');
    gitIn(place, 'add', 'staged.md');
    const hook = join(place, '.git', 'hooks', 'pre-push');
    writeFileSync(hook, '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(place, '.git', 'hooks', 'reference-transaction'), '#!/bin/sh\nexit 1\n', {
      mode: 0o755,
    });
    gitIn(place, 'status');
    const before = everything(place);
    const status = await device.desk.set(OPEN, () => Promise.resolve(place));
    expect(status.source).toMatchObject({ kind: 'open', folder: place, base: 'main' });
    // Somebody else goes on, whom the person has not fetched.
    remote.commit('main', [{ path: 'dips/dip-300.md', bytes: 'Other\n' }], 'Other');
    await device.desk.read(read());
    const done = await device.desk.commit(commitOf());
    expect(done).toMatchObject({ pushed: 'yes', problem: null });
    expect(everything(place)).toEqual(before);
    expect(existsSync(join(place, '.git', 'hooks', 'ran'))).toBe(false);
    expect(remote.branch('convene/new-one')).toBe(done.commit);
    // It can be seen there as any branch.
    expect(gitIn(place, 'rev-parse', 'convene/new-one').trim()).toBe(done.commit);
  });

  it('keeps a branch of that name which is the person’s, or is checked out', async () => {
    const place = cloned();
    gitIn(place, 'checkout', '--quiet', '-b', 'convene/new-one');
    gitIn(place, 'commit', '--quiet', '--allow-empty', '-m', 'Mine');
    const mine = gitIn(place, 'rev-parse', 'HEAD');
    const before = everything(place);
    await device.desk.set(OPEN, () => Promise.resolve(place));
    const done = await device.desk.commit(commitOf());
    expect(done.pushed).toBe('yes');
    expect(gitIn(place, 'rev-parse', 'convene/new-one')).toBe(mine);
    expect(everything(place)).toEqual(before);
    expect(remote.branch('convene/new-one')).toBe(done.commit);
  });

  it('is as it was where none is chosen, and refused where it is none', async () => {
    expect((await device.desk.set(OPEN, nobody)).source).toBeNull();
    const none = await problemOf(device.desk.set(OPEN, () => Promise.resolve(folder)));
    expect(none.code).toBe('repository-gone');
  });

  it('without a remote keeps commits, and says why they are not pushed', async () => {
    const place = cloned();
    gitIn(place, 'remote', 'remove', 'origin');
    const { source } = await device.desk.set(OPEN, () => Promise.resolve(place));
    expect(source).toMatchObject({ remote: null, base: 'main' });
    const done = await device.desk.commit(commitOf());
    expect(done).toMatchObject({ pushed: 'no', problem: { code: 'git-unreachable' } });
    expect(gitIn(place, 'rev-parse', 'convene/new-one').trim()).toBe(done.commit);
  });

  it('whose remote would run a program runs none', async () => {
    const place = cloned();
    const ran = join(folder, 'ran');
    await device.desk.set(OPEN, () => Promise.resolve(place));
    gitIn(place, 'config', 'protocol.ext.allow', 'always');
    gitIn(place, 'config', 'remote.origin.url', `ext::sh -c touch% ${ran}`);
    const { problem } = await device.desk.read(read());
    expect(problem).not.toBeNull();
    const done = await device.desk.commit(commitOf());
    expect(done.pushed).toBe('no');
    expect((await device.desk.push(push())).pushed).toBe('no');
    expect(existsSync(ran)).toBe(false);
  });

  it('whose settings name a program for the other side gets it to run nowhere', async () => {
    const place = cloned();
    const ran = join(folder, 'ran');
    gitIn(place, 'config', 'remote.origin.uploadpack', `touch ${ran}; git-upload-pack`);
    gitIn(place, 'config', 'remote.origin.receivepack', `touch ${ran}; git-receive-pack`);
    await device.desk.set(OPEN, () => Promise.resolve(place));
    expect((await device.desk.read(read())).problem).toBeNull();
    expect((await device.desk.commit(commitOf())).pushed).toBe('yes');
    expect(existsSync(ran)).toBe(false);
  });

  it('whose remote is an option is asked for no option', async () => {
    const place = cloned();
    const ran = join(folder, 'ran');
    gitIn(place, 'config', 'remote.origin.url', `--upload-pack=touch ${ran}`);
    await device.desk.set(OPEN, () => Promise.resolve(place));
    expect((await device.desk.read(read())).problem).not.toBeNull();
    expect(existsSync(ran)).toBe(false);
  });
});

describe('a branch that the door lets in', () => {
  it('is refused by git’s own rules, too', async () => {
    await device.desk.set(clone(remote.url), nobody);
    const problem = await problemOf(device.desk.commit(commitOf({ branch: 'a/.b' })));
    expect(problem.code).toBe('git-failed');
  });
});
