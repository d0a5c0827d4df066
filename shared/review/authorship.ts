/**
 * Who wrote each character of a text: what Yjs knows of it, a client id for each, put together with
 * what the relay says, that a client id is one person’s. The relay takes that from the sessions
 * that it checked, not from what a client says, and it holds for ever. Pure.
 */

import type * as Y from 'yjs';

/** Before the person who brought what somebody else may have written (`relay --recover`). */
const RECOVERED = 'recovered:';

export type Author =
  /** By the relay’s word. */
  | { readonly type: 'person'; readonly person: string }
  /** The relay had it from that person, who is perhaps not the one who wrote it. */
  | { readonly type: 'recovered'; readonly through: string }
  /** Written on this device by its person; the relay has not acknowledged it yet. */
  | { readonly type: 'own' }
  /** The relay has not said whose it is, or not to this device. */
  | { readonly type: 'unknown' };

/** What is known of a document’s client ids. */
export interface Claimed {
  /** By the relay’s word; a person’s id, or `recovered:<person>`. */
  readonly claims: ReadonlyMap<number, string>;
  /** Under which this device’s person writes or wrote here. */
  readonly own: ReadonlySet<number>;
}

/** Characters that follow one another, of one client id: offsets in UTF-16. */
export interface AuthorRun {
  readonly from: number;
  readonly to: number;
  readonly client: number;
  readonly author: Author;
}

export function authorOf(client: number, { claims, own }: Claimed): Author {
  const claim = claims.get(client);
  if (claim === undefined) return own.has(client) ? { type: 'own' } : { type: 'unknown' };
  return claim.startsWith(RECOVERED)
    ? { type: 'recovered', through: claim.slice(RECOVERED.length) }
    : { type: 'person', person: claim };
}

/** Every character of the text is in exactly one run; neighbours are of different client ids. */
export function authorRuns(text: Y.Text, claimed: Claimed): AuthorRun[] {
  const runs: AuthorRun[] = [];
  const authors = new Map<number, Author>();
  let at = 0;
  const { _start: first } = text;
  for (let item = first; item !== null; item = item.right) {
    // What is deleted, and marks of formatting, take no room in the text.
    if (item.deleted || !item.countable) continue;
    const { client } = item.id;
    const to = at + item.length;
    const last = runs.at(-1);
    if (last?.client === client) {
      runs[runs.length - 1] = { ...last, to };
    } else {
      const author = authors.get(client) ?? authorOf(client, claimed);
      authors.set(client, author);
      runs.push({ from: at, to, client, author });
    }
    at = to;
  }
  return runs;
}

/** Which run the character at an offset is in; the last one at the end of the text, -1 of none. */
export function runIndexAt(runs: readonly AuthorRun[], offset: number): number {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.to ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, runs.length - 1);
}

/** One key for each author that is told apart. */
export function authorKey(author: Author): string {
  switch (author.type) {
    case 'person':
      return author.person;
    case 'recovered':
      return `${RECOVERED}${author.through}`;
    case 'own':
      return ':own';
    case 'unknown':
      return ':unknown';
  }
}

/** What an author has in a text. */
export interface AuthorShare {
  readonly author: Author;
  /** UTF-16 units; those of all authors are the length of the text. */
  readonly characters: number;
  /** Where it stands, as far as it is in one piece each. */
  readonly passages: number;
}

/** The most first; of the same, in the order in which they stand in the text. */
export function sharesOf(runs: readonly AuthorRun[]): AuthorShare[] {
  const shares = new Map<string, AuthorShare>();
  let before = '';
  for (const { from, to, author } of runs) {
    const key = authorKey(author);
    const known = shares.get(key);
    shares.set(key, {
      author,
      characters: (known?.characters ?? 0) + to - from,
      passages: (known?.passages ?? 0) + (key === before ? 0 : 1),
    });
    before = key;
  }
  return [...shares.values()].sort((a, b) => b.characters - a.characters);
}

/** Per mille of the whole, rounded each for itself, so that equal shares are equal. */
export function perMille(shares: readonly AuthorShare[]): number[] {
  const all = shares.reduce((sum, { characters }) => sum + characters, 0);
  return shares.map(({ characters }) => (all === 0 ? 0 : Math.round((characters * 1000) / all)));
}
