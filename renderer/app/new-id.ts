import { idFromName } from '../features/groups/id-from-name.ts';

/** Six characters that nobody else has come upon: made once for each thing that is being made. */
export const idSuffix = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

const LONGEST_NAME = 57;

/**
 * An id that says what it is of, for what two people may make of one name, each offline: the name's
 * letters, and a suffix of `idSuffix`. A name of which no letter can be kept gives `fallback`.
 */
export function newId(name: string, suffix: string, fallback: string): string {
  const slug = idFromName(name, () => false, fallback).slice(0, LONGEST_NAME);
  return `${slug.replace(/-+$/, '')}-${suffix}`;
}

/** A title as an act takes it: on one line. */
export const oneLine = (title: string): string =>
  title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
