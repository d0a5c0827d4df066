import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDictionary, type Dictionary } from '../../renderer/editor/spelling/dictionary.ts';
import { proseWords } from '../../renderer/editor/spelling/prose.ts';
import { wordsOf } from '../../renderer/editor/spelling/words.ts';

const words = (text: string): string[] => wordsOf(text).map(({ word }) => word);

describe('which words are looked up', () => {
  test.each([
    ['Some plain words', ['Some', 'plain', 'words']],
    ['See https://exampel.org/pth or a@exampl.org', ['See', 'or']],
    ['release v1, x86 and HTTP', ['release', 'and']],
    ['commit 7dffeb0af2e630 of main.rs', ['commit', 'of']],
    ['JavaScript and GitHub', ['and']],
    ['snake_case in src/lib/mod.rs', ['in']],
    ['it’s the TSC’s', ["it's", 'the']],
    ['Слово and word', ['and', 'word']],
    ['an &nbsp; entity', ['an', 'entity']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('where they stand', () => {
    expect(wordsOf('a teh', 10)).toEqual([{ word: 'teh', from: 12 }]);
  });

  test('no code, no targets of links', () => {
    const doc = 'Prose `codde` and [labell](htps://targt)\n\n```\nfenccd\n```\n\nMoree';
    const parsing = EditorState.create({ doc, extensions: markdown({ base: markdownLanguage }) });
    // On a busy machine the 20 ms that a new state takes to parse may not be enough.
    expect(ensureSyntaxTree(parsing, doc.length, 60_000)).not.toBeNull();
    const { state } = parsing.update({});
    expect(proseWords(state, 0, doc.length).map(({ word }) => word)).toEqual([
      'Prose',
      'and',
      'labell',
      'Moree',
    ]);
  });
});

describe('the dictionary', () => {
  let dictionary: Dictionary;
  beforeAll(() => {
    dictionary = openDictionary();
  });

  test.each(['colour', 'organise', 'organisation', 'behaviour', 'centre', 'travelled', 'defence'])(
    'takes the British %s',
    (word) => expect(dictionary.has(word)).toBe(true),
  );

  test.each(['color', 'organize', 'wrote', "don't", 'Monday'])('takes %s', (word) =>
    expect(dictionary.has(word)).toBe(true),
  );

  test.each(['teh', 'recieve', 'definately', 'wourd', 'seperate'])('does not take %s', (word) =>
    expect(dictionary.has(word)).toBe(false),
  );

  test('suggests what was meant', () => {
    expect(dictionary.suggestions('recieve')).toContain('receive');
  });
});
