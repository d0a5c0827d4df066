import { describe, expect, it } from 'vitest';
import { oneLine } from '../../sync-server/outreach/one-line.ts';

describe('what another server said', () => {
  it.each([
    ['550 <tess@members.example>: no such user', '550 <[address]>: no such user'],
    ["550 o'brien@members.example is full", '550 [address] is full'],
    ['550 tess@ is cut off', '550 [address] is cut off'],
    ['see https://mail.example/why?u=tess now', 'see [link] now'],
    ['two\r\nlines\u2028and\u0000more', 'two lines and more'],
  ])('is one line without an address or a link: %j', (said, shown) => {
    expect(oneLine(said)).toBe(shown);
  });

  it('is short, and a megabyte in one word holds nobody up', () => {
    expect(oneLine('x'.repeat(1_000_000))).toBe('x'.repeat(500));
    expect(oneLine('x@'.repeat(500_000)).length).toBeLessThanOrEqual(500);
  });
});
