/** Discussions and meetings of a group, in the sample: each by whoever may, and looked at. */

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Tour } from './tour.ts';
import { CommentsPage } from './pages/comments-page.ts';
import { button } from './pages/controls.ts';
import { MeetingPage } from './pages/meeting-page.ts';
import { TopicPage } from './pages/topic-page.ts';
import { cutOff, mended } from './faults/tools.ts';
import { formedGroup } from './formed-group.ts';
import { Story } from './story.ts';
import { expect, test } from './support/desktop-test.ts';

const TWG = 'mainnet-operations';
/** As long as a title gets: from right to left, with emoji, without a place to break. */
const LONG = `اجتماع طويل 👩‍💻 ${'Wortungetüm'.repeat(20)} ${'and more '.repeat(28)}`.trim();

test('a topic from being raised to what it led to', async ({ launch }) => {
  test.setTimeout(480_000);
  const begun = await Tour.inSample(launch);
  const { page, sample, app, look } = begun;
  const topics = new TopicPage(page);
  const comments = new CommentsPage(page);

  await test.step('who is no member reads, and hears who can', async () => {
    await sample.actAs('Tomasz Wrzos');
    await app.goTo(`#/groups/${TWG}`);
    await expect(topics.list).toContainText('One public status page');
    await expect(button(topics.list, 'Raise a topic…')).toHaveAccessibleDescription(/member/);
    await topics.open('status-page');
    await expect(topics.next).toContainText('1 objection to settle');
    await expect(button(topics.next, 'Object…')).toHaveAccessibleDescription(/member/);
    await look.at('topic of others');
    await topics.open('severity-levels');
    await expect(page.getByRole('region', { name: 'What was agreed' })).toContainText(
      'Three levels of severity',
    );
    await look.again('topic agreed');
    await look.below('topic agreed');
  });

  await test.step('filters', async () => {
    await sample.actAs('Hannah Brück');
    await app.goTo(`#/groups/${TWG}`);
    await topics.filter(/^With objections/);
    await expect(topics.list.getByRole('listitem')).toHaveCount(1);
    await topics.filter(/^Mine/);
    await expect(topics.list).toContainText('One public status page');
    await topics.filter(/^Agreed/);
    await expect(topics.list).toContainText('Maintenance windows');
    await topics.filter(/^Dropped/);
    await expect(topics.list).toContainText('A printed handbook');
    await topics.filter(/^All/);
    const all = await topics.list.getByRole('listitem').count();
    await topics.ofOwner(/^Olu/);
    await expect(topics.list).toContainText('Owner: Olu');
    await expect.poll(() => topics.list.getByRole('listitem').count()).toBeLessThan(all);
    await look.again('discussions of one owner');
    await topics.ofOwner('Anyone');
    await topics.list.scrollIntoViewIfNeeded();
    await look.again('discussions of a group');
  });

  await test.step('raised, objected to, settled, agreed', async () => {
    await app.goTo(`#/groups/${TWG}`);
    await begun.dialog(() => button(topics.list, 'Raise a topic…').click(), 'Raise a topic');
    await topics.raise(TWG, 'Who writes after an incident');
    await expect(app.heading('Who writes after an incident')).toBeVisible();
    await topics.object('Not whoever was on call.');
    await expect(topics.next).toContainText('1 objection to settle');
    await sample.actAs('Amara Okonjo-Vale');
    await expect(button(topics.next, 'Record the agreement…')).toHaveAccessibleDescription(
      /objection/,
    );
    await look.again('topic with an objection');
    await sample.actAs('Hannah Brück');
    await topics.settle('The chair writes, whoever was on call reads it.');
    await expect(topics.objections).toContainText('The chair writes');
    await sample.actAs('Amara Okonjo-Vale');
    await topics.agree('The chair of the incident writes within three days.');
    await expect(page.getByRole('region', { name: 'What was agreed' })).toContainText(
      'within three days',
    );
    await look.again('topic that was agreed');
  });

  await test.step('a passage of an output comes of it', async () => {
    await begun.dialog(() => button(topics.ledTo, 'Link a passage…').click(), 'Link a passage');
    await topics.link('Upgrade rehearsals', 'rolled back', 'As we agreed.');
    await expect(topics.ledTo.getByRole('link')).toContainText('rolled back');
    await look.again('topic that led to something');
    await look.below('topic that led to something');
    await topics.ledTo.getByRole('link').click();
    const thread = comments.thread('Comes from the topic');
    await expect(thread).toContainText('As we agreed.');
    await thread.getByRole('link', { name: 'Who writes after an incident' }).click();
    await expect(app.heading('Who writes after an incident')).toBeVisible();
  });

  await test.step('reopened, put to the vote, which settles it', async () => {
    await topics.reopen('The new members see it otherwise.');
    await begun.dialog(() => button(topics.next, 'Call a vote…').click(), 'Call a vote');
    await begun.dialog(() => button(topics.next, 'Object…').click(), 'Object');
    await topics.callVote('The chair writes within a week.', 3);
    await expect(topics.next).toContainText('The group votes on it');
    await expect(button(topics.next, 'Drop the topic…')).toHaveAccessibleDescription(
      /vote|ballot/i,
    );
    await look.again('topic in the vote');
    await topics.next.getByRole('link', { name: 'Open the ballot' }).click();
    await expect(page.locator('main')).toContainText('The chair writes within a week.');
  });

  await test.step('dropped; and a title as long as any', async () => {
    await topics.raise(TWG, LONG);
    await look.again('topic with a long title');
    await topics.drop('It was only to see.');
    await expect(topics.next).toContainText('The topic was dropped');
    await app.goTo(`#/groups/${TWG}`);
    await topics.filter(/^All/);
    await topics.list.scrollIntoViewIfNeeded();
    await look.again('discussions with a long title');
  });

  begun.end();
});

test('a meeting: scheduled, its agenda prefilled, changed, cancelled', async ({
  launch,
  folder,
}) => {
  test.setTimeout(480_000);
  const begun = await Tour.inSample(launch);
  const { desktop, page, sample, app, look } = begun;
  const meetings = new MeetingPage(page);

  const saved = async (): Promise<string> => {
    const path = join(folder, 'meeting.ics');
    // What is said of it may still stand there from the time before.
    await rm(path, { force: true });
    await desktop.saveTo(path);
    await button(page, 'Save for a calendar').click();
    await expect(page.getByText(/Saved as .*meeting\.ics/).first()).toBeVisible();
    const read = (): Promise<string> => readFile(path, 'utf8').catch(() => '');
    await expect.poll(read).toContain('END:VCALENDAR');
    return (await read()).replaceAll(/\r\n[ \t]/g, '');
  };

  await test.step('next and past ones', async () => {
    await app.goTo(`#/groups/${TWG}`);
    await expect(meetings.list).toContainText('Weekly, number 10');
    await meetings.list.getByText('past meetings').click();
    await expect(meetings.list).toContainText('First meeting');
    await meetings.list.scrollIntoViewIfNeeded();
    await look.again('meetings of a group');
    await meetings.open('operations-9');
    await expect(meetings.minutes).toContainText('Hannah keeps her objection');
    await look.at('meeting in the past');
    await look.below('meeting in the past');
  });

  await test.step('scheduled, with what is open on its agenda', async () => {
    await meetings.schedule(TWG, {
      title: 'Weekly, number 11',
      when: '2027-03-04T10:30',
      minutes: 45,
      where: 'https://meet.example/ops',
    });
    await expect(app.heading('Weekly, number 11')).toBeVisible();
    await meetings.prefill();
    await expect(meetings.agenda).toContainText('Objections to settle');
    await expect(meetings.agenda).toContainText('Post the bi-weekly update');
    await expect(meetings.agenda).toContainText('without an owner');
    await meetings.prefill();
    await expect(page.getByText('All that is open stands in the agenda already.')).toBeVisible();
    await look.again('meeting with an agenda');
    await look.below('meeting with an agenda');
    await meetings.agenda.getByRole('link', { name: 'One public status page' }).click();
    await expect(app.heading('One public status page')).toBeVisible();
    await page.goBack();
  });

  await test.step('for a calendar, before and after a change', async () => {
    const before = await saved();
    expect(before).toContain('SEQUENCE:0');
    expect(before).toContain('DURATION:PT45M');
    await begun.dialog(() => button(page, 'Change…').click(), 'Change the meeting');
    await meetings.change({ when: '2027-03-05T10:30', where: 'Room 2' });
    await expect(page.locator('main')).toContainText('Room 2');
    await app.acknowledged();
    const after = await saved();
    expect(after).toContain('SEQUENCE:1');
    expect(after).toContain('LOCATION:Room 2');
    const uid = /^UID:.*$/m.exec(before)?.[0] ?? 'none';
    expect(after).toContain(uid);
    await meetings.cancel('Nobody is there.');
    await expect(page.locator('main')).toContainText('Nobody is there.');
    const over = await saved();
    expect(over).toContain('SEQUENCE:2');
    expect(over).toContain('STATUS:CANCELLED');
    expect(over).toContain(uid);
    await expect(button(page, 'Change…')).toHaveAccessibleDescription(/cancelled/);
    await look.again('meeting that was cancelled');
  });

  await test.step('who does not facilitate; and a title as long as any', async () => {
    await meetings.schedule(TWG, {
      title: LONG,
      when: '2027-03-06T10:30',
      minutes: 1,
      where: LONG,
    });
    await look.again('meeting with a long title');
    await sample.actAs('Mateo Quispe Rojas');
    await expect(button(page, 'Change…')).toHaveAccessibleDescription(/facilitat|Amara/);
    await meetings.prefill();
    await expect(meetings.agenda).toContainText('Votes that are open');
    await app.goTo(`#/groups/${TWG}`);
    await meetings.list.scrollIntoViewIfNeeded();
    await look.again('meetings with a long title');
  });

  begun.end();
});

test('a topic that two raise at once, one of them offline, is there twice; nothing is lost', async ({
  folder,
  launch,
}) => {
  test.setTimeout(480_000);
  const story = await Story.begin(folder, launch);
  const { ada, ben, twg } = await formedGroup(story);
  const [adas, bens] = [new TopicPage(ada.app.page), new TopicPage(ben.app.page)];
  await cutOff(ben);
  await bens.raise(twg, 'What is final?');
  await bens.object('Before anybody says anything.');
  await adas.raise(twg, 'What is final?');
  await adas.agree('A payment, after two rounds.');
  await mended(ben);
  await ben.app.acknowledged();
  await ada.app.goTo(`#/groups/${twg}`);
  await adas.filter(/^All 2/);
  await expect(adas.list.getByRole('listitem')).toHaveCount(2);
  await expect(adas.list).toContainText('1 open objection');
  await expect(adas.list).toContainText('A payment, after two rounds.');
  await story.end();
});
