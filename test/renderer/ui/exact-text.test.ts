// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MarkdownView } from '../../../renderer/markdown/index.ts';
import { PlainMarkdown } from '../../../renderer/ui/index.ts';
import { invisibleCharacters, plainVisible } from '../../../renderer/ui/invisible-characters.ts';

/** A text that is read otherwise than it is written. */
const TRAP = 'Pay \u202eecila\u202c and b\u200bob,\u2066 or pass\u200dword\u{E0041}.';
const SIGNS = ['U+202E', 'U+202C', 'U+200B', 'U+2066', 'U+200D', 'U+E0041'];

function readOf(markup: string): { text: string; signs: string[]; names: string[] } {
  const place = document.createElement('div');
  place.innerHTML = markup;
  const signs = [...place.querySelectorAll('[role="img"]')];
  return {
    text: place.textContent ?? '',
    signs: signs.map((sign) => sign.textContent ?? ''),
    names: signs.map((sign) => sign.getAttribute('aria-label') ?? ''),
  };
}

test('the exact text shows what nobody would see, with its name', () => {
  const { text, signs, names } = readOf(
    renderToStaticMarkup(createElement(PlainMarkdown, { text: `# ${TRAP}\n` })),
  );
  expect(signs).toEqual(SIGNS);
  expect(names[0]).toBe('U+202E right-to-left override');
  expect(text).not.toMatch(invisibleCharacters());
});

test('the text that is set out shows the same, and so do names in letters', () => {
  const { text, signs } = readOf(
    renderToStaticMarkup(createElement(MarkdownView, { source: TRAP })),
  );
  expect(signs).toEqual(SIGNS);
  expect(text).not.toMatch(invisibleCharacters());
  expect(plainVisible(TRAP)).toBe(
    'Pay [U+202E]ecila[U+202C] and b[U+200B]ob,[U+2066] or pass[U+200D]word[U+E0041].',
  );
});

test('after hundreds of them they are said in letters, and none is left out', () => {
  const { text, signs } = readOf(
    renderToStaticMarkup(createElement(PlainMarkdown, { text: 'a\u202e'.repeat(3000) })),
  );
  expect(signs.length).toBe(500);
  expect(text.match(/U\+202E/g)?.length).toBe(3000);
  expect(text).not.toMatch(invisibleCharacters());
});

test('lines that end as on Windows, and words of scripts that are joined, stay as they are', () => {
  const plain = '# One\r\n\r\n- می\u200cخواهم\r\n- 👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3\r\n';
  expect(readOf(renderToStaticMarkup(createElement(PlainMarkdown, { text: plain }))).signs).toEqual(
    [],
  );
});
