import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GitRights } from '../outside/git-http.ts';
import { GithubServer } from '../outside/github-server.ts';
import {
  commitOf,
  gitIn,
  LEDGER,
  makeRemote,
  nobody,
  OPEN,
  openDevice,
  push,
  read,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';

const TOKEN = 'ghp_0123456789SECRET';

let folder = '';
let place = '';
let device: Device;
let github: GithubServer;
/** Another's server, or proxy: it wants a login, and notes which it is given. */
let spy: Server;
let spied: (string | undefined)[] = [];
let elsewhere = '';

beforeEach(async () => {
  vi.stubEnv('no_proxy', '');
  vi.stubEnv('NO_PROXY', '');
  folder = await temporary();
  spied = [];
  spy = createServer((request, response) => {
    spied.push(request.headers.authorization);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('who?\n');
  });
  await new Promise<void>((resolve) => spy.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(spy.address() as AddressInfo).port}`;
  device = await openDevice(join(folder, 'data'));
}, SLOW);
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => spy.close(resolve));
  await github.close();
  await remove(folder);
}, SLOW);

/** A clone of the person's that is open, with a token for its server. */
async function opened(anonymous: GitRights): Promise<void> {
  const remote = makeRemote(folder);
  github = await GithubServer.start(join(folder, 'remotes'), anonymous);
  github.users.set(TOKEN, { login: 'ada', rights: 'write' });
  place = join(folder, 'place');
  gitIn(folder, 'clone', '--quiet', remote.url, place);
  gitIn(place, 'config', 'remote.origin.url', github.remote('diem/dip'));
  const set = { type: 'dip-repository-set', ledger: LEDGER } as const;
  await device.desk.set({ ...set, github: { api: github.api, repository: 'diem/dip' } }, nobody);
  await device.desk.token({ type: 'github-token', ledger: LEDGER, token: TOKEN });
  await device.desk.set(OPEN, () => Promise.resolve(place));
}

const heard = () => github.git.requests.filter(({ authorization }) => authorization !== null);

describe('a clone that lays its own way to its server', () => {
  it(
    'is given no login, and it is said for which setting',
    async () => {
      await opened('none');
      expect((await device.desk.read(read())).problem).toBeNull();
      const before = heard().length;
      expect(before).toBeGreaterThan(0);
      const settings = [
        ['http.proxy', elsewhere],
        [`http.${github.api}.proxy`, elsewhere],
        ['http.sslVerify', 'false'],
        [`http.${github.api}/.sslCAInfo`, join(folder, 'theirs.pem')],
        ['http.curloptResolve', 'localhost:80:127.0.0.1'],
        ['remote.origin.proxy', elsewhere],
      ] as const;
      for (const [name, value] of settings) {
        gitIn(place, 'config', name, value);
        const { problem } = await device.desk.read(read());
        expect(problem?.code, name).toBe('git-own-way');
        expect(String(problem?.details?.['setting']).toLowerCase(), name).toBe(name.toLowerCase());
        gitIn(place, 'config', '--unset', name);
      }
      gitIn(place, 'config', 'http.proxy', elsewhere);
      const kept = await device.desk.commit(commitOf());
      expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'git-own-way' } });
      expect(await device.desk.push(push())).toMatchObject({ problem: { code: 'git-own-way' } });
      expect(spied.length).toBeGreaterThan(0);
      expect(spied.filter((authorization) => authorization !== undefined)).toEqual([]);
      expect(heard()).toHaveLength(before);
      // Nothing is lost: once the setting is gone, it is pushed.
      gitIn(place, 'config', '--unset', 'http.proxy');
      expect(await device.desk.push(push())).toMatchObject({ pushed: 'yes', commit: kept.commit });
    },
    SLOW,
  );

  it(
    'by a file that it includes, or for one working tree, is none the less',
    async () => {
      await opened('none');
      const included = join(folder, 'included');
      writeFileSync(included, '[http]\n\tsslVerify = false\n');
      gitIn(place, 'config', 'include.path', included);
      expect((await device.desk.read(read())).problem?.code).toBe('git-own-way');
      gitIn(place, 'config', '--unset', 'include.path');
      gitIn(place, 'config', 'extensions.worktreeConfig', 'true');
      gitIn(place, 'config', '--worktree', 'http.sslVerify', 'false');
      expect((await device.desk.read(read())).problem?.code).toBe('git-own-way');
    },
    SLOW,
  );

  it(
    'is read without a login where that is enough, and not pushed to',
    async () => {
      await opened('read');
      gitIn(place, 'config', 'http.sslVerify', 'false');
      expect((await device.desk.read(read())).problem).toBeNull();
      const kept = await device.desk.commit(commitOf());
      expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'git-own-way' } });
      expect(heard()).toEqual([]);
    },
    SLOW,
  );

  it(
    'is another thing than what the person has set for all repositories',
    async () => {
      vi.stubEnv('HOME', folder);
      writeFileSync(join(folder, '.gitconfig'), '[http]\n\tsslVerify = false\n');
      await opened('none');
      expect((await device.desk.commit(commitOf())).pushed).toBe('yes');
    },
    SLOW,
  );
});

describe('a clone that names another server, or a helper of its own', () => {
  it.each(['insteadOf', 'pushInsteadOf'])(
    'by %s: it hears no login',
    async (rewritten) => {
      await opened('read');
      gitIn(place, 'config', `url.${elsewhere}/.${rewritten}`, `${github.api}/`);
      const { problem } = await device.desk.commit(commitOf());
      expect(problem?.code).toBe('git-no-rights');
      expect(spied.length).toBeGreaterThan(0);
      expect(spied.filter((authorization) => authorization !== undefined)).toEqual([]);
    },
    SLOW,
  );

  it(
    'by a helper for logins: it is told nothing',
    async () => {
      await opened('none');
      const told = join(folder, 'told');
      for (const name of ['credential.helper', `credential.${github.api}/diem/dip.git.helper`]) {
        gitIn(place, 'config', '--add', name, `!f() { cat >> ${told}; }; f`);
      }
      expect((await device.desk.commit(commitOf())).pushed).toBe('yes');
      expect(existsSync(told) ? readFileSync(told, 'utf8') : '').toBe('');
    },
    SLOW,
  );
});

describe('the words for it', () => {
  it(
    'name the setting without a login that stands in it',
    async () => {
      await opened('none');
      gitIn(place, 'config', 'http.https://ada:SECRET@example.org.proxy', elsewhere);
      const { problem } = await device.desk.read(read());
      expect(problem?.details?.['setting']).toBe('http.https://example.org.proxy');
    },
    SLOW,
  );
});
