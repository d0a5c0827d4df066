import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextInvisible } from '../../renderer/editor/invisible-characters.ts';
import { invisibleCharacters } from '../../renderer/ui/invisible-characters.ts';
import { lineEndingOf } from '../../renderer/editor/line-endings.ts';
import { measuresOf, measuresOfString } from '../../renderer/editor/measures.ts';
import { headingsOf } from '../../renderer/features/documents/outline/headings.ts';
import { marked, stateOf } from './editing.ts';

const textOf = (text: string): Text => Text.of(text.split('\n'));

describe('how long a text is', () => {
  test.each([
    ['', 0, 0, 0],
    ['One two.', 2, 8, 8],
    ['don’t re-read v1.2', 3, 18, 20],
    ['# A *title*\n\n- item', 3, 19, 19],
    ['Übergröße', 1, 9, 12],
    ['🎉 party', 1, 7, 10],
    ['a\r\nb', 2, 4, 4],
  ])('%j', (text, words, characters, bytes) => {
    expect(measuresOf(textOf(text))).toEqual({ words, characters, bytes, invisible: 0 });
  });

  test('is the same in pieces as in one, after any edit', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 300 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.string(), (lines, place, inserted) => {
        const text = lines.join('\n');
        const at = place % (text.length + 1);
        let doc = textOf(text);
        measuresOf(doc);
        doc = doc.replace(at, at, textOf(inserted));
        const whole = doc.toString();
        expect(measuresOf(doc)).toEqual(measuresOfString(whole));
        expect(measuresOf(doc).bytes).toBe(new TextEncoder().encode(whole).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what nobody sees', () => {
  test.each([
    ['\u202Eevil', 1],
    ['a\u200Bb', 1],
    ['\uFEFF# Title', 1],
    ['a\u2066b\u2069', 2],
    ['a\u00ADb', 1],
    ['a\rb', 1],
    ['pass\u200Dword', 1],
    ['one\r\ntwo\r\n', 0],
    ['👩\u200D💻', 0],
    ['می\u200Cخواهم', 0],
    ['tab\there', 0],
    ['\u{E0041}', 1],
    ['a\uFE01\uFE02', 2],
    ['👩\uFE0F \u2764\uFE0F 1\uFE0F\u20E3', 0],
  ])('%j holds %i', (text, count) => {
    expect(text.match(invisibleCharacters())?.length ?? 0).toBe(count);
  });

  test('the next one is found, from the start again after the last', () => {
    const doc = textOf('a\u200Bb\n\u202Ec');
    expect(nextInvisible(doc, 0)).toBe(1);
    expect(nextInvisible(doc, 2)).toBe(4);
    expect(nextInvisible(doc, 5)).toBe(1);
    expect(nextInvisible(textOf('plain'), 0)).toBeNull();
  });
});

describe('line ends', () => {
  const typed = (before: string, insert: string): string => {
    const state = stateOf(before);
    const { from, to } = state.selection.main;
    return marked(
      state.update({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
      }).state,
    );
  };

  test('are those of the first line', () => {
    expect(lineEndingOf(textOf('a\r\nb'))).toBe('CRLF');
    expect(lineEndingOf(textOf('a\nb\r\n'))).toBe('LF');
    expect(lineEndingOf(textOf('a\r'))).toBe('LF');
  });

  test('new lines get the document’s', () => {
    expect(typed('one‸\r\ntwo', '\nx\ny')).toBe('one\r\nx\r\ny‸\r\ntwo');
    expect(typed('one‸\ntwo', '\nx')).toBe('one\nx‸\ntwo');
    expect(typed('⟦one\r\ntwo⟧\r\nthree\r\n', 'a\nb')).toBe('a\r\nb‸\r\nthree\r\n');
  });

  test('the caret never comes between CR and LF', () => {
    const state = stateOf('one\r\ntwo');
    const moved = state.update({ selection: { anchor: 4 } }).state;
    expect(moved.selection.main.head).toBe(3);
  });

  test('what others insert is left as it came', () => {
    const state = stateOf('one\r\ntwo');
    expect(state.update({ changes: { from: 0, insert: 'x\n' } }).state.doc.toString()).toBe(
      'x\none\r\ntwo',
    );
  });
});

describe('headings', () => {
  test('of both kinds, not in code, comments or front matter; where they begin', () => {
    const text =
      '---\ndip: 1\n# no: heading\n---\n# One\n\ntext\n\n```\n# code\n```\n<!--\n# hidden\n-->\nTwo\n---\n\n### Three *x*\r\n';
    expect(headingsOf(textOf(text)).map(({ level, text, from }) => [level, text, from])).toEqual([
      [1, 'One', text.indexOf('# One')],
      [2, 'Two', text.indexOf('Two')],
      [3, 'Three x', text.indexOf('### Three')],
    ]);
  });

  test('are the same however a large text is cut in pieces', () => {
    const lines = Array.from({ length: 3000 }, (_, at) =>
      at % 7 === 0
        ? `Title ${at}`
        : at % 7 === 1
          ? '---'
          : at % 50 === 3
            ? '```'
            : at % 7 === 6
              ? ''
              : 'words',
    );
    let doc = textOf('');
    for (let at = 0; at < lines.length; at += 100) {
      const part = `${lines.slice(at, at + 100).join('\n')}\n`;
      doc = doc.append(textOf(part));
    }
    expect(headingsOf(doc)).toEqual(headingsOf(textOf(doc.toString())));
    expect(headingsOf(doc).length).toBeGreaterThan(100);
  });
});
