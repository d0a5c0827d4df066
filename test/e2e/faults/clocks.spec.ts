import { join } from 'node:path';
import { ClockedRelay } from '../clocked-relay.ts';
import { Story } from '../story.ts';
import { expect, test } from '../support/desktop-test.ts';
import { act, foundingAda, proposing, SCOPE, typeAndSave } from './tools.ts';

const MINUTES = 60_000;
const YEARS = 365 * 86_400_000;

/** The computer's clock cannot be moved, so the relay's is. */
const CLOCKS = [
  { ahead: 7 * MINUTES, words: 'This computer’s clock is 7 minutes behind the relay’s' },
  { ahead: -7 * MINUTES, words: 'This computer’s clock is 7 minutes ahead of the relay’s' },
  { ahead: 7 * YEARS, words: 'This computer’s clock is 7 years behind the relay’s' },
  { ahead: -7 * YEARS, words: 'This computer’s clock is 7 years ahead of the relay’s' },
];

for (const { ahead, words } of CLOCKS) {
  test(`${words}: said, and nothing is lost by it`, async ({ folder, launch }) => {
    test.setTimeout(300_000);
    const relay = await ClockedRelay.start({ folder: join(folder, 'relay'), ahead });
    const story = await Story.begin(folder, launch, relay);
    let ada = await foundingAda(story);
    await expect(ada.app.page.getByText(words)).toBeVisible();
    await proposing('finality', ada, null);
    await typeAndSave(ada, SCOPE, ' Typed by another clock.');
    await ada.app.acknowledged();
    await act(ada, 'proposal.circulate', {
      twg: 'finality',
      channels: [{ kind: 'slack', name: '#settlement' }],
      days: 7,
    });
    await ada.desktop.close();
    ada = await story.again(ada);
    await expect(ada.app.page.getByText(words)).toBeVisible();
    await ada.proposal.open('finality');
    await expect(ada.proposal.field(SCOPE)).toContainText('Typed by another clock.');
    await ada.app.acknowledged();
    await story.end();
  });
}
