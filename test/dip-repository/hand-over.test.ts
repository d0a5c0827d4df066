import { describe, expect, it, test } from 'vitest';
import {
  authorOf,
  commitPlan,
  openPullRequest,
  pushBranch,
  pushProblem,
  standingOf,
  type Standing,
} from '../../renderer/features/dips/repository/hand-over.ts';
import {
  githubNameOf,
  isApiAddress,
  ledgerNameOf,
  remoteProblem,
} from '../../renderer/features/dips/repository/repository-names.ts';
import {
  checksWords,
  mergeableWords,
  reviewsWords,
} from '../../renderer/features/dips/repository/pull-request-words.ts';
import { hostRequest, type PullRequest } from '../../shared/client/host-messages.ts';
import { nextCommit, type NextCommit } from '../../shared/dips/next-commit.ts';
import { problemWords } from '../../shared/wording/index.ts';
import { aDip, facts, TEXT } from './facts.ts';
import { RemoteInMemory } from './remote-in-memory.ts';

const LEDGER = 'a'.repeat(64);
const AUTHOR = { name: 'Ada', email: 'ada@example.org' };
const plan = nextCommit(facts());

async function looked(remote: RemoteInMemory, of: NextCommit = plan): Promise<Standing> {
  const found = await standingOf(remote.host, LEDGER, of);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

async function committed(
  remote: RemoteInMemory,
  afterwards: 'push' | 'keep',
  of: NextCommit = plan,
) {
  const standing = await looked(remote, of);
  if (!('before' in standing)) throw new Error(`it is ${standing.status}`);
  return commitPlan(remote.host, LEDGER, { plan: of, standing, author: AUTHOR, afterwards });
}

describe('what is there of a commit', () => {
  it('is nothing at first, then the commit here, then on the remote, then in the base branch', async () => {
    const remote = new RemoteInMemory();
    expect(await looked(remote)).toEqual({ status: 'nothing', before: null, renamedFrom: null });
    await committed(remote, 'keep');
    expect((await looked(remote)).status).toBe('kept');
    await pushBranch(remote.host, LEDGER, plan.branch);
    expect((await looked(remote)).status).toBe('pushed');
    remote.here.set('main', { [plan.path]: plan.text });
    expect((await looked(remote)).status).toBe('merged');
  });

  it('is found again by whoever begins anew after the push failed', async () => {
    const remote = new RemoteInMemory();
    remote.fail('push', 'git-unreachable');
    const made = await committed(remote, 'push');
    if (!made.ok) throw new Error(made.problem.code);
    const problem = pushProblem(made.value);
    expect(problem?.code).toBe('git-unreachable');
    expect(problemWords(problem ?? { code: '', message: '' }).way).toContain('patch');
    expect((await looked(remote)).status).toBe('kept');
    expect(remote.remote.has(plan.branch)).toBe(false);
  });

  it('goes on from another text on its branch, and not over one that came meanwhile', async () => {
    const remote = new RemoteInMemory();
    remote.here.set(plan.branch, { [plan.path]: 'older' });
    const standing = await looked(remote);
    expect(standing).toEqual({ status: 'other', before: 'older', renamedFrom: null });
    if (standing.status !== 'other') return;
    remote.here.set(plan.branch, { [plan.path]: 'somebody else’s' });
    const work = { plan, standing, author: AUTHOR, afterwards: 'push' } as const;
    const refused = await commitPlan(remote.host, LEDGER, work);
    expect(refused.ok ? null : refused.problem.code).toBe('git-conflict');
    expect(remote.here.get(plan.branch)).toEqual({ [plan.path]: 'somebody else’s' });
    await committed(remote, 'push');
    expect(remote.remote.get(plan.branch)).toEqual({ [plan.path]: plan.text });
  });

  it('does not go over what was merged after it was shown', async () => {
    const path = 'dips/dip-204.md';
    const file = { path, text: plan.text };
    const of = nextCommit(facts({ step: 'accepted', dip: aDip('accepted'), number: 204, file }));
    const remote = new RemoteInMemory({ [path]: `${plan.text}A line of somebody’s.\n` });
    const refused = await committed(remote, 'push', of);
    expect(refused.ok ? null : refused.problem.code).toBe('git-conflict');
    expect(remote.here.has(of.branch)).toBe(false);
    const again = new RemoteInMemory({ [path]: plan.text });
    expect((await committed(again, 'push', of)).ok).toBe(true);
  });

  it('renames the file where it stands under its old name', async () => {
    const numbered = nextCommit(
      facts({
        step: 'number',
        dip: aDip('submitted'),
        number: 204,
        file: { path: plan.path, text: plan.text },
      }),
    );
    const remote = new RemoteInMemory();
    await committed(remote, 'push');
    expect(await looked(remote, numbered)).toEqual({
      status: 'other',
      before: plan.text,
      renamedFrom: plan.path,
    });
    await committed(remote, 'push', numbered);
    expect(Object.keys(remote.remote.get(plan.branch) ?? {})).toEqual(['dips/dip-204.md']);
    expect((await looked(remote, numbered)).status).toBe('pushed');
  });

  it('gives the problem on, where it cannot be looked at', async () => {
    const remote = new RemoteInMemory();
    remote.fail('dip-file', 'repository-gone');
    const found = await standingOf(remote.host, LEDGER, plan);
    expect(found.ok ? null : found.problem.code).toBe('repository-gone');
  });
});

test('a pull request that is open already is the one that is given', async () => {
  const remote = new RemoteInMemory();
  const first = await openPullRequest(remote.host, LEDGER, plan);
  const second = await openPullRequest(remote.host, LEDGER, plan);
  expect(second).toEqual(first);
});

test('what is asked has the form that the host takes, whatever the title', () => {
  for (const title of ['A\nB', '# x', '<b>', '🙂'.repeat(200), '2026', 'con', '../..', '\ud800']) {
    const commit = nextCommit(facts({ output: { id: 'an-output', title } }));
    const asked = hostRequest.safeParse({
      type: 'dip-commit',
      ledger: LEDGER,
      branch: commit.branch,
      path: commit.path,
      renamedFrom: null,
      before: null,
      text: commit.text,
      message: commit.message,
      author: AUTHOR,
      afterwards: 'push',
    });
    expect(asked.error).toBeUndefined();
    const opened = hostRequest.safeParse({
      type: 'pull-request-open',
      ledger: LEDGER,
      branch: commit.branch,
      title: commit.pullRequestTitle,
      body: commit.pullRequestBody,
    });
    expect(opened.error).toBeUndefined();
  }
});

test.each([
  ['Ada <x>', 'ada@example.org', { name: 'Ada  x', email: 'ada@example.org' }],
  ['', 'ada@example.org', 'Give the name that the commit is made in.'],
  ['Ada', 'ada', 'Give the email address that the commit is made with.'],
  ['Ada', 'a@b\n<c>', 'Give the email address that the commit is made with.'],
])('the author %j %j', (name, email, author) => {
  expect(authorOf(name, email)).toEqual(author);
});

test.each([
  ['https://github.com/diem/dip.git', 'diem/dip'],
  ['https://github.com/diem/dip/', 'diem/dip'],
  ['git@github.com:diem/dip.git', 'diem/dip'],
  ['https://example.org/diem/dip.git', null],
  ['https://github.com/diem', null],
  [null, null],
])('the GitHub repository of %s', (remote, name) => {
  expect(githubNameOf(remote)).toBe(name);
});

test.each([
  ['file:///srv/dip.git', 'fine'],
  ['git@example.org:dip.git', 'fine'],
  ['ssh://git@example.org/dip.git', 'fine'],
  ['http://127.0.0.1:8080/dip.git', 'fine'],
  ['http://example.org/dip.git', 'refused'],
  ['ext::sh -c evil', 'refused'],
  ['--upload-pack=evil', 'refused'],
  ['', 'refused'],
])('the address %s is %s', (remote, verdict) => {
  expect(remoteProblem(remote) === null ? 'fine' : 'refused').toBe(verdict);
  const parsed = hostRequest.safeParse({
    type: 'dip-repository-set',
    ledger: LEDGER,
    source: { kind: 'clone', remote },
  });
  expect(parsed.success ? 'fine' : 'refused').toBe(verdict);
});

test('the API of a GitHub is reached by https, or on this computer', () => {
  expect(isApiAddress('https://github.example.org/api/v3')).toBe(true);
  expect(isApiAddress('http://localhost:3000')).toBe(true);
  expect(isApiAddress('http://github.example.org')).toBe(false);
});

test('the ledger has a repository by its name, or else by its address', () => {
  const source = { remote: 'file:///srv/dip.git', folder: '/x' };
  expect(ledgerNameOf({ source, github: null })).toBe('file:///srv/dip.git');
  expect(ledgerNameOf({ source, github: { repository: 'diem/dip' } })).toBe('diem/dip');
});

test('a pull request in words', () => {
  const open: PullRequest = {
    number: 1,
    url: 'https://github.com/diem/dip/pull/1',
    title: '',
    state: 'open',
    mergeable: 'conflict',
    head: 'a'.repeat(40),
    mergeCommit: null,
    checks: { passed: 2, failed: 1, pending: 1 },
    reviews: { approved: 1, changesRequested: 0 },
    comments: 0,
    updatedAt: 0,
  };
  expect(checksWords(open.checks)).toBe(
    '1 check failed, 1 check still running and 2 checks passed.',
  );
  expect(reviewsWords(open.reviews)).toBe('1 reviewer approves.');
  expect(mergeableWords(open)).toContain('conflicts');
  expect(mergeableWords({ ...open, state: 'merged' })).toBeNull();
  expect(checksWords({ passed: 0, failed: 0, pending: 0 })).toBe('No checks run on it.');
});

test('the text of a commit is that of the approved, but for its front matter', () => {
  expect(plan.text.slice(plan.text.indexOf('\n---\n'))).toBe(TEXT.slice(TEXT.indexOf('\n---\n')));
});
