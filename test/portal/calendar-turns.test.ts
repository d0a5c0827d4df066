/** A calendar of a busy association does not keep the whole relay waiting. */

import { createEvents, type EventAttributes } from 'ics';
import { afterEach, describe, expect, it } from 'vitest';
import { foldedCalendar } from '../../shared/calendar/folded-calendar.ts';
import { utcStamp } from '../../shared/calendar/utc.ts';
import { HOUR } from '../../shared/rules/index.ts';
import { calendar } from '../../sync-server/portal/calendar.ts';
import { calendarFile } from '../../sync-server/portal/calendar-file.ts';
import { indexOf } from '../../sync-server/portal/portal-index.ts';
import { Reading, Standpoint, Wording } from '../../sync-server/portal/reading.ts';
import { NOW, sampleLedger } from './sample-ledger.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Counts the turns of the event loop that others have. */
function turns(): () => number {
  let count = 0;
  let next = setImmediate(function again() {
    count += 1;
    next = setImmediate(again);
  });
  ends.push(() => clearImmediate(next));
  return () => count;
}

const HEAD = { productId: 'convene/portal', method: 'PUBLISH', calName: 'BEGIN:VEVENT' };

const eventAt = (index: number): EventAttributes => ({
  uid: `event-${index}@test`,
  title: `${'Über die Prüfung der Knoten 🗳️ '.repeat(index % 4)}BEGIN:VEVENT\nEND:VCALENDAR`,
  start: [2026, 1 + (index % 12), 1, 10, 0],
  startInputType: 'utc',
  startOutputType: 'utc',
  duration: { minutes: 30 },
  location: 'DTSTAMP:20200101T000000Z',
});

describe('a calendar', () => {
  it.each([0, 1, 9, 10, 11, 20, 57])(
    'of %d events is made in slices, and is what the library makes at once',
    async (length) => {
      const events = Array.from({ length }, (_, index) => eventAt(index));
      const { value } = createEvents(events, HEAD);
      const stamped = (value ?? '').replace(/^DTSTAMP:.*$/gm, `DTSTAMP:${utcStamp(NOW)}`);
      const made = await calendarFile(
        { at: NOW, ...HEAD },
        events.map((event) => () => event),
      );
      expect(made).toBe(foldedCalendar(stamped));
    },
  );

  it('of hundreds of meetings leaves others their turns while it is made', async () => {
    const { state } = sampleLedger();
    const [twg = ''] = [...state.twg.keys()];
    let { meeting } = state;
    for (let index = 0; index < 250; index += 1) {
      const id = `meeting-${index}`;
      const at = NOW + index * HOUR;
      const when = { at, minutes: 60, where: 'here', cancelled: null };
      meeting = meeting.set(id, { id, twg, title: `Meeting ${index}`, ...when });
    }
    const busy = { ...state, meeting };
    const position = { seq: 1, head: 'a'.repeat(64) };
    const published = { ledger: 'b'.repeat(64), state: busy, position, at: NOW };
    const wording = new Wording(busy, 'public', () => false);
    const reading = new Reading({
      standpoint: new Standpoint(published, indexOf(busy), wording),
      url: 'https://relay.example',
      now: NOW,
      readText: () => Promise.resolve(null),
      stateHash: () => Promise.resolve(''),
    });
    const count = turns();
    const made = await calendar(reading, null);
    expect(made.split('SUMMARY:')).not.toHaveLength(1);
    expect(made).toContain('Meeting 249');
    // Ten events a turn at most.
    expect(count()).toBeGreaterThanOrEqual(24);
  });
});
