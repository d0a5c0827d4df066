import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { looksOf } from '../../../renderer/features/documents/authors/author-looks.ts';
import { authorsOn } from '../../../renderer/features/documents/authors/authors-on-text.ts';
import { writtenBy } from '../../../renderer/features/documents/authors/written-by.ts';
import { deletionsOf } from '../../../renderer/features/documents/authors/deletions.ts';
import {
  authorRuns,
  perMille,
  runIndexAt,
  sharesOf,
  type Author,
} from '../../../shared/review/authorship.ts';
import { EMPTY_STATE, type State } from '../../../shared/rules/index.ts';

/** `ab` by 1, `CD` by 2 within, and `x` by 3, deleted again. */
function written(): Y.Text {
  const one = new Y.Doc();
  one.clientID = 1;
  one.getText('content').insert(0, 'ab');
  const two = new Y.Doc();
  two.clientID = 2;
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  two.getText('content').insert(1, 'CD');
  const three = new Y.Doc();
  three.clientID = 3;
  Y.applyUpdate(three, Y.encodeStateAsUpdate(two));
  three.getText('content').insert(0, 'x');
  three.getText('content').delete(0, 1);
  return three.getText('content');
}

const claimed = (claims: readonly (readonly [number, string])[], own: readonly number[] = []) => ({
  claims: new Map(claims),
  own: new Set(own),
});

describe('runs', () => {
  it('cover the text, each of one client id, without what is deleted', () => {
    const runs = authorRuns(written(), claimed([[1, 'ann']], [2]));
    expect(runs).toEqual([
      { from: 0, to: 1, client: 1, author: { type: 'person', person: 'ann' } },
      { from: 1, to: 3, client: 2, author: { type: 'own' } },
      { from: 3, to: 4, client: 1, author: { type: 'person', person: 'ann' } },
    ]);
    expect([0, 1, 2, 3, 4].map((at) => runIndexAt(runs, at))).toEqual([0, 1, 1, 2, 2]);
    expect(runIndexAt([], 0)).toBe(-1);
  });

  it('go by the relay’s word, also against what this device takes for its own', () => {
    const [first] = authorRuns(written(), claimed([[1, 'ann']], [1]));
    expect(first?.author).toEqual({ type: 'person', person: 'ann' });
  });

  it('name who brought what somebody else may have written, and what nobody has said', () => {
    const runs = authorRuns(written(), claimed([[1, 'recovered:ben']]));
    expect(runs.map(({ author }) => author)).toEqual([
      { type: 'recovered', through: 'ben' },
      { type: 'unknown' },
      { type: 'recovered', through: 'ben' },
    ]);
  });
});

describe('shares', () => {
  it('are of persons, not of client ids, and add up to the text', () => {
    const runs = authorRuns(
      written(),
      claimed([
        [1, 'ann'],
        [2, 'ann'],
      ]),
    );
    expect(sharesOf(runs)).toEqual([
      { author: { type: 'person', person: 'ann' }, characters: 4, passages: 1 },
    ]);
  });

  it('in per mille are equal where they are equal', () => {
    const share = (characters: number) => ({
      author: { type: 'unknown' } as Author,
      characters,
      passages: 1,
    });
    expect(perMille([share(1), share(1), share(1)])).toEqual([333, 333, 333]);
    expect(perMille([share(999_999), share(1)])).toEqual([1000, 0]);
    expect(perMille([])).toEqual([]);
  });
});

const named = (...names: readonly string[]): State => ({
  ...EMPTY_STATE,
  person: names.reduce(
    (table, name, index) =>
      table.set(`p${index}`, { id: `p${index}`, name, organization: 'o', departed: false }),
    EMPTY_STATE.person,
  ),
});

describe('looks', () => {
  it('tell authors apart by letters and lines, whatever their names', () => {
    const state = named('Ann Bell', 'Abe Brown', 'שרה כהן', '👩‍🚀', '  ');
    const authors = ['p0', 'p1', 'p2', 'p3', 'p4'].map((person): Author => ({
      type: 'person',
      person,
    }));
    const looks = [...looksOf(authors, state, 'p1').values()];
    expect(looks.map(({ letters }) => letters)).toEqual(['AB', 'AB2', 'שכ', '?', '?2']);
    expect(looks.map(({ pattern }) => pattern)).toEqual([0, 1, 2, 3, 4]);
    expect(looks[1]?.name).toBe('Abe Brown (you)');
  });
});

describe('who wrote the passage at the caret', () => {
  it('is said of the character before it', () => {
    const text = written();
    const view = {
      ...authorsOn(text).getState(),
      claimed: claimed([[1, 'ann']], [2]),
      looks: looksOf([{ type: 'person', person: 'ann' }], EMPTY_STATE, 'eve'),
    };
    expect([0, 1, 2, 3, 4].map((at) => writtenBy(text, view, at))).toEqual([
      'ann',
      'ann',
      'You; the relay has not acknowledged it yet',
      'You; the relay has not acknowledged it yet',
      'ann',
    ]);
    expect(writtenBy(new Y.Doc().getText('content'), view, 0)).toBeNull();
  });
});

describe('deletions', () => {
  it('of one person at one instant are told together, the newest first', () => {
    const deletion = (person: string, at: number, length: number) => ({
      client: 1,
      clock: at,
      length,
      person,
      at,
    });
    expect(
      deletionsOf([deletion('ann', 1, 2), deletion('ben', 5, 1), deletion('ann', 1, 3)]),
    ).toEqual([
      { person: 'ben', at: 5, characters: 1 },
      { person: 'ann', at: 1, characters: 5 },
    ]);
  });
});
