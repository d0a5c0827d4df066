import { expect, test } from 'vitest';
import { endOf, meetingsOf, timeOf } from '../../../renderer/features/meetings/meeting-list.ts';
import { fieldOf, instantOf } from '../../../renderer/features/meetings/meeting-time.ts';
import { newId, oneLine } from '../../../renderer/app/new-id.ts';
import { known } from '../../../shared/rules/index.ts';
import { groups } from '../../rules/cases/worlds.ts';

const meeting = (id: string, at: string) => ({
  twg: 'ops',
  meeting: id,
  title: 'Weekly',
  at,
  minutes: 60,
  where: 'Here',
});

test('the next meetings come the nearest first, the past ones the latest first', () => {
  const world = groups
    .formed()
    .do('alice', 'meeting.schedule', meeting('far', '2026-03-01T10:00:00Z'))
    .do('alice', 'meeting.schedule', meeting('near', '2026-02-01T10:00:00Z'))
    .do('alice', 'meeting.schedule', meeting('old', '2026-01-01T10:00:00Z'))
    .do('alice', 'meeting.schedule', meeting('older', '2025-12-01T10:00:00Z'));
  const { next, past } = meetingsOf(world.state, 'ops', world.at);
  expect(next.map(({ id }) => id)).toEqual(['near', 'far']);
  expect(past.map(({ id }) => id)).toEqual(['old', 'older']);
  const near = known(world.state, 'meeting', 'near');
  expect(timeOf(near, near.at - 1)).toBe('next');
  expect(timeOf(near, near.at)).toBe('now');
  expect(timeOf(near, endOf(near))).toBe('past');
});

test('a time goes into its field and comes back', () => {
  const at = new Date(2026, 10, 25, 18, 30).getTime();
  expect(fieldOf(at)).toBe('2026-11-25T18:30');
  expect(instantOf(fieldOf(at))).toBe(at);
  for (const wrong of ['', '2026-11-25', 'tomorrow', '2026-13-40T99:99', '2026-11-25T'])
    expect(instantOf(wrong)).toBeNull();
});

test('ids say what they are of, whatever the title is made of', () => {
  const form = /^[a-z0-9][a-z0-9-]{0,63}$/;
  expect(newId('Weekly, number 11', 'abc123', 'meeting')).toBe('weekly-number-11-abc123');
  expect(newId('اجتماع 👍', 'abc123', 'meeting')).toBe('meeting-abc123');
  expect(newId('x'.repeat(500), 'abc123', 'meeting')).toMatch(form);
  expect(newId(`${'x'.repeat(56)} y`, 'abc123', 'meeting')).toBe(`${'x'.repeat(56)}-abc123`);
  expect(oneLine(' a\n\tb\u2028c ')).toBe('a b c');
});
