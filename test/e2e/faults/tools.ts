/** What the tests of faults share: people who are in at once, acts, and a power cut. */

import { execFileSync } from 'node:child_process';
import { expect, type Locator } from '@playwright/test';
import type {
  HostReplies,
  HostRequestOf,
  HostRequestType,
  OpenedAssociation,
  OutboxItem,
} from '../../../shared/client/host-messages.ts';
import { stateFromRows } from '../../../shared/client/state-rows.ts';
import type { State } from '../../../shared/rules/index.ts';
import { button } from '../pages/controls.ts';
import type { Character, Story } from '../story.ts';
import { FOUNDING } from '../support/founding.ts';

/** The data of `proposal.create`. */
export const proposalOf = (twg: string, ...facilitators: string[]): Data => ({
  twg,
  name: `Group ${twg}`,
  facilitators,
  charter: {
    scope: 'When is a payment final?',
    limits: 'Not the consensus protocol itself.',
    outputs: [{ kind: 'report', title: 'Finality of payments' }],
    durationDays: 90,
    profiles: 'People who run validators.',
  },
});

/** How long a relay may take to answer on a busy machine, in ms. */
const TAKEN_WITHIN = 30_000;

export type Data = Record<string, unknown>;
type Who = Pick<Character, 'desktop'>;

/** Asks somebody's host; a window that is just being loaded anew is asked again. */
export async function ask<T extends HostRequestType>(
  { desktop }: Who,
  request: HostRequestOf<T> & { readonly type: T },
): Promise<HostReplies[T]> {
  const once = () => desktop.request<T>(request);
  const reply = await once().catch(async (error: unknown) => {
    if (!String(error).includes('context was destroyed')) throw error;
    await desktop.page.waitForLoadState('domcontentloaded');
    return once();
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
  return reply.value;
}

/** The one ledger that somebody's device knows. */
export async function ledgerOf(who: Who): Promise<string> {
  const { associations } = await ask(who, { type: 'hello', protocol: 1 });
  return associations[0]?.ledger ?? '';
}

export async function opened(who: Who): Promise<OpenedAssociation> {
  return ask(who, { type: 'open', ledger: await ledgerOf(who) });
}

export const stateOf = async (who: Who): Promise<State> => stateFromRows((await opened(who)).rows);

/** Signs an act; gives its id once it is queued. */
export async function queue(who: Who, type: string, data: Data): Promise<string> {
  const ledger = await ledgerOf(who);
  const reply = await ask(who, { type: 'propose', ledger, act: { type, data } });
  if (reply.outcome !== 'queued') throw new Error(JSON.stringify(reply));
  return reply.id;
}

/**
 * Signs an act, and waits until the relay has taken it, and its entry is on the device too: the
 * receipt may come before it, and others would catch up with less than what was done.
 */
export async function act(who: Who, type: string, data: Data): Promise<void> {
  const id = await queue(who, type, data);
  await expect.poll(() => fateOf(who, id), { timeout: TAKEN_WITHIN }).toBe('accepted');
  await expect
    .poll(async () => {
      const { outbox, position } = await opened(who);
      const fate = outbox.find((item) => item.id === id)?.fate;
      return fate?.status !== 'accepted' || position.seq >= fate.receipt.seq;
    })
    .toBe(true);
}

export async function fateOf(
  who: Who,
  id: string,
): Promise<OutboxItem['fate']['status'] | 'nowhere'> {
  const { outbox } = await opened(who);
  return outbox.find((item) => item.id === id)?.fate.status ?? 'nowhere';
}

/** As `act`, as soon as the device has heard what its relay's clock says by now. */
export const actInTime = (who: Who, type: string, data: Data): Promise<void> =>
  expect(() => act(who, type, data)).toPass();

/** Waits until somebody's device has what another's has. */
export async function caughtUp(who: Who, other: Who): Promise<void> {
  const { position } = await opened(other);
  await expect
    .poll(async () => (await opened(who)).position.seq)
    .toBeGreaterThanOrEqual(position.seq);
}

/** Starts Ada's app, and founds the association on the story's relay. */
export async function foundingAda(story: Story, founding = FOUNDING): Promise<Character> {
  const ada = await story.start('Ada Byron');
  await ask(ada, { ...founding, relayUrl: ada.cable.url });
  await enter(ada);
  return ada;
}

/** Starts somebody's app, and lets them join by a code. */
export async function joining(
  story: Story,
  ada: Character,
  person: string,
  founding = FOUNDING,
): Promise<Character> {
  const { name } = founding.persons.find(({ id }) => id === person) ?? { name: person };
  const [{ code }, character] = await Promise.all([
    ask(ada, { type: 'invite', ledger: await ledgerOf(ada), person, days: 7 }),
    story.start(name),
  ]);
  await ask(character, { type: 'join', text: code, relayUrl: character.cable.url });
  await enter(character);
  return character;
}

/** A group of Ada's and Ben's, whose published text both have before them as a draft. */
export async function proposing(twg: string, ada: Character, ben: Character | null): Promise<void> {
  await act(ada, 'proposal.create', proposalOf(twg, 'ada', 'ben'));
  await ada.proposal.open(twg);
  await button(ada.app.page, 'Start from the published text').click();
  if (ben === null) return;
  await caughtUp(ben, ada);
  await ben.proposal.open(twg);
  await expect(ben.proposal.field(SCOPE)).toContainText('When is a payment final?');
}

/** The label of the field that these tests write in. */
export const SCOPE = 'Scope and goal';

/** Loads the window anew, which then opens what the device knows. */
export async function enter({ app }: Pick<Character, 'app'>): Promise<void> {
  await app.page.reload();
  await app.reached();
}

/** The relay is out of reach for somebody, and their screen says so. */
export async function cutOff({ app, cable }: Connected): Promise<void> {
  await cable.cut();
  await expect(app.syncLine).toContainText(/out of reach/i);
}

/**
 * The relay can be reached again, and the app has found it: the longer it was away, the longer the
 * app waits before it looks again.
 */
export async function mended({ app, cable }: Connected): Promise<void> {
  await cable.mend();
  await app.reached();
}

type Connected = Pick<Character, 'app' | 'cable'>;

/**
 * Makes ready to end an app and every process of it at once, as a power cut would; what it gives does
 * it. Main is the first, so that it does nothing about the others.
 */
export function powerCut({ desktop }: Who): () => Promise<void> {
  const { pid } = desktop.app.process();
  const all = pid === undefined ? [] : [pid, ...below(pid)];
  return async () => {
    for (const each of all) {
      try {
        process.kill(each, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    await desktop.kill();
  };
}

/** The processes that a process has started, and those that they have. */
export function below(pid: number): number[] {
  const pairs = processes();
  const found: number[] = [];
  for (let from = [pid]; from.length > 0;) {
    from = pairs.filter(({ parent }) => from.includes(parent)).map((each) => each.pid);
    found.push(...from);
  }
  return found;
}

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

export const processes = (): RunningProcess[] =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });

/** The line of a proposal that says how far what was written is. */
export const statusLine = ({ app }: Pick<Character, 'app'>): Locator =>
  app.page
    .locator('main p')
    .filter({ hasText: /^(saved|saving|not saved) on this device/ })
    .first();

/** Resolves as soon as the screen shows words and calls them saved, looking at each frame. */
export async function savedWith({ app }: Pick<Character, 'app'>, words: string): Promise<void> {
  await app.page.waitForFunction((typed) => {
    const fields = [...document.querySelectorAll('main [role=textbox]')];
    // The first line is that of the text; what is said about it has one of its own.
    const line = [...document.querySelectorAll('main p')].find(({ textContent }) =>
      /^(saved|saving|not saved) on this device/.test(textContent),
    );
    const parts = [...(line?.querySelectorAll('span') ?? [])].map((part) => part.textContent);
    const isShown = fields.some(({ textContent }) => textContent.includes(typed));
    return isShown && parts.includes('saved on this device');
  }, words);
}

/** Types at the end of a field until the words are called saved. */
export async function typeAndSave(who: Character, label: string, words: string): Promise<void> {
  await who.proposal.type(label, words);
  await savedWith(who, words);
}
