// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownView } from '../../renderer/markdown/index.ts';
import { lineOfMarkdown } from './hostile-markdown.ts';

function set(source: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = renderToStaticMarkup(createElement(MarkdownView, { source, extent: 'whole' }));
  return place;
}

const HASH = 'a'.repeat(64);

/** A text, and what is to be found in its view: how often a selector fits, and what is read. */
const CASES: readonly {
  readonly name: string;
  readonly source: string;
  readonly has: Readonly<Record<string, number>>;
  readonly text?: string;
}[] = [
  {
    name: 'headings',
    source: '# One\n\nTwo\n---\n\n###### Six',
    has: { h1: 1, h2: 1, h6: 1 },
    text: 'OneTwoSix',
  },
  {
    name: 'emphasis',
    source: '*a* **b** ~~c~~ `d`',
    has: { em: 1, strong: 1, s: 1, code: 1 },
    text: 'a b c d',
  },
  { name: 'lists', source: '3. a\n4. b\n   - c', has: { 'ol[start="3"]': 1, li: 3, ul: 1 } },
  {
    name: 'tasks',
    source: '- [x] **a** b\n- [ ] c\n\n1. [ ]\n2. [x] d\n3. e',
    has: {
      'ul [role="img"][aria-label="Done:"]': 1,
      'ul [role="img"][aria-label="To do:"]': 1,
      'ol [role="img"][aria-label="Done:"]': 1,
      '[role="img"]': 3,
      strong: 1,
      input: 0,
    },
  },
  {
    name: 'tables of too many columns, in a quote too',
    source: `> ${'|a'.repeat(301)}|\n> ${'|-'.repeat(301)}|\n> |b|\n\nc`,
    has: { table: 0, 'blockquote pre': 1, 'blockquote [class*="note"]': 1 },
  },
  { name: 'quotes', source: '> a\n\n***', has: { 'blockquote p': 1, hr: 1 } },
  {
    name: 'code',
    source: '```move\na < b\n```\n\n    c',
    has: { pre: 2, figcaption: 1 },
    text: 'movea < b\nc',
  },
  {
    name: 'tables',
    source: '| a | b |\n|---|--:|\n| 1 | 2 |',
    has: { th: 2, td: 2 },
    text: 'ab12',
  },
  {
    name: 'https links',
    source: '[a](https://example.org/)',
    has: { 'a[href="https://example.org/"]': 1 },
  },
  {
    name: 'other schemes',
    source: '[a](javascript:x) [b](http://c.example/) [d](data:x)',
    has: { a: 0 },
    text: 'a (javascript:x) not followedb (http://c.example/) not followedd (data:x) not followed',
  },
  { name: 'names in addresses', source: '[a](https://b@example.org/)', has: { a: 0 } },
  { name: 'other DIPs', source: '[DIP 5](dip-5.md)', has: { a: 0 }, text: 'DIP 5 (dip-5.md)' },
  {
    name: 'places in the text',
    source: '# Here it is\n\n[a](#here-it-is)',
    has: { 'a[href$="here-it-is"]': 1, 'h1[id$="-here-it-is"]': 1 },
  },
  {
    name: 'headings of one name',
    source: '# A\n\n# A\n\n# A',
    has: { '[id$="-a"]': 1, '[id$="-a-1"]': 1, '[id$="-a-2"]': 1 },
  },
  {
    name: 'definitions, which have no place of their own',
    source: '[a][r]\n\n[r]: https://example.org/ "t"',
    has: { 'a[href="https://example.org/"]': 1, '[data-line]': 1 },
  },
  {
    name: 'remote images',
    source: '![a](https://example.org/a.png)',
    has: { img: 0, 'a[href="https://example.org/a.png"]': 1 },
  },
  {
    name: 'attachments',
    source: `![a](attachments/${HASH}.png)`,
    has: { img: 0 },
    text: 'Image: a (being fetched)',
  },
  {
    name: 'tags',
    source: '<b>a</b>\n\n<script>x</script>',
    has: { b: 0, script: 0 },
    text: '<b>a</b><script>x</script>',
  },
  { name: 'what hides', source: 'a\u202eb\u0000c', has: {}, text: 'aU+202EbU+0000c' },
  {
    name: 'front matter',
    source: '---\ndip: 7\ntitle: "A: b"\n---\n# C',
    has: { dt: 2, dd: 2, hr: 0, h1: 1 },
    text: 'dip7titleA: bC',
  },
  { name: 'front matter that is none', source: '---\n\nText', has: { dl: 0, hr: 1 } },
  { name: 'line ends of Windows', source: '# A\r\n\r\nb\r\n', has: { h1: 1, p: 1 }, text: 'Ab' },
];

describe('what is set out', () => {
  it.each(CASES)('$name', ({ source, has, text }) => {
    const place = set(source);
    for (const [selector, count] of Object.entries(has)) {
      expect(place.querySelectorAll(selector).length, selector).toBe(count);
    }
    const said = (place.textContent ?? '').replaceAll('(opens outside the app)', '').trim();
    if (text !== undefined) expect(said.replaceAll('followed ', 'followed')).toBe(text);
  });

  it('says which lines each part is made of', () => {
    const lines = [
      ...set('---\ndip: 1\n---\n\n# A\n\nb\nc\n\n- d\n- e\n').querySelectorAll('[data-line]'),
    ];
    expect(
      lines.map((part) => [part.getAttribute('data-line'), part.getAttribute('data-line-end')]),
    ).toEqual([
      ['0', '3'],
      ['4', '5'],
      ['6', '8'],
      ['9', '11'],
    ]);
  });
});

const ELEMENTS = new Set(
  'div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,hr,table,thead,tbody,tr,th,td,pre,code,figure,figcaption,em,strong,s,a,span,br,svg,path,dl,dt,dd,button'.split(
    ',',
  ),
);
const ATTRIBUTES =
  /^(?:class|id|dir|title|role|tabindex|scope|start|href|target|rel|aria-[a-z]+|data-(?:line|line-end|from|to|address|image|task))$/i;

describe('hostile texts', () => {
  it('become no other elements and attributes than these, and lead nowhere else', () => {
    const text = fc.array(lineOfMarkdown, { maxLength: 25 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (source) => {
        for (const element of set(source).querySelectorAll('*')) {
          expect(ELEMENTS).toContain(element.tagName.toLowerCase());
          if (element.closest('svg') !== null) continue;
          for (const { name } of element.attributes) expect(name).toMatch(ATTRIBUTES);
          const href = element.getAttribute('href');
          if (href !== null) expect(href).toMatch(/^(?:https:\/\/|#)/);
        }
      }),
      { numRuns: 400 },
    );
  });
});

const folder = resolve(import.meta.dirname, '../../../shared/data/dips');

function* textsIn(node: Node): Iterable<string> {
  if (node.nodeType === 3) yield node.textContent ?? '';
  for (const child of node.childNodes) yield* textsIn(child);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

// The files are not part of this repository.
describe.runIf(existsSync(folder))('the published DIPs', () => {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md'))
    : [];

  it.each(names)('%s loses no word', (name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const place = set(source);
    const addresses = [...place.querySelectorAll('[href]')].map((link) =>
      decodeURIComponent(link.getAttribute('href') ?? ''),
    );
    const shown = new Set(wordsOf([...textsIn(place), ...addresses].join(' ')));
    // Numbers of lists are drawn by the list; entities stand for characters.
    const said = source.replaceAll(/^\s*\d+[.)]\s|&\w+;/gm, ' ');
    expect(wordsOf(said).filter((word) => !shown.has(word))).toEqual([]);
  });
});
