import { insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { newLine } from '../../renderer/editor/commands/keys.ts';
import { insertLink, toggleMark } from '../../renderer/editor/commands/inline.ts';
import {
  fenceCode,
  setHeading,
  toggleList,
  toggleQuote,
} from '../../renderer/editor/commands/lines.ts';
import { after, stateOf } from './editing.ts';

describe('marks', () => {
  test.each([
    ['**', 'a ⟦word⟧ here', 'a **⟦word⟧** here'],
    ['**', 'a **⟦word⟧** here', 'a ⟦word⟧ here'],
    ['**', 'a ⟦**word**⟧ here', 'a ⟦word⟧ here'],
    ['**', 'a wo‸rd here', 'a **⟦word⟧** here'],
    ['**', 'a ‸ here', 'a **‸** here'],
    ['**', 'a *⟦word⟧* here', 'a ***⟦word⟧*** here'],
    ['*', 'a **⟦word⟧** here', 'a ***⟦word⟧*** here'],
    ['*', 'a ***⟦word⟧*** here', 'a **⟦word⟧** here'],
    ['`', 'a ⟦word⟧ here', 'a `⟦word⟧` here'],
  ] as const)('%s on %s', (mark, before, expected) => {
    expect(after(toggleMark(mark), before)).toBe(expected);
  });

  test.each([
    ['see ⟦the report⟧', 'see [the report](⟦https://⟧)'],
    ['see ⟦https://example.org/a⟧', 'see [‸](https://example.org/a)'],
    ['see the re‸port', 'see the [report](⟦https://⟧)'],
  ])('a link of %s', (before, expected) => {
    expect(after(insertLink, before)).toBe(expected);
  });

  test('nothing is done where one may not write', () => {
    const state = EditorState.create({ doc: 'text', extensions: EditorState.readOnly.of(true) });
    const dispatch = (): never => {
      throw new Error('it was written');
    };
    expect(toggleMark('**')({ state, dispatch })).toBe(false);
  });
});

describe('lines', () => {
  test.each([
    [2, 'A ti‸tle', '## A ti‸tle'],
    [2, '# A ti‸tle', '## A ti‸tle'],
    [2, '## A ti‸tle', 'A ti‸tle'],
    [0, '### A ti‸tle', 'A ti‸tle'],
  ] as const)('heading %i of %s', (level, before, expected) => {
    expect(after(setHeading(level), before)).toBe(expected);
  });

  test.each([
    ['bullets', '⟦one\n\ntwo⟧', '⟦- one\n\n- two⟧'],
    ['bullets', '⟦- one\n- two⟧', '⟦one\ntwo⟧'],
    ['numbers', '⟦- one\n- two⟧', '⟦1. one\n2. two⟧'],
    ['tasks', '⟦1. one\n2. two⟧', '⟦- [ ] one\n- [ ] two⟧'],
    ['bullets', '⟦- [ ] one\n- [x] two⟧', '⟦- one\n- two⟧'],
    ['bullets', '  ‸one', '  - ‸one'],
  ] as const)('%s of %j', (kind, before, expected) => {
    const plain = (text: string | null): string | undefined => text?.replace(/[⟦⟧‸]/gu, '');
    expect(plain(after(toggleList(kind), before))).toBe(plain(expected));
  });

  test('a quotation, and none again', () => {
    expect(after(toggleQuote, 'sa‸id')).toBe('> sa‸id');
    expect(after(toggleQuote, '> sa‸id')).toBe('sa‸id');
  });

  test('fences are longer than those in the code', () => {
    expect(after(fenceCode, '⟦```\nx\n```⟧')).toBe('````‸\n```\nx\n```\n````');
    expect(after(fenceCode, 'a‸')).toBe('```‸\na\n```');
  });

  test('Enter goes on with a list, with the document’s own line ends', () => {
    expect(after(insertNewlineContinueMarkup, '- one‸')).toBe('- one\n- ‸');
    expect(after(insertNewlineContinueMarkup, '- one‸\r\nx\r\n')).toBe('- one\r\n- ‸\r\nx\r\n');
    expect(after(insertNewlineContinueMarkup, '1. one‸')).toBe('1. one\n2. ‸');
  });
});

test('a new line is as far in as the one before it; a byte order mark is not copied', () => {
  expect(after(newLine, '  a‸b')).toBe('  a\n  ‸b');
  expect(after(newLine, '\uFEFFone‸\r\ntwo')).toBe('\uFEFFone\r\n‸\r\ntwo');
});

test('a state can be made of a marked text', () => {
  expect(stateOf('a⟦b⟧c').selection.main).toMatchObject({ from: 1, to: 2 });
});
