/** A formed group's people and charter, its end, and all of it as a folder, in the real app. */

import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Tour } from './tour.ts';
import { BallotPage } from './pages/ballot-page.ts';
import { CharterPage } from './pages/charter-page.ts';
import { button } from './pages/controls.ts';
import { FilesPage } from './pages/files-page.ts';
import { GroupPage } from './pages/group-page.ts';
import { GroupPeoplePage } from './pages/group-people-page.ts';
import { expect, test } from './support/desktop-test.ts';

const OPERATIONS = 'mainnet-operations';

// A machine that does other things besides takes its time over axe.
test.setTimeout(480_000);

test('members come and go, each act foreseen; the facilitation is handed over', async ({
  launch,
}) => {
  const begun = await Tour.inSample(launch);
  const { sample, page, look } = begun;
  const people = new GroupPeoplePage(page);
  await people.open(OPERATIONS);
  await people.more();
  await look.at('a formed group');
  await look.below('a formed group');
  const remove = await people.choosePerson('Remove a member', 'Mateo Quispe Rojas');
  await expect(remove.getByText('gives up duties with it')).toBeVisible();
  await look.atDialog('remove a member');
  await page.keyboard.press('Escape');
  await expect(remove).toBeHidden();
  await people.handOver('Sanne de Wit');
  const note = page.getByText('Amara Okonjo-Vale hands the facilitation over to Sanne de Wit');
  await expect(note).toBeVisible();
  // Only who is asked can accept.
  await expect(button(people.members, 'Accept the facilitation')).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await look.again('a hand-over');
  await sample.actAs('Sanne de Wit');
  await people.open(OPERATIONS);
  await button(people.members, 'Accept the facilitation').click();
  await button(page.getByRole('alertdialog'), 'Accept the facilitation').click();
  await expect(note).toBeHidden();
  await expect(people.members).toContainText('Sanne de Wit (you) facilitator');
  await expect(people.members).toContainText('Amara Okonjo-Vale contributor');
  // Who hands over is a member, who cannot add anybody any more, and is told who can.
  await sample.actAs('Amara Okonjo-Vale');
  await people.open(OPERATIONS);
  await expect(button(people.members, 'Add a member…')).toHaveAccessibleDescription(/Sanne de Wit/);
  begun.end();
});

test('a charter is revised: material by the TSC, the rest at once; the old one stands until then', async ({
  launch,
}) => {
  const begun = await Tour.inSample(launch);
  const { sample, page, look } = begun;
  const charter = new CharterPage(page);
  await charter.open(OPERATIONS);
  await charter.begin();
  await expect(charter.revision).toContainText('Nothing is changed yet');
  await charter.writeAtEnd('Desired member profiles', ' And who write handbooks.');
  await expect(charter.revision).toContainText('not a material change');
  await look.at('a charter that is revised');
  await button(charter.revision, 'Revise the charter…').click();
  await charter.dialog.getByLabel('Reason').fill('Somebody has to write it down.');
  await button(charter.dialog, 'Put it in force').click();
  await expect(charter.dialog).toBeHidden();
  await expect(charter.inForce).toContainText('And who write handbooks.');
  await charter.setDuration(400);
  await expect(charter.revision).toContainText('a material change');
  await button(charter.revision, 'Put it to the TSC…').click();
  await expect(charter.dialog).toContainText('Length of the vote');
  await look.atDialog('a material revision');
  await charter.dialog.getByLabel('Reason').fill('Two more outputs need the time.');
  await button(charter.dialog, 'Put it to the TSC').click();
  await expect(charter.dialog).toBeHidden();
  await expect(page.getByText('The TSC is voting on a revised charter').first()).toBeVisible();
  await expect(charter.inForce).not.toContainText('400 days');
  await expect(button(charter.revision, 'Put it to the TSC…')).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await look.again('a revision before the TSC');
  const ballot = new BallotPage(page);
  await page.getByRole('link', { name: 'Open the ballot' }).first().click();
  for (const name of ['Tomasz Wrzos', 'Dalia Haddad', 'Wen Jiayi', 'Grace Achterberg']) {
    await sample.actAs(name);
    await ballot.cast('Yes');
  }
  await look.again('the ballot on a revision');
  await sample.toDeadlineOf('the revised charter');
  await charter.open(OPERATIONS);
  await expect(charter.inForce).toContainText('400 days');
  begun.end();
});

test('what is open is named when one would conclude; the whole group is a folder of files', async ({
  launch,
  folder,
}) => {
  const begun = await Tour.inSample(launch);
  const { desktop, page, look } = begun;
  const people = new GroupPeoplePage(page);
  await people.open(OPERATIONS);
  await page.getByText(/^Conclude the group: /).click();
  const open = page.getByRole('list', { name: 'To be settled first' });
  await expect(open).toContainText('Upgrade rehearsals');
  await expect(button(page, 'Conclude the group')).toHaveAttribute('aria-disabled', 'true');
  await look.again('concluding a group');
  await desktop.chooseFolder(folder);
  await button(page, 'Export as a folder…').click();
  await expect(page.getByText(/^\d+ files in /)).toBeVisible();
  const names = (await readdir(folder)).filter((name) => name.startsWith(OPERATIONS));
  expect(names).toHaveLength(1);
  const place = join(folder, names[0] ?? '');
  const manifest = JSON.parse(await readFile(join(place, 'manifest.json'), 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
  };
  for (const { path, sha256 } of manifest.files) {
    const bytes = await readFile(join(place, ...path.split('/')));
    expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256);
  }
  expect(await readFile(join(place, 'README.md'), 'utf8')).toContain('This is a rehearsal');
  begun.end();
});

test('a group that has lost its facilitators and organizations says who must act, and is mended', async ({
  launch,
}) => {
  const begun = await Tour.inSample(launch);
  const { desktop, sample, page, look } = begun;
  await sample.actAs('Inês Caldeira');
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  if (!hello.ok) throw new Error(hello.problem.message);
  const ledger = hello.value.associations[0]?.ledger ?? '';
  for (const person of ['amara', 'ravi', 'mateo', 'sanne', 'hannah']) {
    const act = { type: 'person.depart', data: { person, reason: 'Works elsewhere now.' } };
    const reply = await desktop.request<'propose'>({ type: 'propose', ledger, act });
    expect(reply.ok && reply.value.outcome).toBe('queued');
  }
  const people = new GroupPeoplePage(page);
  await people.open(OPERATIONS);
  await expect(people.members).toContainText('Nobody facilitates this group');
  await expect(people.members).toContainText('1 of 3 organizations are represented');
  await look.again('a group without a facilitator');
  await button(people.members, 'Appoint a facilitator…').click();
  const appoint = people.dialog('Appoint a facilitator');
  await appoint.getByRole('combobox').fill('Olu');
  await page.getByRole('option', { name: 'Olu Fashanu' }).click();
  await look.atDialog('appoint a facilitator');
  await people.sign(appoint, 'Appoint a facilitator');
  await expect(people.members).not.toContainText('Nobody facilitates this group');
  // Somebody of another organization shows interest, and is added.
  await sample.actAs('Leila Farsi-Holm');
  await people.open(OPERATIONS);
  await new GroupPage(page).expressInterest(null, 'I can write handbooks.');
  await sample.actAs('Olu Fashanu');
  await people.open(OPERATIONS);
  await people.choosePerson('Add a member', 'Leila Farsi-Holm');
  await expect(people.dialog('Add a member')).toContainText('would be represented too');
  await look.atDialog('add a member');
  await page.keyboard.press('Escape');
  await people.add('Leila Farsi-Holm', 'Reviewer');
  await expect(people.members).toContainText('2 of 3 organizations are represented');
  await expect(people.members).toContainText('Leila Farsi-Holm reviewer');
  await page.getByText(/things that it waits for, and who can move each/).click();
  await expect(page.getByRole('list', { name: 'What the group waits for' })).toContainText(
    'Bring another organization in',
  );
  await look.at('what a group waits for');
  const { document } = new FilesPage(page);
  await document.open('output/on-call-practice');
  await document.panel('Progress');
  await look.at('the progress of an output');
  begun.end();
});
