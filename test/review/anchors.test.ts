import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeBase64url } from '../../shared/ledger/base64url.ts';
import { anchorOf, placesOf, rangeOf, rangesOf } from '../../shared/review/anchors.ts';
import type { Anchor } from '../../shared/review/entries.ts';

function textOf(words: string): Y.Text {
  const text = new Y.Doc().getText('content');
  text.insert(0, words);
  return text;
}

/** The same text at somebody else's. */
function replicaOf(text: Y.Text): Y.Text {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docOf(text)));
  return doc.getText('content');
}

function docOf(text: Y.Text): Y.Doc {
  if (text.doc === null) throw new Error('a text without a document');
  return text.doc;
}

function sync(...texts: readonly Y.Text[]): void {
  for (const from of texts)
    for (const to of texts) Y.applyUpdate(docOf(to), Y.encodeStateAsUpdate(docOf(from)));
}

function anchored(text: Y.Text, words: string): Anchor {
  const from = text.toJSON().indexOf(words);
  return anchorOf(text, from, from + words.length);
}

function wordsAt(text: Y.Text, anchor: Anchor, was?: string): string | null {
  const range = rangeOf(text, anchor, was);
  return range && text.toJSON().slice(range.from, range.to);
}

describe('a passage', () => {
  test('moves with edits before and after it, and is not widened by text at its edges', () => {
    const text = textOf('one two three');
    const anchor = anchored(text, 'two');
    text.insert(0, 'zero ');
    text.insert(text.length, ' four');
    text.insert(text.toJSON().indexOf('two'), 'before');
    text.insert(text.toJSON().indexOf('two') + 3, 'after');
    expect(text.toJSON()).toBe('zero one beforetwoafter three four');
    expect(wordsAt(text, anchor)).toBe('two');
  });

  test('at the beginning and at the end of the text is not widened either', () => {
    const text = textOf('all');
    const anchor = anchorOf(text, 0, 3);
    text.insert(0, '<');
    text.insert(text.length, '>');
    expect(wordsAt(text, anchor)).toBe('all');
  });

  test('takes in what is typed inside, and shrinks with what is deleted of it', () => {
    const text = textOf('one two three');
    const anchor = anchored(text, 'two');
    text.insert(5, '--');
    expect(wordsAt(text, anchor)).toBe('t--wo');
    text.delete(4, 1);
    expect(wordsAt(text, anchor)).toBe('--wo');
    text.delete(text.toJSON().indexOf('o three'), 1);
    expect(wordsAt(text, anchor)).toBe('--w');
  });

  test('of which nothing is left has no range, but its place is known', () => {
    const text = textOf('one two three');
    const anchor = anchored(text, 'two');
    text.delete(3, 5);
    expect(rangeOf(text, anchor)).toBe(null);
    expect(placesOf(text, [{ anchor }])).toEqual([{ from: 3, to: 3 }]);
  });

  test('that somebody replaces is gone: what they typed is not what was meant', () => {
    const text = textOf('one two three');
    const anchor = anchored(text, 'two');
    docOf(text).transact(() => {
      text.delete(4, 3);
      text.insert(4, '2');
    });
    expect(rangeOf(text, anchor)).toBe(null);
  });

  test.each([
    ['all of it', 4, 3],
    ['its beginning', 4, 2],
    ['its end', 5, 2],
    ['more than it', 2, 7],
  ])('is found again once the deletion of %s is undone, by everybody', (_what, from, length) => {
    const text = textOf('one two three');
    const other = replicaOf(text);
    const anchor = anchored(text, 'two');
    const undo = new Y.UndoManager(text);
    text.delete(from, length);
    undo.undo();
    sync(text, other);
    const stored = replicaOf(text);
    for (const replica of [text, other, stored]) {
      expect(replica.toJSON()).toBe('one two three');
      expect(wordsAt(replica, anchor, 'two')).toBe('two');
    }
    undo.redo();
    undo.undo();
    sync(text, other);
    expect(wordsAt(other, anchor, 'two')).toBe('two');
  });

  test('is not mistaken for the same words next to it', () => {
    const text = textOf('foo foo foo');
    const anchor = anchorOf(text, 4, 7);
    text.delete(4, 4);
    expect(rangeOf(text, anchor, 'foo')).toBe(null);
  });

  test('is the same for two who edit it at once, and after the document is written anew', () => {
    const ann = textOf('The group meets every two weeks.');
    const ben = replicaOf(ann);
    const anchor = anchored(ann, 'every two weeks');
    ann.insert(0, 'Note: ');
    ann.delete(ann.toJSON().indexOf('two '), 4);
    ben.insert(ben.toJSON().indexOf('weeks'), 'full ');
    sync(ann, ben);
    const compacted = replicaOf(ann);
    expect(wordsAt(ann, anchor)).toBe('every full weeks');
    expect(wordsAt(ben, anchor)).toBe('every full weeks');
    expect(wordsAt(compacted, anchor)).toBe('every full weeks');
  });

  test('in edits that are not here yet has no place, and has one once they are', () => {
    const ann = textOf('one ');
    const ben = replicaOf(ann);
    ann.insert(4, 'two');
    const anchor = anchored(ann, 'two');
    expect(placesOf(ben, [{ anchor }])).toEqual([null]);
    sync(ann, ben);
    expect(wordsAt(ben, anchor)).toBe('two');
  });

  test('of another text, and what is no anchor at all, has no place', () => {
    const text = textOf('one');
    const doc = docOf(text);
    const title = doc.getText('title');
    title.insert(0, 'two');
    const rubbish = encodeBase64url(new Uint8Array([0, 255, 255, 255, 255, 255, 1, 7]));
    const elsewhere = encodeBase64url(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(doc.getMap('m'), 0)),
    );
    const places = placesOf(text, [
      { anchor: anchorOf(title, 0, 3) },
      { anchor: { start: rubbish, end: rubbish } },
      { anchor: { start: '!!', end: '!!' } },
      { anchor: { start: elsewhere, end: elsewhere } },
    ]);
    expect(places).toEqual([null, null, null, null]);
    expect([...doc.share.keys()].sort()).toEqual(['content', 'm', 'title']);
  });
});

describe('a place where nothing stands', () => {
  test('holds what is typed there', () => {
    const text = textOf('one three');
    const anchor = anchorOf(text, 4, 4);
    expect(placesOf(text, [{ anchor }])).toEqual([{ from: 4, to: 4 }]);
    text.insert(4, 'two ');
    expect(wordsAt(text, anchor)).toBe('two ');
  });

  test('at the end of the text stays where it is', () => {
    for (const words of ['', 'one']) {
      const text = textOf(words);
      const anchor = anchorOf(text, words.length, words.length);
      text.insert(words.length, ' and more');
      const at = { from: words.length, to: words.length };
      expect(placesOf(text, [{ anchor }])).toEqual([at]);
    }
  });
});

test('many passages are found in one walk as each by itself, at every replica', () => {
  const edit = fc.record({
    peer: fc.nat(2),
    at: fc.nat(200),
    remove: fc.nat(6),
    insert: fc.string({ maxLength: 5 }),
    syncs: fc.boolean(),
  });
  const passage = fc.record({ from: fc.nat(60), length: fc.nat(12) });
  fc.assert(
    fc.property(
      fc.array(passage, { minLength: 1, maxLength: 8 }),
      fc.array(edit, { maxLength: 40 }),
      (passages, edits) => {
        const first = textOf('Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do.');
        const peers = [first, replicaOf(first), replicaOf(first)];
        const anchors = passages.map(({ from, length }) => ({
          anchor: anchorOf(first, from, Math.min(first.length, from + length)),
        }));
        for (const { peer, at, remove, insert, syncs } of edits) {
          const text = peers[peer] ?? first;
          const from = at % (text.length + 1);
          text.delete(from, Math.min(remove, text.length - from));
          text.insert(from, insert);
          if (syncs) sync(...peers);
        }
        sync(...peers);
        const found = peers.map((text) => rangesOf(text, anchors));
        expect(found[1]).toEqual(found[0]);
        expect(found[2]).toEqual(found[0]);
        expect(anchors.map(({ anchor }) => rangeOf(first, anchor))).toEqual(found[0]);
        // As Yjs itself resolves one, where nothing was undone.
        for (const range of placesOf(first, anchors)) {
          expect(range === null || (range.from >= 0 && range.to <= first.length)).toBe(true);
        }
      },
    ),
  );
});
