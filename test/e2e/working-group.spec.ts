/** A working group at work, by six people with an app each, one of them offline in between. */

import { join } from 'node:path';
import { stateOf } from './faults/tools.ts';
import { textsOf } from './exported-texts.ts';
import { RUNS_WITHIN, twg } from './formation.ts';
import { button } from './pages/controls.ts';
import { Story } from './story.ts';
import { OF_A_CUT_LINE } from './support/chromium.ts';
import { expect, test } from './support/desktop-test.ts';
import { agree, dip, extend, handOver, report, sixPeople, tell, TWG } from './working-group.ts';

test('from a topic to a circulated report, a DIP that fails and passes, a charter, a hand-over', async ({
  folder,
  launch,
}) => {
  test.setTimeout(900_000);
  const story = await Story.begin(folder, launch);
  const cast = await test.step('six people, three of them a group', () => sixPeople(story));
  const { ada } = cast;
  await test.step('a topic is agreed', () => agree(cast));
  await test.step('a report, written offline too, is circulated', () => report(cast));
  const output = await test.step('a DIP fails at 2 of 3, passes, is edited, approved', () =>
    dip(cast));
  await test.step('the charter is extended by the TSC', () => extend(cast));
  const update = await test.step('an update is drafted, edited, posted', () => tell(cast));
  await test.step('the facilitation is handed over', () => handOver(cast));

  await test.step('the exported ledger holds, and its texts are those of the screens', async () => {
    const path = join(folder, 'exported.jsonl');
    await ada.desktop.saveTo(path);
    await ada.app.goTo('#/ledger');
    await button(ada.app.page, /^Export/).click();
    await expect
      .poll(async () => (await twg('verify', path)).ok, { timeout: RUNS_WITHIN })
      .toBe(true);
    const { texts, named } = await textsOf(path);
    // The report's two votes, the DIP's three, the charter's; the formation was looked at by nobody.
    for (const { sha256 } of named) expect(texts.has(sha256)).toBe(true);
    expect(cast.shown.size).toBeGreaterThanOrEqual(5);
    for (const [sha256, text] of cast.shown) expect(texts.get(sha256)).toBe(text);
    expect([...texts.values()]).toContain(update);
    const state = await stateOf(ada);
    const ballots = [...state.ballot.values()].filter(({ kind }) => kind !== 'formation');
    for (const ballot of ballots) expect([...cast.shown.keys()]).toContain(ballot.textSha256);
    expect(
      ballots.map(({ outcome }) => String(outcome)).sort((a, b) => a.localeCompare(b)),
    ).toEqual(['failed', ...Array.from({ length: 5 }, () => 'passed')]);
    expect(state.output.get(output)?.stage).toBe('approved');
    expect(state.twg.get(TWG)?.charter.durationDays).toBe(200);
  });

  for (const { desktop } of [ada, cast.ben, cast.cleo, ...cast.tsc]) {
    expect(desktop.violations).toEqual([]);
    expect(desktop.errors.filter((error) => !OF_A_CUT_LINE.test(error))).toEqual([]);
  }
  await story.end();
});
