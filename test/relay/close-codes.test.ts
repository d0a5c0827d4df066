import { expect, it } from 'vitest';
import { CLOSE_CODES, mayRetry } from '../../shared/protocol/close-codes.ts';

it('every code is in one of the two bands, for one reason only', () => {
  const codes = Object.values(CLOSE_CODES);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect([44, 45]).toContain(Math.floor(code / 100));
});

it('only what may pass is tried again', () => {
  expect(mayRetry(CLOSE_CODES['access-ended'])).toBe(false);
  expect(mayRetry(CLOSE_CODES['too-large'])).toBe(false);
  expect(mayRetry(CLOSE_CODES['token-expired'])).toBe(true);
  // A connection that was cut.
  expect(mayRetry(1006)).toBe(true);
});
