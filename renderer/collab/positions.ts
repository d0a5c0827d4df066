import * as Y from 'yjs';

interface Sought {
  readonly item: Y.Item;
  /** Of the characters of the item, the one that is meant. */
  readonly offset: number;
}

/**
 * Where relative positions are in a text, as another's client may have written them; null for one
 * that is in no place of it, or not yet. Yjs walks to the beginning of the text for each position:
 * here one walk is for all.
 */
export function indexesIn(text: Y.Text, positions: readonly unknown[]): (number | null)[] {
  const indexes: (number | null)[] = positions.map(() => null);
  const sought = new Map<Y.Item, { readonly at: number; readonly offset: number }[]>();
  for (const [at, position] of positions.entries()) {
    const found = placeOf(text, position);
    if (found === null) continue;
    if (typeof found === 'number') indexes[at] = found;
    else sought.set(found.item, [...(sought.get(found.item) ?? []), { at, offset: found.offset }]);
  }
  let index = 0;
  const { _start: first } = text;
  for (let item = first; item !== null && sought.size > 0; item = item.right) {
    const isSeen = !item.deleted && item.countable;
    for (const { at, offset } of sought.get(item) ?? [])
      indexes[at] = index + (isSeen ? offset : 0);
    sought.delete(item);
    if (isSeen) index += item.length;
  }
  return indexes;
}

function placeOf(text: Y.Text, position: unknown): Sought | number | null {
  if (typeof position !== 'object' || position === null) return null;
  try {
    const relative = Y.createRelativePositionFromJSON(position);
    if (relative.item !== null) return itemAt(text, relative.item, relative.assoc);
    const { doc } = text;
    const absolute = doc && Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    // Another's client may say anything.
    return null;
  }
}

function itemAt(text: Y.Text, id: Y.ID, assoc: number): Sought | null {
  let { client, clock } = id;
  for (;;) {
    const item = structAt(text, client, clock);
    if (!(item instanceof Y.Item) || item.parent !== text) return null;
    const offset = clock - item.id.clock;
    // An undone deletion has put it in again, as another item.
    if (item.redone === null) return { item, offset: assoc >= 0 ? offset : offset + 1 };
    ({ client, clock } = { client: item.redone.client, clock: item.redone.clock + offset });
  }
}

function structAt({ doc }: Y.Text, client: number, clock: number): unknown {
  const structs = doc?.store.clients.get(client);
  const isNumber = Number.isSafeInteger(clock) && clock >= 0;
  const isThere = isNumber && doc !== null && clock < Y.getState(doc.store, client);
  return structs !== undefined && isThere ? structs[Y.findIndexSS(structs, clock)] : undefined;
}
