import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../../renderer/features/meetings/calendar-file.ts';
import { sequenceOf } from '../../../renderer/features/meetings/sequence.ts';
import type { HistoryItem, OutboxItem } from '../../../shared/client/host-messages.ts';
import { readInstant, type Meeting } from '../../../shared/rules/index.ts';

const at = (text: string): number => readInstant(text) ?? 0;

const MEETING: Meeting = {
  id: 'weekly-11-abc123',
  twg: 'ops',
  title: 'Weekly, number 11',
  at: at('2026-11-30T23:45:00+01:00'),
  minutes: 95,
  where: 'https://meet.example/ops; room 2',
  cancelled: null,
};

const fileOf = (over: Partial<Meeting> = {}, sequence = 0): string =>
  calendarFile({
    meeting: { ...MEETING, ...over },
    group: 'Mainnet Operations',
    ledger: 'a'.repeat(64),
    sequence,
    now: at('2026-11-25T10:00:00Z'),
  });

/** The properties of the file, lines that go on put together. */
const propertiesOf = (file: string): Map<string, string> =>
  new Map(
    file
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
  );

describe('a meeting for calendars', () => {
  test('its instants are in UTC, its length as it is', () => {
    const file = propertiesOf(fileOf());
    expect(file.get('DTSTART')).toBe('20261130T224500Z');
    expect(file.get('DURATION')).toBe('PT1H35M');
    expect(file.get('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
    expect(file.get('SUMMARY')).toBe('Mainnet Operations: Weekly\\, number 11');
    expect(file.get('LOCATION')).toBe('https://meet.example/ops\\; room 2');
    expect(file.get('STATUS')).toBe('CONFIRMED');
    expect(file.get('METHOD')).toBe('PUBLISH');
  });

  test('a change keeps the UID and counts up, a cancelled one says so', () => {
    const before = propertiesOf(fileOf());
    const after = propertiesOf(fileOf({ title: 'Monthly', at: MEETING.at + 86_400_000 }, 1));
    const over = propertiesOf(fileOf({ cancelled: 'Holiday' }, 2));
    expect(after.get('UID')).toBe(before.get('UID'));
    expect(over.get('UID')).toBe(before.get('UID'));
    expect([before, after, over].map((file) => file.get('SEQUENCE'))).toEqual(['0', '1', '2']);
    expect(over.get('STATUS')).toBe('CANCELLED');
    expect(over.get('DESCRIPTION')).toContain('Cancelled: Holiday');
  });

  test('long titles, right-to-left names, emoji, and what would end a line', () => {
    const title = `اجتماع 👩‍💻 ${'x'.repeat(480)}`;
    const file = fileOf({ title, where: 'a\r\nEND:VEVENT', cancelled: 'b\nSTATUS:CONFIRMED' });
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const read = propertiesOf(file);
    expect(read.get('SUMMARY')).toBe(`Mainnet Operations: ${title}`);
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(read.get('STATUS')).toBe('CANCELLED');
  });

  test('a meeting of one minute, and one of a day', () => {
    expect(propertiesOf(fileOf({ minutes: 1 })).get('DURATION')).toBe('PT1M');
    expect(propertiesOf(fileOf({ minutes: 1440 })).get('DURATION')).toBe('PT24H');
  });
});

test('the sequence counts changes, in the ledger and on their way, each once', () => {
  const item = (id: string, type: string, meeting: string): HistoryItem =>
    ({ id, type, data: { meeting } }) as unknown as HistoryItem;
  const waiting = (id: string, type: string, status: string): OutboxItem =>
    ({ id, type, data: { meeting: 'm1' }, fate: { status } }) as unknown as OutboxItem;
  const items = [
    item('4', 'meeting.change', 'm1'),
    item('3', 'meeting.change', 'm2'),
    item('2', 'meeting.change', 'm1'),
    item('1', 'meeting.schedule', 'm1'),
  ];
  expect(sequenceOf('m1', items, [])).toBe(2);
  expect(sequenceOf('m1', items, [waiting('5', 'meeting.cancel', 'queued')])).toBe(3);
  expect(sequenceOf('m1', items, [waiting('4', 'meeting.change', 'sent')])).toBe(2);
  expect(sequenceOf('m1', items, [waiting('4', 'meeting.change', 'accepted')])).toBe(2);
  // Its receipt has come, its entry not yet.
  expect(sequenceOf('m1', items, [waiting('5', 'meeting.change', 'accepted')])).toBe(3);
  expect(sequenceOf('m1', items, [waiting('5', 'meeting.change', 'refused')])).toBe(2);
  expect(sequenceOf('m3', items, [])).toBe(0);
});
