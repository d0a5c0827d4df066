import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { indexesIn } from '../../renderer/collab/positions.ts';
import { numbers } from './numbers.ts';

/** As Yjs says it, one by one. */
function oneByOne(text: Y.Text, position: unknown): number | null {
  if (text.doc === null) return null;
  const relative = Y.createRelativePositionFromJSON(position);
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
  return absolute?.type === text ? absolute.index : null;
}

test.each([1, 2, 3, 4])(
  'seed %i: where positions are is what Yjs says, after edits of two, deletions, undo and redo',
  (seed) => {
    const next = numbers(seed);
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    const [text, others] = [docs[0].getText('content'), docs[1].getText('content')];
    const undo = new Y.UndoManager(text, { captureTimeout: 0 });
    const positions: unknown[] = [];
    for (let step = 0; step < 400; step += 1) {
      const edited = next(2) === 0 ? text : others;
      const at = next(edited.length + 1);
      const dice = next(10);
      if (dice === 0) undo.undo();
      else if (dice === 1) undo.redo();
      else if (dice < 4 && at < edited.length) edited.delete(at, Math.min(5, edited.length - at));
      else edited.insert(at, 'word '.slice(next(4)));
      for (const [doc, other] of [docs, [docs[1], docs[0]]] as const)
        if (next(3) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      const seen = next(2) === 0 ? text : others;
      const assoc = next(2) === 0 ? 0 : -1;
      const place = Y.createRelativePositionFromTypeIndex(seen, next(seen.length + 1), assoc);
      positions.push(JSON.parse(JSON.stringify(place)));
    }
    expect(indexesIn(text, positions)).toEqual(positions.map((place) => oneByOne(text, place)));
    expect(indexesIn(text, positions).filter((index) => index !== null).length).toBeGreaterThan(
      100,
    );
  },
);

test('what is no position of the text is in no place of it', () => {
  const doc = new Y.Doc();
  const text = doc.getText('content');
  text.insert(0, 'some words');
  const other = doc.getText('other');
  other.insert(0, 'others');
  const { clientID: client } = doc;
  const hostile: unknown[] = [
    undefined,
    null,
    'x',
    7,
    {},
    { item: null },
    { item: { client, clock: 1e9 } },
    { item: { client, clock: -1 } },
    { item: { client, clock: 0.5 } },
    { item: { client, clock: Number.NaN } },
    { item: { client: 'x', clock: 'y' } },
    { item: 'x' },
    { tname: 'other' },
    { tname: '__proto__' },
    { type: { client, clock: 0 } },
    Y.createRelativePositionFromTypeIndex(other, 2),
  ];
  const sane = Y.createRelativePositionFromTypeIndex(text, 3);
  const end = Y.createRelativePositionFromTypeIndex(text, 10);
  const found = indexesIn(text, [...hostile, sane, end]);
  expect(found.slice(hostile.length)).toEqual([3, 10]);
  const places = found.slice(0, hostile.length);
  for (const place of places) expect(place === null || place <= text.length).toBe(true);
  expect(places.filter((place) => place !== null)).toEqual([]);
});
