import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchWithin } from '../../electron/git/github-fetch.ts';
import { GithubServer } from '../outside/github-server.ts';
import {
  clone,
  commitOf,
  LEDGER,
  makeRemote,
  nobody,
  NOW,
  openDevice,
  problemOf,
  push,
  read,
  remove,
  SLOW,
  temporary,
  type Device,
} from './desk.ts';

const TOKEN = 'ghp_0123456789SECRET';
const BRANCH = 'convene/new-one';
const REPOSITORY = 'diem/dip';

let folder = '';
let github: GithubServer;
let device: Device;
beforeEach(async () => {
  folder = await temporary();
  makeRemote(folder);
  github = await GithubServer.start(join(folder, 'remotes'));
  github.users.set(TOKEN, { login: 'ada', rights: 'write' });
  device = await openDevice(join(folder, 'data'));
}, SLOW);
afterEach(async () => {
  vi.restoreAllMocks();
  await github.close();
  await remove(folder);
}, SLOW);

const SET = { type: 'dip-repository-set', ledger: LEDGER } as const;
const useGithub = () =>
  device.desk.set({ ...SET, github: { api: github.api, repository: REPOSITORY } }, nobody);
const giveToken = (token: string | null = TOKEN) =>
  device.desk.token({ type: 'github-token', ledger: LEDGER, token });
const open = () =>
  device.desk.openPullRequest({
    type: 'pull-request-open',
    ledger: LEDGER,
    branch: BRANCH,
    title: 'DIP: New one',
    body: 'What it is.',
  });
const pull = (number = 1) =>
  device.desk.pullRequest({ type: 'pull-request', ledger: LEDGER, number });

/** All set, with a branch that is pushed by the token. */
async function ready(): Promise<void> {
  await useGithub();
  await giveToken();
  await device.desk.set(clone(github.remote(REPOSITORY)), nobody);
  expect(await device.desk.commit(commitOf())).toMatchObject({ pushed: 'yes', problem: null });
}

describe('a token', () => {
  it('is whose GitHub says, is kept sealed, and comes back nowhere', async () => {
    await useGithub();
    expect(await giveToken()).toMatchObject({ token: { kept: 'yes', login: 'ada' } });
    for (const name of await readdir(folder, { recursive: true })) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => '');
      expect(text.includes(TOKEN), name).toBe(false);
    }
    const again = await openDevice(device.dataFolder);
    expect(JSON.stringify(await again.desk.status(LEDGER))).not.toContain(TOKEN);
    expect((await giveToken(null)).token).toEqual({ kept: 'no', login: null });
    expect((await problemOf(pull())).code).toBe('github-token-missing');
  });

  it('that GitHub refuses is not kept; one that it cannot be asked about is', async () => {
    await useGithub();
    expect((await problemOf(giveToken('ghp_wrong'))).code).toBe('github-token-refused');
    expect((await device.desk.status(LEDGER)).token.kept).toBe('no');
    await github.close();
    expect((await giveToken()).token).toEqual({ kept: 'yes', login: null });
  });

  it('is said to no other GitHub than the one it was given for', async () => {
    await ready();
    const other = await GithubServer.start(join(folder, 'remotes'));
    try {
      const place = { api: other.api, repository: REPOSITORY };
      const status = await device.desk.set({ ...SET, github: place }, nobody);
      expect(status.token.kept).toBe('no');
      expect((await problemOf(open())).code).toBe('github-token-missing');
      await device.desk.set(clone(other.remote(REPOSITORY)), nobody);
      const more = commitOf({ before: commitOf().text, text: 'More\n' });
      expect(await device.desk.commit(more)).toMatchObject({ pushed: 'no' });
      const heard = [...other.requests, ...other.git.requests];
      expect(heard.filter(({ authorization }) => authorization !== null)).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('follows no redirect to another place', async () => {
    await ready();
    const heard: (string | undefined)[] = [];
    const thief = createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/`;
    const away = { kind: 'answer', status: 302, headers: { location } } as const;
    github.failNext(away, away, away, away, away);
    expect((await problemOf(pull())).code).toBe('github-unreachable');
    expect(heard).toEqual([]);
    await new Promise((resolve) => thief.close(resolve));
  });

  it('asks for no next page in another place', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers.authorization ?? '');
      response.end('[]');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const within = fetchWithin(github.api);
    await expect(within(url)).rejects.toThrow('leads elsewhere');
    expect((await within(`${github.api}/user`)).status).toBe(401);
    expect(asked).toEqual([]);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  it('needs the passphrase where the keys do; what is public is read without', async () => {
    await ready();
    await device.keys.setPassphrase('a long passphrase');
    const locked = await openDevice(device.dataFolder);
    expect((await locked.desk.status(LEDGER)).token.kept).toBe('yes');
    expect(await locked.desk.read(read())).toMatchObject({ problem: null });
    const request = { type: 'pull-request', ledger: LEDGER, number: 1 } as const;
    expect((await problemOf(locked.desk.pullRequest(request))).code).toBe('keys-locked');
    const kept = await locked.desk.commit(
      commitOf({ before: commitOf().text, text: 'While locked\n' }),
    );
    expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'keys-locked' } });
    await locked.keys.unlock('a long passphrase');
    expect((await locked.desk.push(push())).pushed).toBe('yes');
  });
});

describe('a pull request', () => {
  it('is opened once, and is that one when asked for again', async () => {
    await ready();
    const opened = await open();
    expect(opened).toMatchObject({
      number: 1,
      url: `${github.api}/diem/dip/pull/1`,
      title: 'DIP: New one',
      state: 'open',
      mergeable: 'yes',
      head: BRANCH,
      mergeCommit: null,
      checks: { passed: 0, failed: 0, pending: 0 },
    });
    expect(github.pulls).toMatchObject([{ base: 'main', body: 'What it is.', author: 'ada' }]);
    expect(await open()).toEqual(opened);
    expect(github.pulls).toHaveLength(1);
  });

  it('whose answer was lost is not opened twice', async () => {
    await ready();
    github.failNext({ kind: 'drop-after' });
    expect((await open()).number).toBe(1);
    expect(github.pulls).toHaveLength(1);
  });

  it('tells its checks, its reviews, and how it ended', async () => {
    await ready();
    await open();
    github.check(1, { kind: 'run', name: 'lint', outcome: 'success' });
    github.check(1, { kind: 'run', name: 'build', outcome: 'pending' });
    github.check(1, { kind: 'status', name: 'old', outcome: 'failure' });
    github.review(1, { by: 'ben', state: 'CHANGES_REQUESTED' });
    github.review(1, { by: 'ben', state: 'APPROVED' });
    github.review(1, { by: 'ben', state: 'COMMENTED' });
    github.review(1, { by: 'cem', state: 'CHANGES_REQUESTED' });
    github.review(1, { by: 'dee', state: 'APPROVED' });
    github.review(1, { by: 'dee', state: 'DISMISSED' });
    expect(await pull()).toMatchObject({
      checks: { passed: 1, failed: 1, pending: 1 },
      reviews: { approved: 1, changesRequested: 1 },
    });
    const merged = github.merge(1);
    expect(await pull()).toMatchObject({ state: 'merged', mergeCommit: merged });
  });

  it('that conflicts, or is closed, says so', async () => {
    await ready();
    await open();
    const path = commitOf().path;
    github.repository(REPOSITORY).commit('main', [{ path, bytes: 'Theirs\n' }], 'Theirs');
    expect(await pull()).toMatchObject({ state: 'open', mergeable: 'conflict' });
    github.closePull(1);
    expect(await pull()).toMatchObject({
      state: 'closed',
      mergeable: 'unknown',
      mergeCommit: null,
    });
  });
});

describe('GitHub', () => {
  beforeEach(ready, SLOW);

  it('that revoked the token is told apart', async () => {
    github.users.delete(TOKEN);
    expect((await problemOf(open())).code).toBe('github-token-refused');
    // What was pushed is there, and git is told the same.
    const more = await device.desk.commit(commitOf({ before: commitOf().text, text: 'More\n' }));
    expect(more).toMatchObject({ pushed: 'no', problem: { code: 'git-no-rights' } });
  });

  it('that lets nobody in, or does not say so, is told apart', async () => {
    github.users.set(TOKEN, { login: 'ada', rights: 'read' });
    expect(await problemOf(open())).toMatchObject({
      code: 'github-no-rights',
      details: { status: 403 },
    });
    expect(await problemOf(pull(99))).toMatchObject({
      code: 'github-no-rights',
      details: { status: 404 },
    });
  });

  it.each([403, 429] as const)('whose limit is reached says until when (%s)', async (status) => {
    github.failNext(GithubServer.rateLimit(NOW + 600_000, status));
    expect(await problemOf(open())).toMatchObject({
      code: 'github-rate-limited',
      details: { until: NOW + 600_000 },
    });
    const headers = { 'retry-after': '30' };
    github.failNext({ kind: 'answer', status, headers });
    expect((await problemOf(open())).details).toEqual({ until: NOW + 30_000 });
  });

  it('that refuses says why', async () => {
    const message = 'No commits between main and convene/new-one';
    const body = { message: 'Validation Failed', errors: [{ message }] };
    github.failNext({ kind: 'answer', status: 422, body });
    expect(await problemOf(open())).toMatchObject({
      code: 'github-refused',
      details: { reason: message },
    });
  });

  it('that fails is asked a few times more', async () => {
    const fault = { kind: 'answer', status: 500 } as const;
    github.failNext(fault, fault);
    expect((await open()).number).toBe(1);
    github.failNext(fault, fault, fault, fault);
    expect((await problemOf(pull())).code).toBe('github-failing');
  });

  it('that answers with something else, or with the token, gives neither away', async () => {
    github.failNext({ kind: 'answer', status: 200, body: { hello: 'there' } });
    expect((await problemOf(pull())).code).toBe('github-failing');
    github.failNext({ kind: 'answer', status: 422, body: { message: `Not for ${TOKEN}` } });
    expect(JSON.stringify(await problemOf(open()))).not.toContain(TOKEN);
  });

  it('that is away, or drops the line, is told apart', async () => {
    const drop = { kind: 'drop' } as const;
    github.failNext(drop, drop, drop, drop);
    expect((await problemOf(open())).code).toBe('github-unreachable');
    await github.close();
    expect((await problemOf(open())).code).toBe('github-unreachable');
    expect((await device.desk.read(read())).problem?.code).toBe('git-unreachable');
  });

  it('hears the token only where it is needed, and no log does', async () => {
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    );
    github.failNext(GithubServer.rateLimit(NOW));
    await problemOf(open());
    await device.desk.commit(commitOf({ before: commitOf().text, text: 'More\n' }));
    for (const log of logs) expect(JSON.stringify(log.mock.calls)).not.toContain(TOKEN);
    const reads = github.git.requests.filter(({ url }) => !url.includes('receive-pack'));
    expect(reads.every(({ authorization }) => authorization === null)).toBe(true);
  });
});
