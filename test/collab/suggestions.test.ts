import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { PUT_BACK } from '../../renderer/collab/put-back.ts';
import { newEntryId, ReviewLog } from '../../renderer/collab/use-review.ts';
import { changesBetween, chunksOf } from '../../renderer/features/documents/suggestions/changes.ts';
import {
  accept,
  followUndo,
  reject,
  reopen,
} from '../../renderer/features/documents/suggestions/decide.ts';
import {
  suggestionsOn,
  type PlacedChunk,
} from '../../renderer/features/documents/suggestions/suggestions-on-text.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';

/** A person's replica of a text and of its log. */
class Peer {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('content');
  readonly logDoc = new Y.Doc();
  readonly log = new ReviewLog(this.logDoc);
  readonly undo = new Y.UndoManager(this.text, {
    trackedOrigins: new Set([PUT_BACK, null]),
    captureTimeout: 0,
  });
  readonly person: string;

  constructor(person: string) {
    this.person = person;
    const suggestions = suggestionsOn(this.text);
    this.log.subscribe(() => suggestions.setSuggestions(this.log.read().suggestions));
    suggestions.follow(() => {});
    followUndo(this.desk);
  }

  get desk() {
    return {
      text: this.text,
      say: (said: Parameters<ReviewLog['say']>[0]) => {
        this.log.say(said, { by: this.person, at: 1 });
      },
    };
  }

  suggest(after: string): void {
    const changes = changesBetween(this.text.toJSON(), after);
    const chunks = chunksOf(this.text, changes, newEntryId);
    this.desk.say({ type: 'suggestion', note: '', chunks });
  }

  get placed(): readonly PlacedChunk[] {
    suggestionsOn(this.text).setSuggestions(this.log.read().suggestions);
    suggestionsOn(this.text).place();
    return suggestionsOn(this.text).store.getState().placed;
  }

  get fates(): string[] {
    return this.placed.map(({ chunk, standing }) => `${chunk.fate.status} ${standing.status}`);
  }

  get words(): string {
    return this.text.toJSON();
  }
}

function sync(...peers: readonly Peer[]): void {
  for (const from of peers)
    for (const to of peers) {
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc));
      Y.applyUpdate(to.logDoc, Y.encodeStateAsUpdate(from.logDoc));
    }
}

function peersWith(words: string): [Peer, Peer] {
  const [ann, ben] = [new Peer('ann'), new Peer('ben')];
  ann.text.insert(0, words);
  sync(ann, ben);
  return [ann, ben];
}

describe('changes', () => {
  test('are words; words that follow one another are one change, lines are not', () => {
    const before = 'The quick brown fox.\nSecond line here.\nThird.';
    const after = 'The slow red fox.\nSecond line there.\nThird!';
    expect(
      changesBetween(before, after).map(({ from, to, insert }) => [before.slice(from, to), insert]),
    ).toEqual([
      ['quick brown', 'slow red'],
      ['here', 'there'],
      ['.', '!'],
    ]);
  });

  test('are never more than a suggestion can have, and make the text all the same', () => {
    const word = fc.constantFrom('a', 'b', 'cc', ' ', '\n', '. ', 'déjà', '👍🏽');
    const text = fc.array(word, { maxLength: 120 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (before, after, most) => {
        const changes = changesBetween(before, after, most);
        expect(changes.length).toBeLessThanOrEqual(most);
        expect(applyEdits(before, changes)).toBe(after);
      }),
    );
  });

  test('of a megabyte are found', () => {
    const before = Array.from(
      { length: 20_000 },
      (_, at) => `line ${at} of a very long text, with words`,
    ).join('\n');
    const after = before.replaceAll(/line (\d*7) of a/g, 'row $1 of some');
    const changes = changesBetween(before, after);
    expect(changes.length).toBeLessThanOrEqual(500);
    expect(applyEdits(before, changes)).toBe(after);
  });
});

describe('a change that was suggested', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['replaces words', 'one two three', 'one 2 three'],
    ['replaces a letter', 'a b c', 'a x c'],
    ['puts words in', 'one three', 'one two three'],
    ['puts words at the beginning', 'two', 'one two'],
    ['puts words at the end', 'one', 'one two'],
    ['is the first of an empty text', '', 'one'],
    ['takes words out', 'one two three', 'one three'],
    ['takes all out', 'one', ''],
  ];

  test.each(cases)(
    'that %s is accepted, undone, and accepted again, for everybody',
    (_, from, to) => {
      const [ann, ben] = peersWith(from);
      ann.suggest(to);
      sync(ann, ben);
      expect(ben.fates).toEqual(['open stands']);
      expect(accept(ben.desk, ben.placed)).toBe(1);
      sync(ann, ben);
      expect([ann.words, ben.words]).toEqual([to, to]);
      expect([...ann.fates, ...ben.fates]).toEqual(['accepted already', 'accepted already']);
      ben.undo.undo();
      sync(ann, ben);
      expect([ann.words, ben.words]).toEqual([from, from]);
      expect([...ann.fates, ...ben.fates]).toEqual(['open stands', 'open stands']);
      ben.undo.redo();
      sync(ann, ben);
      expect([ann.words, ben.words]).toEqual([to, to]);
      expect(ann.fates).toEqual(['accepted already']);
      reopen(ann.desk, ann.placed);
      sync(ann, ben);
      expect([ann.words, ben.words]).toEqual([from, from]);
      expect(ben.placed.map(({ chunk }) => chunk.fate.status)).toEqual(['open']);
    },
  );

  test.each(cases)(
    'that %s is not made twice after a crash between text and log',
    (_, from, to) => {
      const [ann, ben] = peersWith(from);
      ann.suggest(to);
      sync(ann, ben);
      accept({ ...ben.desk, say: () => {} }, ben.placed);
      sync(ann, ben);
      expect(ann.fates).toEqual(['open already']);
      expect(accept(ann.desk, ann.placed)).toBe(1);
      expect(ann.words).toBe(to);
      expect(ann.fates).toEqual(['accepted already']);
    },
  );

  test('stands while others write around it, and is made where it belongs', () => {
    const [ann, ben] = peersWith('The group meets every two weeks.');
    ann.suggest('The group meets every three weeks.');
    sync(ann, ben);
    ben.text.insert(0, 'Rules. ');
    ben.text.insert(ben.words.length, ' Always.');
    expect(ben.fates).toEqual(['open stands']);
    accept(ben.desk, ben.placed);
    expect(ben.words).toBe('Rules. The group meets every three weeks. Always.');
  });

  test('whose passage has changed since is shown so, and keeps the others’ words when made', () => {
    const [ann, ben] = peersWith('We meet on Monday at nine in Bern.');
    ann.suggest('We gather on Tuesday at nine in Bern.');
    sync(ann, ben);
    expect(ben.placed).toHaveLength(2);
    ben.text.delete(ben.words.indexOf('Mon'), 3);
    ben.text.insert(ben.words.indexOf('day'), 'Thurs');
    expect(ben.fates).toEqual(['open stands', 'open changed']);
    accept(ben.desk, ben.placed);
    expect(ben.words).toContain('We gather on ');
    expect(ben.words).toContain('Tuesday');
    expect(ben.words).toContain('at nine in Bern.');
  });

  test('is rejected without a change of the text, and can be decided anew', () => {
    const [ann, ben] = peersWith('one two');
    ann.suggest('one 2');
    sync(ann, ben);
    reject(ben.desk, ben.placed);
    expect(ben.fates).toEqual(['rejected stands']);
    expect(accept(ben.desk, ben.placed)).toBe(0);
    reopen(ben.desk, ben.placed);
    expect(ben.fates).toEqual(['open stands']);
    expect(ben.words).toBe('one two');
  });

  test('in the text of somebody whose edits are not here yet waits', () => {
    const [ann, ben] = peersWith('one');
    ann.text.insert(3, ' two');
    ann.suggest('one 2');
    Y.applyUpdate(ben.logDoc, Y.encodeStateAsUpdate(ann.logDoc));
    expect(ben.fates).toEqual(['open unknown']);
    expect(accept(ben.desk, ben.placed)).toBe(0);
    sync(ann, ben);
    expect(ben.fates).toEqual(['open stands']);
  });
});

test('of two suggestions for the same words one is made at a time', () => {
  const [ann, ben] = peersWith('one two three');
  ann.suggest('one 2 three');
  ben.suggest('one TWO three');
  sync(ann, ben);
  expect(accept(ann.desk, ann.placed)).toBe(1);
  expect(ann.fates.filter((fate) => fate.startsWith('accepted'))).toEqual(['accepted already']);
  expect(ann.fates).toContain('open changed');
});

test('all changes of a suggestion at once make the text that was suggested', () => {
  const line = fc.constantFrom('one two', 'three', '', '- four', 'five, six.');
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [ann, ben] = peersWith(before);
      fc.pre(before !== after);
      ann.suggest(after);
      sync(ann, ben);
      accept(ben.desk, ben.placed);
      expect(ben.words).toBe(after);
      ben.undo.undo();
      expect(ben.words).toBe(before);
      sync(ann, ben);
      expect(new Set(ann.fates)).toEqual(new Set(['open stands']));
    }),
    { numRuns: 60 },
  );
});
