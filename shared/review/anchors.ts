/** Passages of a shared text that move with the text around them. */

import * as Y from 'yjs';
import { decodeBase64url, encodeBase64url } from '../ledger/base64url.ts';
import type { Anchor } from './entries.ts';

/** UTF-16 offsets in the text as it is now: from `from` up to `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What is looked for: a passage, and the words that stood in it, where they are known. */
export interface Anchored {
  readonly anchor: Anchor;
  readonly was?: string;
}

const LEFT = -1;
const RIGHT = 0;

/**
 * The anchor of a passage. It holds on to its first and last character, so text typed at its edges
 * stays outside. An empty passage holds on to its neighbours: what is typed there is in it (at the
 * end of the text, where whatever is written next would be, on to the character before it alone).
 */
export function anchorOf(text: Y.Text, from: number, to: number): Anchor {
  if (from < to) return { start: position(text, from, RIGHT), end: position(text, to, LEFT) };
  const start = position(text, from, LEFT);
  return { start, end: from === text.length ? start : position(text, from, RIGHT) };
}

const position = (text: Y.Text, index: number, side: number): string =>
  encodeBase64url(
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)),
  );

/** Where a passage is now; null where nothing of it is left, or where it is not here (yet). */
export function rangeOf(text: Y.Text, anchor: Anchor, was?: string): Range | null {
  const [found = null] = rangesOf(text, [was === undefined ? { anchor } : { anchor, was }]);
  return found;
}

/** The same for many, in one walk through the text. */
export const rangesOf = (text: Y.Text, passages: readonly Anchored[]): (Range | null)[] =>
  placesOf(text, passages).map((range) => (range !== null && range.from < range.to ? range : null));

/**
 * The same, with the place where it was for a passage of which nothing is left, or which was empty;
 * null only for what is not of this text, or refers to edits that are not here yet.
 */
export function placesOf(text: Y.Text, passages: readonly Anchored[]): (Range | null)[] {
  const ends = passages.map(({ anchor }) => ({
    start: endOf(text, anchor.start),
    end: endOf(text, anchor.end),
  }));
  const indices = indicesOf(
    text,
    ends.flatMap(({ start, end }) => [start, end]),
  );
  const now = new Once(() => text.toJSON());
  return ends.map(({ start, end }, index) => {
    const from = start === null ? undefined : indices.get(start);
    const to = end === null ? undefined : indices.get(end);
    if (start === null || from === undefined || to === undefined) return null;
    const range = { from: Math.min(from, to), to: Math.max(from, to) };
    const was = passages[index]?.was ?? '';
    if (was === '' || typeof start === 'string' || !start.item.deleted) return range;
    return restored(now.value, start, was) ?? range;
  });
}

/** How many items to the left are looked at for words that were put back. */
const NEAR = 64;

/**
 * Whoever undoes a deletion types the words anew, right before where they were: for Yjs, and for
 * everybody but who undid it, those are other characters than the ones that the anchor holds on to.
 * They name the deleted ones as what stands to their right; but so does what was typed there before
 * the deletion, so they must read as the words did.
 */
function restored(text: string, { item, offset }: Place, was: string): Range | null {
  const clock = item.id.clock + offset;
  let near = NEAR;
  for (let left = item.left; left !== null && near > 0; left = left.left) {
    near -= 1;
    const right = left.rightOrigin;
    if (right === null || right.client !== item.id.client || right.clock > clock) continue;
    const place = { item: left, offset: clock - right.clock };
    if (right.clock < item.id.clock || place.offset >= left.length) continue;
    // Undone, done again and undone again.
    if (left.deleted) return restored(text, place, was);
    const from = indexOf(place);
    return text.startsWith(was, from) ? { from, to: from + was.length } : null;
  }
  return null;
}

function indexOf({ item, offset }: Place): number {
  let index = offset;
  for (let left = item.left; left !== null; left = left.left)
    if (!left.deleted && left.countable) index += left.length;
  return index;
}

class Once<T> {
  readonly #make: () => T;
  #made: { readonly value: T } | null = null;

  constructor(make: () => T) {
    this.#make = make;
  }

  get value(): T {
    this.#made ??= { value: this.#make() };
    return this.#made.value;
  }
}

interface Place {
  readonly item: Y.Item;
  readonly offset: number;
}

/** One end of an anchor: at a character, or at an end of the text. */
type End = (Place & { readonly side: number }) | 'begin' | 'end';

function endOf(text: Y.Text, encoded: string): End | null {
  const { doc } = text;
  const relative = decode(encoded);
  if (doc === null || relative === null) return null;
  const { item: id, tname, assoc } = relative;
  if (id === null) {
    const root: unknown = tname === null ? null : doc.share.get(tname);
    if (root !== text) return null;
    return assoc < 0 ? 'begin' : 'end';
  }
  if (Y.getState(doc.store, id.client) <= id.clock) return null;
  const item = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item) || item.parent !== text) return null;
  return { item, offset: id.clock - item.id.clock, side: assoc };
}

function decode(encoded: string): Y.RelativePosition | null {
  const bytes = decodeBase64url(encoded);
  if (bytes === null) return null;
  try {
    return Y.decodeRelativePosition(bytes);
  } catch {
    // Whoever made it up.
    return null;
  }
}

/** Without Yjs's following of what was undone here: everybody finds the same. */
function indicesOf(text: Y.Text, ends: readonly (End | null)[]): Map<End, number> {
  const wanted = new Map<Y.Item, (End & object)[]>();
  for (const end of ends)
    if (end !== null && typeof end === 'object')
      wanted.set(end.item, [...(wanted.get(end.item) ?? []), end]);
  const found = new Map<End, number>([
    ['begin', 0],
    ['end', text.length],
  ]);
  let left = wanted.size;
  let index = 0;
  const { _start: first } = text;
  for (let item = first; item !== null && left > 0; item = item.right) {
    const visible = !item.deleted && item.countable;
    const here = wanted.get(item);
    if (here !== undefined) left -= 1;
    for (const end of here ?? [])
      found.set(end, index + (visible ? end.offset + (end.side < 0 ? 1 : 0) : 0));
    if (visible) index += item.length;
  }
  return found;
}
