import { describe, expect, it } from 'vitest';
import { idFromName } from '../../../renderer/features/groups/id-from-name.ts';
import { spanWords } from '../../../renderer/features/groups/span-words.ts';
import { isId } from '../../../shared/rules/fields.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('lengths of time', () => {
  it.each([
    [3 * DAY + 4 * HOUR + 59 * MINUTE, '3 days 4 h'],
    [DAY, '1 day'],
    [DAY - 1, '23 h 59 min'],
    [2 * HOUR, '2 h'],
    [90_000, '1 min'],
    [59_999, 'less than a minute'],
    [-5, 'less than a minute'],
  ])('%i ms: %s', (milliseconds, words) => {
    expect(spanWords(milliseconds)).toBe(words);
  });
});

describe('ids from names', () => {
  const free = (): boolean => false;

  it.each([
    ['Mainnet Operations', 'mainnet-operations'],
    ['  Zürich / Genève: Éclat! ', 'zurich-geneve-eclat'],
    ['運用', 'group'],
    ['Relay', 'group'],
    ['---', 'group'],
  ])('%s', (name, id) => {
    expect(idFromName(name, free)).toBe(id);
  });

  it('is always an id, cut where it is long, and never ends with a hyphen', () => {
    const long = `${'a'.repeat(63)} b c`;
    expect(idFromName(long, free)).toBe('a'.repeat(63));
    expect(isId(idFromName('x'.repeat(500), free))).toBe(true);
  });

  it('takes the next number where one is taken, within the length', () => {
    const taken = new Set(['ops', 'ops-2']);
    expect(idFromName('Ops', (id) => taken.has(id))).toBe('ops-3');
    const long = 'a'.repeat(64);
    const second = idFromName(long, (id) => id === long);
    expect(second).toBe(`${'a'.repeat(62)}-2`);
    expect(isId(second)).toBe(true);
  });
});
