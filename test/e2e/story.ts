import { join } from 'node:path';
import type { AppPage } from './pages/app-page.ts';
import { AppPage as App } from './pages/app-page.ts';
import { BallotPage } from './pages/ballot-page.ts';
import { found } from './pages/founding-page.ts';
import { GroupPage } from './pages/group-page.ts';
import { ProposalPage } from './pages/proposal-page.ts';
import { Cable } from './cable.ts';
import { ClockedRelay } from './clocked-relay.ts';
import type { Desktop, LaunchOptions } from './support/desktop.ts';
import { reloaded } from './support/reloaded.ts';

/** A person of a story: their cable, and the screens they use. */
export interface Participant {
  readonly name: string;
  readonly cable: Cable;
  readonly app: AppPage;
  readonly proposal: ProposalPage;
  readonly group: GroupPage;
  readonly ballot: BallotPage;
}

/** One who has the desktop app. */
export interface Character extends Participant {
  readonly desktop: Desktop;
}

export const ORGANIZATIONS = ['Bison Trails', 'Novi', 'Xapo'];
export const PEOPLE = [
  { name: 'Ada Byron', organization: 'Bison Trails' },
  { name: 'Grace Hopper', organization: 'Novi' },
  { name: 'Zoe Lin', organization: 'Xapo' },
] as const;

/** Signs whatever main asks about. */
export const SIGN = 1;

type Launch = (options?: Partial<LaunchOptions>) => Promise<Desktop>;

/** Three people of three organizations, each with an app of their own, and one relay. */
export class Story {
  readonly folder: string;
  readonly relay: ClockedRelay;
  readonly #launch: Launch;
  readonly #cables: Cable[] = [];

  private constructor(folder: string, relay: ClockedRelay, launch: Launch) {
    this.folder = folder;
    this.relay = relay;
    this.#launch = launch;
  }

  /** With a relay of its own, by default. */
  static async begin(
    folder: string,
    launch: Launch,
    running: ClockedRelay | null = null,
  ): Promise<Story> {
    const relay = running ?? (await ClockedRelay.start({ folder: join(folder, 'relay') }));
    return new Story(folder, relay, launch);
  }

  /** Starts the app of a person, who has not joined yet. */
  async start(name: string): Promise<Character> {
    const cable = await Cable.to(this.relay.port);
    this.#cables.push(cable);
    return this.#character(name, cable);
  }

  /** Starts somebody's app again, on what their device has kept. */
  async again(character: Character): Promise<Character> {
    return this.#character(character.name, character.cable);
  }

  /** The founder founds by hand, the others join with codes. */
  async threePeople(): Promise<readonly [Character, Character, Character]> {
    const [ada, grace, zoe] = await Promise.all(
      PEOPLE.map(async ({ name }) => await this.start(name)),
    );
    if (ada === undefined || grace === undefined || zoe === undefined) throw new Error('nobody');
    await reloaded(ada.app.page, () =>
      found(ada.app.page, {
        association: 'Payments Association',
        organizations: ORGANIZATIONS,
        people: PEOPLE,
        tsc: PEOPLE.map(({ name }) => name),
        relayUrl: ada.cable.url,
      }),
    );
    for (const person of [grace, zoe]) {
      const { code } = await ada.app.invite(person.name);
      await reloaded(person.app.page, () =>
        person.app.join({ text: code, relayUrl: person.cable.url }, person.name),
      );
    }
    return [ada, grace, zoe];
  }

  async end(): Promise<void> {
    await Promise.all(this.#cables.map((cable) => cable.cut()));
    await this.relay.stop();
  }

  async #character(name: string, cable: Cable): Promise<Character> {
    const dataFolder = join(this.folder, name.toLowerCase().replaceAll(' ', '-'));
    const desktop = await this.#launch({ dataFolder });
    await desktop.answerDialogs(SIGN);
    const { page } = desktop;
    return {
      name,
      desktop,
      cable,
      app: new App(page),
      proposal: new ProposalPage(page),
      group: new GroupPage(page),
      ballot: new BallotPage(page),
    };
  }
}
