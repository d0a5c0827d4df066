/** A DIP repository through the real bridge: cloned, read, committed to and pushed by the app. */

import { join } from 'node:path';
import type {
  HostReply,
  HostRequestOf,
  HostRequestType,
} from '../../shared/client/host-messages.ts';
import { expect, test } from '../e2e/support/desktop-test.ts';
import type { Desktop } from '../e2e/support/desktop.ts';
import { BareRepository } from '../outside/bare-repository.ts';
import { GithubServer } from '../outside/github-server.ts';

const ledger = 'a'.repeat(64);
const TEXT = '---\ndip: to be assigned\n---\n\nWords.\r\n';

/** What is answered where all goes well. */
async function ask<T extends HostRequestType>(
  desktop: Desktop,
  request: HostRequestOf<T>,
): Promise<Extract<HostReply<T>, { ok: true }>['value']> {
  const reply = await desktop.request<T>(request);
  if (reply.ok) return reply.value;
  throw new Error(JSON.stringify(reply.problem));
}

test('a DIP goes from the app to a pull request', async ({ launch, folder }) => {
  const root = join(folder, 'remotes');
  const bare = BareRepository.create(join(root, 'diem', 'dip.git'), [
    { path: 'dips/dip-2.md', bytes: TEXT },
  ]);
  const github = await GithubServer.start(root);
  github.users.set('ghp_token', { login: 'ada', rights: 'write' });
  try {
    const desktop = await launch({ dataFolder: join(folder, 'data') });
    expect(await ask(desktop, { type: 'dip-repository', ledger })).toMatchObject({ source: null });
    const set = await ask(desktop, {
      type: 'dip-repository-set',
      ledger,
      source: { kind: 'clone', remote: bare.url },
      github: { api: github.api, repository: 'diem/dip' },
    });
    expect(set.source).toMatchObject({ kind: 'clone', remote: bare.url, base: 'main' });
    const { token } = await ask(desktop, { type: 'github-token', ledger, token: 'ghp_token' });
    expect(token).toEqual({ kept: 'yes', login: 'ada' });
    const { files } = await ask(desktop, { type: 'dip-repository-read', ledger, from: 'remote' });
    expect(files).toEqual([{ path: 'dips/dip-2.md', text: TEXT }]);
    const done = await ask(desktop, {
      type: 'dip-commit',
      ledger,
      branch: 'convene/one',
      path: 'dips/dip-one.md',
      renamedFrom: null,
      before: null,
      text: TEXT,
      message: 'One\n',
      author: { name: 'Ada', email: 'ada@example.org' },
      afterwards: 'push',
    });
    expect(done).toEqual({
      commit: bare.branch('convene/one'),
      branch: 'convene/one',
      pushed: 'yes',
      problem: null,
    });
    expect(bare.file('convene/one', 'dips/dip-one.md')?.toString('utf8')).toBe(TEXT);
    const path = join(folder, 'one.patch');
    await desktop.saveTo(path);
    expect(await ask(desktop, { type: 'dip-save-patch', ledger, commit: done.commit })).toEqual({
      path,
    });
    const opened = await ask(desktop, {
      type: 'pull-request-open',
      ledger,
      branch: 'convene/one',
      title: 'One',
      body: '',
    });
    expect(opened).toMatchObject({ number: 1, state: 'open', mergeable: 'yes' });
    const mergeCommit = github.merge(1);
    const ended = await ask(desktop, { type: 'pull-request', ledger, number: 1 });
    expect(ended).toMatchObject({ state: 'merged', mergeCommit });
    expect(desktop.errors).toEqual([]);
  } finally {
    await github.close();
  }
});

test('a folder that is no repository, and an address that is an option, are refused', async ({
  launch,
  folder,
}) => {
  const desktop = await launch({ dataFolder: join(folder, 'data') });
  await desktop.chooseFolder(folder);
  const reply = await desktop.request<'dip-repository-set'>({
    type: 'dip-repository-set',
    ledger,
    source: { kind: 'open' },
  });
  expect(reply).toMatchObject({ ok: false, problem: { code: 'repository-gone' } });
  const hostile = await desktop.request<'dip-repository-set'>({
    type: 'dip-repository-set',
    ledger,
    source: { kind: 'clone', remote: '--upload-pack=touch x' },
  });
  expect(hostile).toMatchObject({ ok: false, problem: { code: 'malformed-request' } });
});
