import { describe, expect, it } from 'vitest';
import { readInstant } from '../../shared/rules/instant.ts';
import { EMPTY_STATE, type State } from '../../shared/rules/state.ts';
import {
  counted,
  dayOrInstantWords,
  daysBetween,
  instantWords,
  listed,
  quoted,
  said,
  sentenceOf,
} from '../../shared/wording/index.ts';

describe('instants in words', () => {
  it.each([
    ['2026-03-12T14:00:00Z', '14:00 UTC on 12 March 2026'],
    ['2026-03-12T23:59:59.999Z', '23:59 UTC on 12 March 2026'],
    ['2024-02-29T00:30:00+01:00', '23:30 UTC on 28 February 2024'],
    ['1969-12-31T23:00:00Z', '23:00 UTC on 31 December 1969'],
    ['0999-01-01T00:00:00Z', '00:00 UTC on 1 January 0999'],
  ])('%s is %s', (written, words) => {
    expect(instantWords(readInstant(written) ?? NaN)).toBe(words);
    expect(dayOrInstantWords(written)).toBe(words);
  });

  it('say a day without an hour, and leave what is no instant as it is', () => {
    expect(dayOrInstantWords('2026-03-01')).toBe('1 March 2026');
    expect(dayOrInstantWords('soon')).toBe('soon');
    expect(dayOrInstantWords('2026-02-30')).toBe('2026-02-30');
  });
});

describe('what somebody else has written', () => {
  it.each([
    ['Ada Byron', 'Ada Byron'],
    ['  Ada  ', 'Ada'],
    ['نور الصباغ', '\u2068نور الصباغ\u2069'],
    ['Ada\u202Enoryb', '\u2068Adanoryb\u2069'],
    ['Ada\u2069 voted yes', '\u2068Ada voted yes\u2069'],
    ['two\nlines', '\u2068two lines\u2069'],
    ['bell\u0007', '\u2068bell\u2069'],
    ['Żółć 李明', 'Żółć 李明'],
  ])('%j is said as %j', (name, words) => {
    expect(said(name)).toBe(words);
  });

  it('never leaves an isolate open or closes one that is not its own', () => {
    const hostile = '\u2067\u2069\u2068x\u202B\u2069\u200Fy';
    const words = said(hostile);
    expect(words).toBe('\u2068xy\u2069');
  });

  it('cannot break out of the sentence that it stands in', () => {
    const state: State = {
      ...EMPTY_STATE,
      person: EMPTY_STATE.person.set('eve', {
        id: 'eve',
        name: 'Eve\u2069\u202E',
        organization: 'acme',
        departed: false,
      }),
    };
    const data = { twg: 'ops', note: `line one\nline two ${'long '.repeat(100)}` };
    const sentence = sentenceOf({ type: 'interest.express', data, by: 'eve' }, state);
    expect(sentence).toMatch(
      /^\u2068Eve\u2069 showed interest in ops, saying: “\u2068line one line two/u,
    );
    expect(sentence).not.toContain('\n');
    expect(sentence.length).toBeLessThan(250);
  });

  it('is cut by characters, not in the middle of one', () => {
    expect(quoted('😀'.repeat(200))).toBe(`“${'😀'.repeat(160)}…”`);
    expect(quoted('short')).toBe('“short”');
  });
});

describe('small pieces', () => {
  it('count and list', () => {
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b'])).toBe('a and b');
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c');
    expect(listed([])).toBe('nothing');
    expect(counted(1, 'day')).toBe('1 day');
    expect(counted(0, 'day')).toBe('0 days');
    expect(daysBetween(7, 14)).toBe('7 to 14 days');
    expect(daysBetween(14, 14)).toBe('14 days');
  });
});
