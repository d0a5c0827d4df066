import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Cable } from './cable.ts';
import { ClockedRelay } from './clocked-relay.ts';
import type { Three } from './formation.ts';
import { AppPage } from './pages/app-page.ts';
import { BallotPage } from './pages/ballot-page.ts';
import { found } from './pages/founding-page.ts';
import { GroupPage } from './pages/group-page.ts';
import { ProposalPage } from './pages/proposal-page.ts';
import { ORGANIZATIONS, PEOPLE, type Participant } from './story.ts';
import { listenTo, WEB, type Said } from './support/chromium.ts';

/** How long a person waits for something to act on, in ms. */
const ACTS_WITHIN = 120_000;

/** A person who has the app in a browser. */
export interface Visitor extends Participant {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly said: Said;
  /** What they were asked to sign, in the words in which they were asked; they have said yes. */
  readonly signed: string[];
}

/** People with nothing but a browser, and the relay that serves them the app. */
export class BrowserStory {
  readonly relay: ClockedRelay;
  readonly #cables: Cable[] = [];

  private constructor(relay: ClockedRelay) {
    this.relay = relay;
  }

  static async begin(folder: string): Promise<BrowserStory> {
    return new BrowserStory(await ClockedRelay.start({ folder: join(folder, 'relay'), web: WEB }));
  }

  /** A way to the relay that is one person's; to their browser it is the relay's address. */
  async layCable(): Promise<Cable> {
    const cable = await Cable.to(this.relay.port);
    this.#cables.push(cable);
    await this.relay.knownAs(cable.url);
    return cable;
  }

  /** Three people with a browser each: the first founds on the relay of the page, the others join. */
  async threePeople(browser: Browser): Promise<Three<Visitor>> {
    const [ada, grace, zoe] = await Promise.all(
      PEOPLE.map(async ({ name }) =>
        visit(name, await browser.newContext(), await this.layCable()),
      ),
    );
    if (ada === undefined || grace === undefined || zoe === undefined) throw new Error('nobody');
    await foundIn(ada);
    for (const person of [grace, zoe]) {
      const { code } = await ada.app.invite(person.name);
      await person.app.join({ text: code }, person.name);
    }
    return [ada, grace, zoe];
  }

  async end(): Promise<void> {
    await Promise.all(this.#cables.map((cable) => cable.cut()));
    await this.relay.stop();
  }
}

/** The visitor founds the association of these stories on the relay of their page. */
export async function foundIn({ page }: Visitor): Promise<void> {
  await found(page, {
    association: 'Payments Association',
    organizations: ORGANIZATIONS,
    people: PEOPLE,
    tsc: PEOPLE.map(({ name }) => name),
    relayUrl: null,
  });
}

/** Opens the app in a browser. */
export async function visit(name: string, context: BrowserContext, cable: Cable): Promise<Visitor> {
  const page = await context.newPage();
  page.setDefaultTimeout(ACTS_WITHIN);
  const said = listenTo(page);
  const signed: string[] = [];
  const question = page.getByRole('alertdialog', { name: 'Sign this?' });
  await page.addLocatorHandler(question, async () => {
    signed.push(await question.innerText());
    await question.getByRole('button').last().click();
  });
  await page.goto(cable.url);
  return {
    name,
    context,
    page,
    cable,
    said,
    signed,
    app: new AppPage(page),
    proposal: new ProposalPage(page),
    group: new GroupPage(page),
    ballot: new BallotPage(page),
  };
}
