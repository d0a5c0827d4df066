import { expect } from 'vitest';

/** What a case sees in the world after its act is exactly this. */
export function equal(seen: unknown, wanted: unknown): void {
  expect(seen).toEqual(wanted);
}

/** What a case sees holds at least this. */
export function matches(seen: object, wanted: object): void {
  expect(seen).toMatchObject(wanted);
}
