import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BareRepository } from '../outside/bare-repository.ts';
import { startGitHttp, type GitHttpServer, type GitRights } from '../outside/git-http.ts';
import {
  clone,
  commitOf,
  LEDGER,
  makeRemote,
  nobody,
  openDevice,
  problemOf,
  push,
  read,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';

const PASSWORD = 'pass:word@1';

let folder = '';
let bare: BareRepository;
let server: GitHttpServer;
let rights: GitRights = 'write';
let anonymous: GitRights = 'none';
let device: Device;

const options = () => ({
  root: join(folder, 'remotes'),
  rightsOf: (login: { user: string; password: string } | null): GitRights => {
    if (login === null) return anonymous;
    return login.user === 'ada' && login.password === PASSWORD ? rights : 'none';
  },
});
const remoteWith = (login: string): string =>
  `${server.origin.replace('//', `//${login}`)}/diem/dip.git`;
const LOGIN = `ada:${encodeURIComponent(PASSWORD)}@`;

beforeEach(async () => {
  rights = 'write';
  anonymous = 'none';
  folder = await temporary();
  bare = makeRemote(folder);
  server = await startGitHttp(options());
  device = await openDevice(join(folder, 'data'));
}, SLOW);
afterEach(async () => {
  await server.close();
  await remove(folder);
}, SLOW);

describe('a remote over HTTP', () => {
  it('with a login is read and pushed to, and its password is in no file', async () => {
    const status = await device.desk.set(clone(remoteWith(LOGIN)), nobody);
    expect(status.source?.remote).toBe(remoteWith(''));
    const done = await device.desk.commit(commitOf());
    expect(done).toMatchObject({ pushed: 'yes', problem: null });
    expect(bare.branch(done.branch)).toBe(done.commit);
    for (const name of await readdir(device.dataFolder, { recursive: true })) {
      const text = await readFile(join(device.dataFolder, name), 'utf8').catch(() => '');
      expect(text.includes('word@1') || text.includes('word%401'), name).toBe(false);
    }
    const again = await openDevice(device.dataFolder);
    expect((await again.desk.read(read())).problem).toBeNull();
    expect(JSON.stringify(await again.desk.status(LEDGER))).not.toContain('pass');
  });

  it('that wants a login, or another one, lets nobody in, and its password is not told', async () => {
    expect((await problemOf(device.desk.set(clone(remoteWith('')), nobody))).code).toBe(
      'git-no-rights',
    );
    const wrong = await problemOf(device.desk.set(clone(remoteWith('ada:WRONG@')), nobody));
    expect(wrong.code).toBe('git-no-rights');
    expect(JSON.stringify(wrong)).not.toContain('WRONG');
  });

  it('that may only be read keeps the commit here', async () => {
    rights = 'read';
    await device.desk.set(clone(remoteWith(LOGIN)), nobody);
    const kept = await device.desk.commit(commitOf());
    expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'git-no-rights' } });
    rights = 'write';
    expect(await device.desk.push(push())).toMatchObject({ pushed: 'yes', commit: kept.commit });
  });

  it.each(['request', 'answer'] as const)(
    'that is gone in the middle of a push keeps the commit (%s)',
    async (at) => {
      await device.desk.set(clone(remoteWith(LOGIN)), nobody);
      server.git.cutNext({ service: 'git-receive-pack', at });
      const kept = await device.desk.commit(commitOf());
      expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'git-unreachable' } });
      expect(bare.branch(kept.branch)).toBe(at === 'request' ? null : kept.commit);
      server.git.comeBack();
      const again = await openDevice(device.dataFolder);
      const pushed = { commit: kept.commit, branch: kept.branch, pushed: 'yes', problem: null };
      expect(await again.desk.push(push())).toEqual(pushed);
      expect(await again.desk.commit(commitOf())).toEqual(pushed);
      expect(bare.git('rev-list', '--count', `main..${kept.branch}`)).toBe('1');
    },
  );

  it('that fails is away', async () => {
    await device.desk.set(clone(remoteWith(LOGIN)), nobody);
    server.git.answerWith(503);
    expect((await device.desk.read(read())).problem?.code).toBe('git-unreachable');
    server.git.answerWith(null);
    expect((await device.desk.read(read())).problem).toBeNull();
  });

  it('in public needs no login to be read', async () => {
    anonymous = 'read';
    await device.desk.set(clone(remoteWith('')), nobody);
    expect((await device.desk.read(read())).problem).toBeNull();
    expect((await device.desk.commit(commitOf())).problem?.code).toBe('git-no-rights');
  });
});
