/** A DIP that the TSC has approved, to begin with: how one is written and voted on is another story. */

import { expect } from '@playwright/test';
import { DAY, HOUR } from './clocked-relay.ts';
import { act, actInTime, caughtUp, stateOf } from './faults/tools.ts';
import { decided, formedGroup, type FormedGroup } from './formed-group.ts';
import { DocumentPage } from './pages/document-page.ts';
import { OutputPage } from './pages/output-page.ts';
import type { Character, Story } from './story.ts';

export interface ApprovedDip extends FormedGroup {
  readonly output: string;
  /** As it was approved. */
  readonly text: string;
}

/** What `dip check` finds nothing wrong in, but for the number that it has not got yet. */
const DIP = `---
dip:
title: Finality certificates
author: Ada Byron, Ben Okri
status: Draft
type: Informational
created: 2026-11-20
---

# Summary

A certificate says when a payment is final.

# Abstract

Wallets wait too long, as nobody tells them.

# Motivation

A payment that is final need not be waited for.

# Specification

A certificate names the block, its round and the time of the round.

# Copyright Notice

This documentation is made available under the Creative Commons Attribution 4.0 International (CC BY 4.0) license.
`;

const TITLE = 'Finality certificates';

/**
 * A formed group whose DIP is approved and not yet submitted. Ada owns its finalizing, Ben is the
 * lead maintainer, Cleo a maintainer; all three are the TSC.
 */
export async function approvedDip(story: Story): Promise<ApprovedDip> {
  const group = await formedGroup(story, { outputs: [{ kind: 'dip', title: TITLE }] });
  const { twg, ada, ben, cleo } = group;
  const output = 'finality-certificates';
  await act(ada, 'lead-maintainer.appoint', { person: 'ben' });
  await caughtUp(ben, ada);
  await act(ben, 'maintainer.appoint', { person: 'cleo' });
  await act(ada, 'output.start', { twg, output, kind: 'dip', title: TITLE });
  for (const duty of ['drafting', 'editing', 'feedback', 'finalizing'])
    await act(ada, 'output.volunteer', { output, duty });

  const document = new DocumentPage(ada.app.page);
  await document.open(`output/${output}`);
  await document.caretAt('End');
  await ada.app.page.keyboard.insertText(DIP);
  await document.acknowledged();
  const screen = new OutputPage(ada.app.page);
  await screen.open(output);
  await screen.callVote();
  const voters = [ada, ben, cleo] as const;
  await decided(voters, await openBallotOn(ada, output), 'yes');
  await story.relay.move(DAY + HOUR);
  await inStage(voters, output, 'tsc-review');
  // The TSC has its days to review.
  await story.relay.move(2 * DAY + HOUR);
  const { textSha256 } = await lastBallotOf(ada, output);
  const approval = 'approve-finality-certificates';
  await actInTime(ada, 'output.request-approval', {
    output,
    ballot: approval,
    textSha256,
    changes: 'none',
    days: 1,
  });
  await decided(voters, approval, 'yes');
  await story.relay.move(DAY + HOUR);
  await inStage(voters, output, 'approved');
  return { ...group, output, text: DIP };
}

async function openBallotOn(who: Character, subject: string): Promise<string> {
  let found = '';
  await expect
    .poll(async () => {
      const { ballot } = await stateOf(who);
      found = [...ballot.values()].find((each) => each.subject === subject)?.id ?? '';
      return found;
    })
    .not.toBe('');
  return found;
}

async function lastBallotOf(who: Character, subject: string): Promise<{ textSha256: string }> {
  const ballot = (await stateOf(who)).ballot.get(await openBallotOn(who, subject));
  if (ballot === undefined) throw new Error(`nothing was voted on about ${subject}`);
  return ballot;
}

async function inStage(people: readonly Character[], output: string, stage: string): Promise<void> {
  for (const person of people)
    await expect.poll(async () => (await stateOf(person)).output.get(output)?.stage).toBe(stage);
}
