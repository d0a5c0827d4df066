import { button } from '../pages/controls.ts';
import { ProposalPage } from '../pages/proposal-page.ts';
import { Story, type Character } from '../story.ts';
import { AppPage } from '../pages/app-page.ts';
import { again } from '../support/desktop.ts';
import { expect, test } from '../support/desktop-test.ts';
import { reloaded } from '../support/reloaded.ts';
import {
  act,
  ask,
  caughtUp,
  cutOff,
  foundingAda,
  joining,
  ledgerOf,
  mended,
  opened,
  proposing,
  SCOPE,
} from './tools.ts';

const TWG = 'finality';
const LIMITS = 'Limits of its focus';

test.setTimeout(300_000);

test('a window killed while one types in it comes back with all that it called saved', async ({
  folder,
  launch,
}) => {
  const story = await Story.begin(folder, launch);
  const ada = await foundingAda(story);
  await proposing(TWG, ada, null);
  await cutOff(ada);
  const seen = await watchSaved(ada);
  await ada.proposal.type(SCOPE, ' Here.');
  const sentence = ' It is typed letter by letter, and it does not end here.';
  const typeOn = async (): Promise<string> => {
    for (let time = 0; time < 40; time += 1) {
      await ada.proposal.field(SCOPE).pressSequentially(sentence, { delay: 5 });
      // A moment in which all of it can be saved, however busy the disk is.
      await ada.app.page.waitForTimeout(300);
    }
    return 'to its end';
  };
  const typing = typeOn().catch(() => 'interrupted');
  await expect.poll(() => seen.at(-1)).toMatch(/does not end here/);
  await ada.desktop.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  expect(await typing).toBe('interrupted');
  await expect.poll(() => fieldsOf(ada)).toContain(seen.at(-1));
  // It was loaded again by itself: main has asked about nothing but the founding.
  expect(await ada.desktop.dialogs()).toHaveLength(1);
  await story.end();
});

test('two windows and two devices of one person: what each wrote offline is merged', async ({
  folder,
  launch,
}) => {
  const story = await Story.begin(folder, launch);
  const ada = await foundingAda(story);
  const [ben, second] = [await joining(story, ada, 'ben'), await secondDevice(story, ada)] as const;
  await proposing(TWG, ada, ben);
  await second.proposal.open(TWG);
  const other = await anotherWindow(ada);
  for (const person of [second, other]) {
    await expect(person.proposal.field(SCOPE)).toContainText('When is a payment final?');
  }
  await cutOff(ada);
  await cutOff(second);
  await ada.proposal.type(SCOPE, ' Window one.');
  await other.proposal.type(SCOPE, ' Window two.');
  await second.proposal.type(SCOPE, ' Device two.');
  await other.proposal.type(LIMITS, ' And its limits.');
  // They are one device: offline, each shows what the other has.
  for (const window of [ada, other]) {
    await expect(window.proposal.field(SCOPE)).toContainText('Window one.');
    await expect(window.proposal.field(SCOPE)).toContainText('Window two.');
    await expect(window.proposal.field(LIMITS)).toContainText('And its limits.');
  }
  await mended(ada);
  await mended(second);
  for (const person of [ada, other, second, ben]) {
    for (const words of ['Window one.', 'Window two.', 'Device two.']) {
      await expect
        .poll(async () => (await person.proposal.textOf(SCOPE)).split(words).length)
        .toBe(2);
    }
    await person.app.acknowledged();
    await expect(person.app.syncLine).not.toContainText(/draft|refused/);
  }
  for (const person of [ada, second]) expect((await opened(person)).drafts).toEqual([]);
  await story.end();
});

/** What stood in a field each time the screen called it saved, the last one last. */
async function watchSaved({ app }: Character): Promise<readonly string[]> {
  const seen: string[] = [];
  await app.page.exposeFunction('tellSaved', (text: string) => seen.push(text));
  await app.page.evaluate(() => {
    const { tellSaved } = window as unknown as { tellSaved: (text: string) => void };
    let last = '';
    const look = (): void => {
      requestAnimationFrame(look);
      const line = [...document.querySelectorAll('main p')].find(({ textContent }) =>
        /^(saved|saving|not saved) on this device/.test(textContent),
      );
      const parts = [...(line?.querySelectorAll('span') ?? [])].map((part) => part.textContent);
      const text = document.querySelector('main [role=textbox]')?.textContent ?? '';
      if (!parts.includes('saved on this device') || text === last) return;
      last = text;
      tellSaved(text);
    };
    look();
  });
  return seen;
}

/** The texts of the fields in the first window, whose page may be another one by now. */
const fieldsOf = ({ desktop }: Character): Promise<string> =>
  again(() =>
    desktop.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
      const read = `[...document.querySelectorAll('main [role=textbox]')]
        .map(({ textContent }) => textContent).join('\\n')`;
      return (await contents.executeJavaScript(read)) as string;
    }),
  );

/** Another window of somebody's app, at the same proposal. */
async function anotherWindow({ desktop }: Character): Promise<Pick<Character, 'app' | 'proposal'>> {
  const [page] = await Promise.all([
    desktop.app.waitForEvent('window'),
    desktop.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click();
    }),
  ]);
  const other = { app: new AppPage(page), proposal: new ProposalPage(page) };
  await expect(other.app.syncLine).toBeVisible();
  await other.proposal.open(TWG);
  return other;
}

/** Ada's second device, which the first one has added. */
async function secondDevice(story: Story, ada: Character): Promise<Character> {
  const second = await story.start('Ada at home');
  const { link } = await ask(ada, { type: 'device-link', ledger: await ledgerOf(ada) });
  await second.app.goTo('#/start/join');
  await second.app.page.getByRole('tab', { name: 'As my second device' }).click();
  // Over its own cable.
  const { page } = second.app;
  await page
    .getByLabel('Link from the first device')
    .fill(link.replaceAll(encodeURIComponent(ada.cable.url), encodeURIComponent(second.cable.url)));
  await button(page, 'Make a key here').click();
  const publicKey = (await page.getByLabel('Code of this device').innerText()).trim();
  await act(ada, 'device.add', { publicKey, kind: 'desktop' });
  await reloaded(page, () => button(page, 'Done, open the association').click());
  await caughtUp(second, ada);
  return second;
}
