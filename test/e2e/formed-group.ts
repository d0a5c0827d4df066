/** A formed group to begin with, made by acts alone: how one is formed is another story. */

import { expect } from '@playwright/test';
import { DAY, HOUR } from './clocked-relay.ts';
import {
  act,
  actInTime,
  caughtUp,
  foundingAda,
  joining,
  proposalOf,
  stateOf,
  type Data,
} from './faults/tools.ts';
import type { Character, Story } from './story.ts';

export interface FormedGroup {
  readonly twg: string;
  readonly ada: Character;
  readonly ben: Character;
  readonly cleo: Character;
}

export interface FormedGroupOptions {
  readonly twg?: string;
  /** What its charter names as outputs; a report unless told. */
  readonly outputs?: readonly { readonly kind: string; readonly title: string }[];
}

/**
 * Ada, Ben and Cleo, of three organizations and all of the TSC, in a formed group of which Ada and
 * Ben are facilitators.
 */
export async function formedGroup(
  story: Story,
  { twg = 'finality', outputs }: FormedGroupOptions = {},
): Promise<FormedGroup> {
  const ada = await foundingAda(story);
  const [ben, cleo] = [
    await joining(story, ada, 'ben'),
    await joining(story, ada, 'cleo'),
  ] as const;
  const proposal = proposalOf(twg, 'ada', 'ben');
  const charter = { ...Object(proposal['charter']), ...(outputs === undefined ? {} : { outputs }) };
  await act(ada, 'proposal.create', { ...proposal, charter });
  await act(ada, 'proposal.circulate', {
    twg,
    channels: [{ kind: 'slack', name: '#settlement' }],
    days: 7,
  });
  await caughtUp(ben, ada);
  await caughtUp(cleo, ada);
  await act(ben, 'interest.express', { twg, role: 'facilitator' });
  await act(cleo, 'interest.express', { twg, role: 'contributor' });
  await caughtUp(ada, cleo);
  await act(ada, 'members.choose', {
    twg,
    roster: [
      { person: 'ada', role: 'facilitator' },
      { person: 'ben', role: 'facilitator' },
      { person: 'cleo', role: 'contributor' },
    ],
  });
  await story.relay.move(7 * DAY);
  const ballot = `form-${twg}`;
  await actInTime(ada, 'proposal.present', { twg, ballot, days: 1 });
  await decided([ada, ben, cleo], ballot, 'yes');
  await story.relay.move(DAY + HOUR);
  for (const person of [ada, ben, cleo])
    await expect.poll(async () => (await stateOf(person)).twg.get(twg)?.stage).toBe('formed');
  return { twg, ada, ben, cleo };
}

/** All of these vote alike. */
export async function decided(
  voters: readonly Character[],
  ballot: string,
  choice: 'yes' | 'no',
): Promise<void> {
  for (const voter of voters) {
    const textSha256 = (await votedText(voter, ballot)) ?? '';
    await act(voter, 'ballot.cast', { ballot, choice, textSha256 });
  }
}

async function votedText(voter: Character, ballot: string): Promise<string | null> {
  for (;;) {
    const record = (await stateOf(voter)).ballot.get(ballot);
    if (record !== undefined) return record.textSha256;
    await voter.app.page.waitForTimeout(100);
  }
}

/** Ada starts a report of the group. */
export async function startReport({ twg, ada, ben, cleo }: FormedGroup): Promise<string> {
  const output = 'finality-of-payments';
  const data: Data = { twg, output, kind: 'report', title: 'Finality of payments' };
  await act(ada, 'output.start', data);
  for (const person of [ben, cleo]) await caughtUp(person, ada);
  return output;
}
