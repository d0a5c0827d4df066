import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BareRepository } from '../outside/bare-repository.ts';
import {
  clone,
  commitOf,
  file,
  gitIn,
  makeRemote,
  nobody,
  openDevice,
  problemOf,
  push,
  remove,
  SLOW,
  temporary,
  LEDGER,
  type Device,
} from './desk.ts';

const BRANCH = 'convene/new-one';
const PATH = 'dips/dip-new-one.md';

let folder = '';
let remote: BareRepository;
let device: Device;
beforeEach(async () => {
  folder = await temporary();
  remote = makeRemote(folder);
  device = await openDevice(join(folder, 'data'));
  await device.desk.set(clone(remote.url), nobody);
}, SLOW);
afterEach(() => remove(folder), SLOW);

const away = (): Promise<void> => rename(remote.folder, `${remote.folder}.away`);
const back = (): Promise<void> => rename(`${remote.folder}.away`, remote.folder);

describe('a commit', () => {
  it('is on the remote, of one file, by its author, word for word', async () => {
    const main = remote.branch('main');
    const asked = commitOf({ text: 'With\r\nreturns\n\n  and “quotes” 🙂 no end' });
    const done = await device.desk.commit(asked);
    expect(done).toEqual({
      commit: remote.branch(BRANCH),
      branch: BRANCH,
      pushed: 'yes',
      problem: null,
    });
    expect(remote.branch('main')).toBe(main);
    expect(remote.git('rev-parse', `${done.commit}^`)).toBe(main);
    expect(remote.file(BRANCH, PATH)?.equals(Buffer.from(asked.text))).toBe(true);
    expect(remote.git('diff', '--name-status', `${done.commit}^`, done.commit)).toBe(`A\t${PATH}`);
    expect(remote.message(done.commit)).toBe(asked.message.trimEnd());
    expect(remote.git('log', '-1', '--format=%an <%ae> %cn <%ce>', done.commit)).toBe(
      'Ada Manager <ada@example.org> Ada Manager <ada@example.org>',
    );
    expect(remote.git('interpret-trailers', '--parse', '/dev/null')).toBe('');
    expect(await device.desk.file(file(BRANCH, PATH))).toEqual({
      text: asked.text,
      commit: done.commit,
      pushed: 'yes',
    });
  });

  it('is the same one where whoever was cut off asks again', async () => {
    const done = await device.desk.commit(commitOf());
    const again = await openDevice(device.dataFolder);
    expect(await again.desk.commit(commitOf())).toEqual(done);
    expect(await again.desk.push(push())).toEqual(done);
    expect(remote.git('rev-list', '--count', `main..${BRANCH}`)).toBe('1');
  });

  it('goes on where the branch is on the remote, with another’s commits', async () => {
    const first = await device.desk.commit(commitOf());
    const theirs = remote.commit(BRANCH, [{ path: 'dips/aside.md', bytes: 'x\n' }], 'Theirs');
    const second = await device.desk.commit(
      commitOf({ before: commitOf().text, text: 'Another text\n' }),
    );
    expect(second.pushed).toBe('yes');
    expect(remote.git('rev-parse', `${second.commit}^`, `${second.commit}^^`)).toBe(
      `${theirs}\n${first.commit}`,
    );
  });

  it('renames a file, and changes its text, in one', async () => {
    const old = remote.file('main', 'dips/dip-2.md')?.toString('utf8') ?? '';
    expect(old).not.toBe('');
    const asked = commitOf({
      path: 'dips/dip-22.md',
      renamedFrom: 'dips/dip-2.md',
      before: old,
      text: `${old}More.\n`,
    });
    const done = await device.desk.commit(asked);
    expect(remote.file(BRANCH, 'dips/dip-2.md')).toBeNull();
    expect(remote.file(BRANCH, 'dips/dip-22.md')?.toString('utf8')).toBe(asked.text);
    expect(await device.desk.commit(asked)).toEqual(done);
  });

  it('takes no place that is taken', async () => {
    remote.commit(
      'main',
      [
        { path: PATH, bytes: 'Somebody had that number\n' },
        { path: 'dips/dip-902.md/inside.md', bytes: 'A folder\n' },
      ],
      'Taken',
    );
    expect(await problemOf(device.desk.commit(commitOf()))).toMatchObject({
      code: 'git-conflict',
      details: { path: PATH },
    });
    const inside = await problemOf(device.desk.commit(commitOf({ path: 'dips/dip-902.md' })));
    expect(inside.code).toBe('git-conflict');
    const old = remote.file('main', 'dips/dip-2.md')?.toString('utf8') ?? '';
    const renamed = commitOf({ renamedFrom: 'dips/dip-2.md', before: old });
    expect((await problemOf(device.desk.commit(renamed))).code).toBe('git-conflict');
    expect(remote.branch(BRANCH)).toBeNull();
  });

  it('overwrites nothing that was not seen, on the branch or its base', async () => {
    const path = 'dips/dip-2.md';
    const seen = remote.file('main', path)?.toString('utf8') ?? '';
    remote.commit('main', [{ path, bytes: `${seen}\nTheirs\n` }], 'Theirs');
    const asked = commitOf({ path, before: seen, text: 'Mine\n' });
    expect(await problemOf(device.desk.commit(asked))).toMatchObject({
      code: 'git-conflict',
      details: { path },
    });
    await device.desk.commit(commitOf());
    remote.commit(BRANCH, [{ path: PATH, bytes: 'Theirs\n' }], 'On the branch');
    const next = commitOf({ before: commitOf().text, text: 'Mine\n' });
    expect((await problemOf(device.desk.commit(next))).code).toBe('git-conflict');
    remote.commit(BRANCH, [{ path: PATH, bytes: null }], 'Gone');
    expect((await problemOf(device.desk.commit(next))).code).toBe('git-conflict');
    // A line’s end counts.
    const returned = commitOf({ path: 'dips/dip-3.md', before: 'x\r\n', text: 'x\n' });
    expect((await problemOf(device.desk.commit(returned))).code).toBe('git-conflict');
  });

  it.each(['main', 'Main', 'HEAD'])('is never made on %s', async (branch) => {
    const main = remote.branch('main');
    expect((await problemOf(device.desk.commit(commitOf({ branch })))).code).toBe('git-rejected');
    expect((await problemOf(device.desk.push(push(branch)))).code).toBe('git-rejected');
    expect(remote.branch('main')).toBe(main);
  });

  it('of what the base has already is none', async () => {
    const path = 'dips/dip-2.md';
    const text = remote.file('main', path)?.toString('utf8') ?? '';
    const same = commitOf({ path, before: text, text });
    expect(await problemOf(device.desk.commit(same))).toMatchObject({ code: 'git-unchanged' });
  });

  it('begins anew where its branch was merged and taken away', async () => {
    await device.desk.commit(commitOf());
    const merged = remote.merge('main', BRANCH, 'Merged');
    const onIt = commitOf({ before: commitOf().text, text: 'Later\n' });
    const second = await device.desk.commit(onIt);
    expect(remote.git('rev-parse', `${second.commit}^`)).toBe(merged);
    remote.git('update-ref', '-d', `refs/heads/${BRANCH}`);
    const third = await device.desk.commit({ ...onIt, text: 'Latest\n' });
    expect(remote.git('rev-parse', `${third.commit}^`)).toBe(merged);
  });

  it('has a name and a message that cannot become anything else', async () => {
    const author = { name: 'Ada\nx <evil@example.org>', email: 'ada@example.org>\nparent 0' };
    const message = '--amend\n\n# not a comment\n-m x';
    const { commit } = await device.desk.commit(commitOf({ author, message }));
    expect(remote.message(commit)).toBe(message);
    expect(remote.git('log', '-1', '--format=%an|%ae', commit)).toBe(
      'Ada x evil@example.org|ada@example.org parent 0',
    );
  });
});

describe('without the remote', () => {
  it('a commit is kept, said not to be pushed, and pushed later, once', async () => {
    await away();
    const kept = await device.desk.commit(commitOf());
    expect(kept).toMatchObject({ pushed: 'no', problem: { code: 'git-unreachable' } });
    expect(await device.desk.file(file(BRANCH, PATH))).toEqual({
      text: commitOf().text,
      commit: kept.commit,
      pushed: 'no',
    });
    expect((await device.desk.push(push())).problem?.code).toBe('git-unreachable');
    await back();
    const again = await openDevice(device.dataFolder);
    const pushed = { commit: kept.commit, branch: BRANCH, pushed: 'yes', problem: null };
    expect(await again.desk.push(push())).toEqual(pushed);
    expect(await again.desk.push(push())).toEqual(pushed);
    expect(remote.branch(BRANCH)).toBe(kept.commit);
  });

  it('another commit goes on top of the one that waits', async () => {
    const first = await device.desk.commit(commitOf({ afterwards: 'keep' }));
    expect(first).toMatchObject({ pushed: 'no', problem: null });
    const second = await device.desk.commit(commitOf({ before: commitOf().text, text: 'Next\n' }));
    expect(remote.git('rev-parse', `${second.commit}^`)).toBe(first.commit);
  });

  it('what waits is refused where another was there first, and is not lost', async () => {
    await away();
    const kept = await device.desk.commit(commitOf());
    await back();
    remote.commit(BRANCH, [{ path: 'dips/other.md', bytes: 'Theirs\n' }], 'Theirs');
    const refused = await device.desk.push(push());
    expect(refused).toMatchObject({ pushed: 'no', problem: { code: 'git-rejected' } });
    const anew = await device.desk.commit(commitOf());
    expect(anew.pushed).toBe('yes');
    const { source } = await device.desk.status(LEDGER);
    expect(gitIn(source?.folder ?? '', 'cat-file', '-t', kept.commit).trim()).toBe('commit');
    expect(gitIn(source?.folder ?? '', 'for-each-ref', 'refs/convene/aside')).toContain(
      kept.commit,
    );
  });

  it('whose rules refuse the push, its own words are told', async () => {
    const hook = join(remote.folder, 'hooks', 'pre-receive');
    const said = '#!/bin/sh\necho "DIPs are frozen this week" >&2\nexit 1\n';
    await writeFile(hook, said, { mode: 0o755 });
    const { pushed, problem } = await device.desk.commit(commitOf());
    expect(pushed).toBe('no');
    expect(problem).toMatchObject({ code: 'git-rejected' });
    expect(problem?.details?.['reason']).toContain('DIPs are frozen this week');
  });
});

describe('a patch', () => {
  const patchOf = (commit: string) =>
    device.desk.patch({ type: 'dip-save-patch', ledger: LEDGER, commit });

  it.each([
    ['as it is', 'Text “quoted”\n\nFrom here\n-- \nno end'],
    ['with returns', 'Text\r\n“quoted”\r\nlone \r here\n'],
  ])('is taken by git am, the text %s', async (_how, text) => {
    const { commit } = await device.desk.commit(commitOf({ text, afterwards: 'keep' }));
    const { name, bytes } = await patchOf(commit);
    expect(name).toBe('0001-DIP-New-one.patch');
    const place = join(folder, 'theirs');
    gitIn(folder, 'clone', '--quiet', remote.url, place);
    await writeFile(join(folder, name), bytes);
    gitIn(place, 'am', '--quiet', join(folder, name));
    expect(gitIn(place, 'show', `HEAD:${PATH}`)).toBe(text);
    expect(gitIn(place, 'log', '-1', '--format=%an|%B').trim()).toBe(
      `Ada Manager|${commitOf().message.trimEnd()}`,
    );
  });

  it('of a commit that is not here is none', async () => {
    expect((await problemOf(patchOf('b'.repeat(40)))).code).toBe('repository-empty');
  });
});

describe('several at once', () => {
  it('are done one after another', async () => {
    const names = ['one', 'two', 'three'];
    const done = await Promise.all(
      names.map((name) =>
        device.desk.commit(commitOf({ path: `dips/${name}.md`, text: `${name}\n` })),
      ),
    );
    expect(done.map(({ pushed }) => pushed)).toEqual(['yes', 'yes', 'yes']);
    for (const name of names) {
      expect(remote.file(BRANCH, `dips/${name}.md`)?.toString('utf8')).toBe(`${name}\n`);
    }
    expect(remote.git('rev-list', '--count', `main..${BRANCH}`)).toBe('3');
  });
});
