/** An output on screen, from its duties to its circulation, in the sample association. */

import type { Page } from '@playwright/test';
import { Tour } from './tour.ts';
import { BallotPage } from './pages/ballot-page.ts';
import { button } from './pages/controls.ts';
import { DocumentPage } from './pages/document-page.ts';
import { OutputPage } from './pages/output-page.ts';
import { expect, test } from './support/desktop-test.ts';

/** A draft of a DIP in the sample, which its members write. */
const OUTPUT = 'upgrade-rehearsals';
const DOCUMENT = `output/${OUTPUT}`;

test.setTimeout(540_000);

/** Opens the ballot that the output waits for; gives its id. */
async function openBallot(page: Page, output: OutputPage): Promise<string> {
  await output.act('Open the ballot').click();
  await expect(page).toHaveURL(/#\/ballots\//);
  return decodeURIComponent(page.url().split('#/ballots/')[1] ?? '');
}

test('from missing owners to a circulated DIP, with a minority opinion and edits of the TSC', async ({
  launch,
}) => {
  const begun = await Tour.inSample(launch);
  const { page, sample, look } = begun;
  const output = new OutputPage(page);
  const document = new DocumentPage(page);
  const ballots = new BallotPage(page);

  await test.step('without owners the vote cannot be called, and says why', async () => {
    await output.open(OUTPUT);
    await expect(output.act('Call the group’s vote…')).toHaveAttribute('aria-disabled', 'true');
    await expect(output.act('Call the group’s vote…')).toHaveAccessibleDescription(/finalizing/);
    await look.at('output without owners');
    await look.below('output without owners');
    await output.assign('obtaining feedback', 'Olu Fashanu');
    await output.takeOn('finalizing');
    await expect(output.act('Call the group’s vote…')).not.toHaveAttribute('aria-disabled', 'true');
  });

  const proceed = await test.step('the group votes on exactly this text', async () => {
    await output.act('Call the group’s vote…').click();
    await look.atDialog('call the vote');
    await page.keyboard.press('Escape');
    await output.callVote();
    await expect(output.stage).toContainText('Group vote');
    await look.again('output in the group vote');
    const ballot = await openBallot(page, output);
    for (const name of [
      'Amara Okonjo-Vale',
      'Ravi Seneviratne',
      'Mateo Quispe Rojas',
      'Sanne de Wit',
    ]) {
      if (name !== 'Amara Okonjo-Vale') await sample.actAs(name);
      await ballots.open(ballot);
      await ballots.cast(name === 'Sanne de Wit' ? 'No' : 'Yes');
    }
    return ballot;
  });

  await test.step('who disagrees attaches an opinion', async () => {
    await output.open(OUTPUT);
    await page.getByRole('link', { name: 'Write your opinion' }).click();
    await document.typeAtEnd('Rehearsals cost more than they save.\n');
    await document.acknowledged();
    await output.open(OUTPUT);
    await button(page, 'Attach your opinion').click();
    await button(page.getByRole('alertdialog'), 'Attach your opinion').click();
    await expect(page.getByText('Your opinion is attached as it is.')).toBeVisible();
    await look.again('output with an opinion');
    await ballots.open(proceed);
    await expect(page.getByRole('region', { name: '1 minority opinion' })).toContainText(
      'Rehearsals cost more than they save.',
    );
  });

  await test.step('the TSC reviews and edits, and is asked to approve', async () => {
    await sample.toDeadlineOf(proceed);
    await sample.actAs('Tomasz Wrzos');
    await document.open(DOCUMENT);
    await document.typeAtEnd('\n\nThe committee adds a sentence.\n');
    await document.acknowledged();
    await output.open(OUTPUT);
    await expect(output.stage).toContainText('TSC review');
    await expect(page.getByText('1 change: 5 words put in, 0 words taken out')).toBeVisible();
    await look.again('output in review');
    await sample.actAs('Amara Okonjo-Vale');
    await expect(output.act('Ask the TSC to approve…')).toHaveAttribute('aria-disabled', 'true');
    await button(page, '+ 1 week').click();
    await expect(output.act('Ask the TSC to approve…')).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await output.act('Ask the TSC to approve…').click();
    await expect(
      button(output.approvalDialog, 'Ask the TSC to approve'),
    ).toHaveAccessibleDescription('Say first what kind of changes these are.');
    await output.approvalDialog.getByRole('radio', { name: /^Material/ }).press('Space');
    await expect(button(output.approvalDialog, 'Ask the TSC to approve')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await look.atDialog('ask for approval');
    await page.keyboard.press('Escape');
    await output.askApproval('Editorial');
    const ballot = await openBallot(page, output);
    await expect(page.getByRole('region', { name: 'What changed' })).toContainText(
      'The committee adds a sentence.',
    );
    await look.again('ballot on approval');
    for (const name of ['Tomasz Wrzos', 'Dalia Haddad', 'Yusuf Demirtaş', 'Grace Achterberg']) {
      await sample.actAs(name);
      await ballots.open(ballot);
      await ballots.cast('Yes');
    }
    await sample.toDeadlineOf(ballot);
  });

  await test.step('it is circulated, with its record', async () => {
    await sample.actAs('Amara Okonjo-Vale');
    await output.open(OUTPUT);
    await look.again('output approved');
    await output.circulate('all@kelda.example');
    await expect(page.getByRole('region', { name: 'Circulated' })).toContainText(
      'all@kelda.example',
    );
    await expect(page.getByRole('region', { name: '1 minority opinion' })).toBeVisible();
    await look.again('output circulated');
    await look.below('output circulated');
  });
  begun.end();
});
