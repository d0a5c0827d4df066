/** A DIP goes into its repository, by real git and a GitHub of the tests, in the real app. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BareRepository } from '../outside/bare-repository.ts';
import { GithubServer } from '../outside/github-server.ts';
import { approvedDip } from './approved-dip.ts';
import { DAY, HOUR } from './clocked-relay.ts';
import { act, actInTime, caughtUp, ledgerOf, stateOf } from './faults/tools.ts';
import { decided } from './formed-group.ts';
import { button } from './pages/controls.ts';
import { DipsPage } from './pages/dips-page.ts';
import { RepositoryPage } from './pages/repository-page.ts';
import { SampleBar } from './pages/sample-bar.ts';
import { SIGN, Story, type Character } from './story.ts';
import { expect, test } from './support/desktop-test.ts';
import { Looking } from './support/looking.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const NAME = 'kelda/dip';
/** What git does starts many programs, one after the other. */
const DONE = { timeout: 60_000 };

test.setTimeout(900_000);

/** What `twg dip check` says of a file of the bare repository. */
function checked(folder: string, bare: BareRepository, branch: string, path: string): unknown {
  const name = path.split('/').at(-1) ?? path;
  const place = join(folder, name);
  writeFileSync(place, bare.file(branch, path) ?? '');
  const out = execFileSync('npm', ['run', '-s', 'twg', '--', 'dip', 'check', place], { cwd: ROOT });
  return JSON.parse(out.toString('utf8'));
}

/** What was saved there; nothing before it was. */
const savedAt = (place: string): string => (existsSync(place) ? readFileSync(place, 'utf8') : '');

const commitOf = (bare: BareRepository, branch: string): string => {
  const commit = bare.branch(branch);
  if (commit === null) throw new Error(`there is no branch ${branch}`);
  return commit;
};

const OTHER = `---
dip: 7
title: Another one
author: Somebody Else
status: Final
type: Process
created: 2020-10-30
requires: 6
---

# Summary

It was there before.
`;

test('an approved DIP becomes a pull request, gets its number, and is merged', async ({
  launch,
  folder,
}) => {
  const root = join(folder, 'github');
  const bare = BareRepository.create(join(root, `${NAME}.git`), [
    { path: 'dips/dip-7.md', bytes: OTHER },
  ]);
  const github = await GithubServer.start(root);
  github.users.set('token-of-ada', { login: 'ada', rights: 'write' });
  github.users.set('token-of-cleo', { login: 'cleo', rights: 'write' });
  const story = await Story.begin(join(folder, 'story'), launch);
  const { output, ada, ben, cleo, text } = await approvedDip(story);
  const { page } = ada.desktop;
  const look = new Looking(ada.desktop);
  const repository = new RepositoryPage(page);
  const dips = new DipsPage(page);

  await test.step('before a repository is set, the file can be seen and saved', async () => {
    await dips.open(output);
    await expect(repository.submission).toContainText('This device uses no DIP repository yet');
    const place = join(folder, 'saved.md');
    await ada.desktop.saveTo(place);
    await button(repository.submission, 'Save the file…').click();
    await expect.poll(() => savedAt(place)).toContain('Finality certificates');
    await look.at('dip without a repository');
    await look.below('dip without a repository');
  });

  await test.step('it is cloned; a wrong token is refused in words, the right one is known', async () => {
    await setUp(ada, github);
    await repository.giveToken('token-of-nobody');
    await expect(repository.settings.getByRole('alert')).toContainText('GitHub refused the token');
    await look.at('dip repository in the settings');
    await repository.giveToken('token-of-ada');
    await expect(repository.settings).toContainText('GitHub knows it as ada');
  });

  const branch = await test.step('the file is committed and pushed', async () => {
    await dips.open(output);
    const { submission } = repository;
    await expect(submission).toContainText('dips/dip-finality-certificates.md');
    await look.at('dip to be handed over');
    await look.below('dip to be handed over');
    await repository.commit(submission, 'Commit and push');
    await expect(submission).toContainText('Committed, pushed to the remote', DONE);
    const pushed = bare.branches().find((name) => name !== 'main') ?? '';
    const file = bare.file(pushed, 'dips/dip-finality-certificates.md')?.toString('utf8') ?? '';
    expect(file.slice(file.indexOf('# Summary'))).toBe(text.slice(text.indexOf('# Summary')));
    const message = bare.message(commitOf(bare, pushed));
    expect(message).toMatch(/^DIP: Finality certificates\n\n/);
    expect(message).toMatch(
      /\nConvene-Ballot: approve-finality-certificates passed 3\/0\/0 of 3\n/,
    );
    expect(message).toContain(`\nConvene-Ledger: ${await ledgerOf(ada)}\n`);
    return pushed;
  });

  await test.step('what was pushed is found again after a restart', async () => {
    await page.reload();
    await dips.open(output);
    await expect(repository.submission).toContainText('Committed, pushed to the remote', DONE);
  });

  await test.step('the pull request is opened, though GitHub fails at first', async () => {
    const { submission } = repository;
    github.failNext(GithubServer.rateLimit(Date.now() + 600_000));
    await button(submission, 'Open the pull request').click();
    await expect(submission.getByRole('alert')).toContainText('GitHub asks for patience');
    await button(submission, 'Open the pull request').click();
    await expect(submission).toContainText('#1');
    expect(github.pulls[0]).toMatchObject({ head: branch, title: 'DIP: Finality certificates' });
    expect(github.pulls[0]?.body).toContain('| passed | 3 | 0 | 0 | 3 |');
    github.check(1, { kind: 'run', name: 'lint', outcome: 'failure' });
    github.review(1, { by: 'cleo', state: 'CHANGES_REQUESTED' });
    await button(submission, 'Ask GitHub again').click();
    await expect(submission).toContainText('1 check failed.');
    await look.at('dip with its pull request');
    await look.below('dip with its pull request');
  });

  await test.step('it is signed that it was submitted', async () => {
    await button(repository.submission, 'Submit the DIP').click();
    await repository.confirm('Submit the DIP');
    await expect
      .poll(async () => (await stateOf(ada)).dip.get(output))
      .toMatchObject({
        status: 'submitted',
        repository: NAME,
        pullRequest: 1,
        commit: commitOf(bare, branch),
      });
    await caughtUp(ben, ada);
    await act(ben, 'dip.assign-manager', { output, manager: 'cleo' });
    await caughtUp(cleo, ben);
  });

  await test.step('its manager gives it the number, in the same pull request', async () => {
    await setUp(cleo, github);
    const hers = new RepositoryPage(cleo.desktop.page);
    await hers.giveToken('token-of-cleo');
    await expect(hers.settings).toContainText('GitHub knows it as cleo');
    await new DipsPage(cleo.desktop.page).open(output);
    await hers.number(204);
    await expect(hers.next).toContainText('dips/dip-204.md');
    await hers.commit(hers.next, 'Commit and push');
    await expect(hers.next).toContainText('Committed, pushed to the remote', DONE);
    expect(bare.file(branch, 'dips/dip-finality-certificates.md')).toBeNull();
    expect(checked(folder, bare, branch, 'dips/dip-204.md')).toMatchObject({ ok: true });
    const lookAtCleos = new Looking(cleo.desktop);
    await lookAtCleos.at('dip being numbered');
    await lookAtCleos.below('dip being numbered');
    github.merge(1);
    await button(hers.next, 'Ask GitHub again').click();
    await expect(hers.next).toContainText('Merged', DONE);
    await button(hers.next, 'Merge it as a draft').click();
    await hers.confirm('Merge it as a draft');
    await expect
      .poll(async () => (await stateOf(cleo)).dip.get(output))
      .toMatchObject({ status: 'draft', number: 204, commit: commitOf(bare, 'main') });
    await expect(hers.next).toContainText('says what the ledger does: Draft', DONE);
    expect(checked(folder, bare, 'main', 'dips/dip-204.md')).toMatchObject({ ok: true });
    expect(lookAtCleos.flaws).toEqual([]);
  });

  await test.step('the pipeline shows the repository, with what was not made here', async () => {
    const hers = cleo.desktop.page;
    await new DipsPage(hers).openAll();
    const all = hers.getByRole('region', { name: `In the repository ${NAME}` });
    await expect(all.getByRole('row')).toHaveCount(3);
    await expect(all).toContainText('It requires DIP 6, which is not in the repository.');
    await expect(all.getByRole('row', { name: /204/ })).toContainText('of this association');
    const lookAtCleos = new Looking(cleo.desktop);
    await lookAtCleos.at('dips of the repository');
    await lookAtCleos.below('dips of the repository');
    expect(lookAtCleos.flaws).toEqual([]);
  });

  await test.step('the TSC does not accept it: the file says Rejected, and by which vote', async () => {
    const textSha256 = (await stateOf(cleo)).output.get(output)?.approvedText;
    const noEngineering = 'Nothing is built for it.';
    await act(cleo, 'dip.last-call', { output, days: 14, textSha256, noEngineering });
    await story.relay.move(14 * DAY + HOUR);
    await actInTime(cleo, 'dip.request-acceptance', { output, ballot: 'accept-it', days: 1 });
    await decided([ada, ben, cleo], 'accept-it', 'no');
    await story.relay.move(DAY + HOUR);
    const hers = new RepositoryPage(cleo.desktop.page);
    const dip = new DipsPage(cleo.desktop.page);
    await dip.open(output);
    await expect(dip.next).toContainText('The TSC did not accept it');
    await expect(hers.next).toContainText('The file does not say yet that the DIP is Rejected');
    await hers.commit(hers.next, 'Commit and push');
    await expect(hers.next).toContainText('Committed, pushed to the remote', DONE);
    await button(hers.next, 'Open the pull request').click();
    await expect(hers.next).toContainText('#2');
    await expect(button(hers.next, 'Open another pull request')).toHaveCount(0);
    github.closePull(2);
    await button(hers.next, 'Ask GitHub again').click();
    await expect(hers.next).toContainText('Closed without a merge');
    const looking = new Looking(cleo.desktop);
    await looking.at('dip whose pull request was closed');
    await button(hers.next, 'Open another pull request').click();
    await expect(hers.next).toContainText('#3');
    await expect(button(hers.next, 'Open another pull request')).toHaveCount(0);
    expect(github.pulls.map(({ head, state }) => [head, state]).slice(1)).toEqual([
      [github.pulls[1]?.head, 'closed'],
      [github.pulls[1]?.head, 'open'],
    ]);
    expect(looking.flaws).toEqual([]);
    github.merge(3);
    await button(hers.next, 'Ask the repository again').click();
    await expect(hers.next).toContainText('says what the ledger does: Rejected', DONE);
    expect(bare.file('main', 'dips/dip-204.md')?.toString('utf8')).toContain('status: Rejected');
    expect(bare.git('log', '--format=%B', 'main')).toContain(
      'Convene-Ballot: accept-it failed 0/3/0 of 3',
    );
  });

  expect(look.flaws).toEqual([]);
  for (const { desktop } of [ada, ben, cleo]) expect(desktop.violations).toEqual([]);
  await story.end();
  await github.close();
});

async function setUp(who: Character, github: GithubServer): Promise<void> {
  const repository = new RepositoryPage(who.desktop.page);
  await repository.openSettings();
  await repository.clone(github.remote(NAME));
  await expect(repository.settings).toContainText('Copy in', DONE);
  await repository.setGithub(NAME, github.api);
}

test('the next commit of a DIP in last call: a conflict, no network, a patch, and the push', async ({
  launch,
  folder,
}) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const sample = new SampleBar(desktop);
  await sample.open();
  const { page } = desktop;
  const look = new Looking(desktop);
  const repository = new RepositoryPage(page);
  const bare = BareRepository.create(join(folder, 'remote', 'dip.git'), [
    { path: 'dips/dip-7.md', bytes: OTHER },
  ]);
  await repository.openSettings();
  await repository.clone(bare.url);
  await expect(repository.settings).toContainText(
    'not set: no pull requests are opened from here',
    DONE,
  );

  const dips = new DipsPage(page);
  await dips.open('delivery-receipts');
  const { next } = repository;
  await expect(next).toContainText('The repository has no file of this number yet');
  await expect(next).toContainText('dips/dip-204.md');
  await look.at('dip with a next commit');
  await look.below('dip with a next commit');

  await test.step('somebody else was there first: nothing is overwritten, and it is shown', async () => {
    const branch = 'convene/dip-204-number';
    bare.commit(branch, [{ path: 'dips/dip-204.md', bytes: 'Theirs.\n' }], 'Somebody’s');
    await repository.commit(next, 'Commit and push');
    await expect(next.getByRole('alert')).toContainText('The file has changed meanwhile', DONE);
    expect(bare.file(branch, 'dips/dip-204.md')?.toString('utf8')).toBe('Theirs.\n');
    await look.at('dip with a conflict');
    await button(next, 'Look again what is there').click();
    await expect(next).toContainText('The branch is there already, with another text');
    await expect(next).toContainText('What differs from what is on the branch now');
  });

  await test.step('without the remote the commit is kept, and saved as a patch', async () => {
    renameSync(bare.folder, `${bare.folder}-away`);
    await repository.commit(next, 'Commit and push');
    await expect(next.getByRole('alert')).toContainText('The remote cannot be reached', DONE);
    await expect(next).toContainText('Committed, on this computer only', DONE);
    await look.at('dip kept without the remote');
    const patch = join(folder, 'dip.patch');
    await desktop.saveTo(patch);
    await button(next, 'Save it as a patch…').click();
    await expect.poll(() => savedAt(patch)).toContain('Convene-Ledger: ');
    await page.reload();
    await dips.open('delivery-receipts');
    await expect(next).toContainText('Committed, on this computer only');
  });

  await test.step('with the remote back it is pushed, and passes the check', async () => {
    renameSync(`${bare.folder}-away`, bare.folder);
    await button(next, 'Push it').click();
    await expect(next).toContainText('Committed, pushed to the remote', DONE);
    const branch = 'convene/dip-204-number';
    expect(checked(folder, bare, branch, 'dips/dip-204.md')).toMatchObject({ ok: true });
    expect(bare.file(branch, 'dips/dip-204.md')?.toString('utf8')).toContain('status: Last Call');
    bare.merge('main', branch, 'Merged by hand');
    await button(next, 'Ask the repository again').click();
    await expect(next).toContainText('says what the ledger does: Last Call', DONE);
  });

  await test.step('a material revision ends the last call: the file is a draft again', async () => {
    await sample.actAs('Kenji Moribe');
    await dips.open('delivery-receipts');
    await dips.revise('Keys are kept for seven years.', 'Material', 'aa10be3');
    await expect(dips.step).toContainText('Draft');
    await expect(next).toContainText('The file does not say yet that the DIP is Draft');
    await expect(next).toContainText('The commit changes the text too');
    await repository.commit(next, 'Commit and push');
    await expect(next).toContainText('Committed, pushed to the remote', DONE);
    const branch = bare.branches().find((name) => /draft/.test(name)) ?? '';
    expect(bare.file(branch, 'dips/dip-204.md')?.toString('utf8')).toMatch(
      /\nstatus: Draft\n[^]*\nKeys are kept for seven years\.\n/,
    );
    expect(checked(folder, bare, branch, 'dips/dip-204.md')).toMatchObject({ ok: true });
    bare.merge('main', branch, 'Merged by hand');
    await button(next, 'Ask the repository again').click();
    await expect(next).toContainText('says what the ledger does: Draft', DONE);
  });

  expect(look.flaws).toEqual([]);
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
