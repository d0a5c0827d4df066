import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDip } from '../../shared/documents/dip-check.ts';
import { readFrontMatter } from '../../shared/documents/front-matter.ts';
import { valueText } from '../../shared/documents/front-matter-value.ts';
import { normalizeFrontMatter } from '../../shared/documents/normalize-front-matter.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';
import { splitLines } from '../../shared/documents/text-lines.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { hostileText, megabytes } from './hostile-text.ts';

function read(text: string): readonly (readonly [string, string])[] {
  const frontMatter = readFrontMatter(splitLines(text));
  return frontMatter.type === 'none'
    ? []
    : frontMatter.headers.map(({ name, value }) => [name, valueText(value)] as const);
}

describe('reading', () => {
  it('takes RFC 822 headers as they stand', () => {
    const text =
      '---\ntitle: A: b, see [c](http://d)\nauthor: @ada, <ada@x.org>\nissue:http\nnote: {a, b}\nx: "a" and "b"\n---\nbody: no\n';
    expect(read(text)).toEqual([
      ['title', 'A: b, see [c](http://d)'],
      ['author', '@ada, <ada@x.org>'],
      ['issue', 'http'],
      ['note', '{a, b}'],
      ['x', '"a" and "b"'],
    ]);
  });

  it('takes YAML where it is written', () => {
    const text =
      '---\ntitle: "A \\"b\\" \\u263a"\nx: \'it\'\'s\'\nauthor:\n- a\n- \'b\'\nrequires: [1, "2"]\nupdated: >\n  one\n  two\n---\n';
    expect(read(text)).toEqual([
      ['title', 'A "b" ☺'],
      ['x', "it's"],
      ['author', 'a, b'],
      ['requires', '1, 2'],
      ['updated', 'one two'],
    ]);
  });

  it('knows where names and values are', () => {
    const text = '\ufeff---\r\nStatus :  final  \r\nauthors:\r\n  - a\r\n  - b \r\n---\r\n';
    const frontMatter = readFrontMatter(splitLines(text));
    const places =
      frontMatter.type === 'none'
        ? []
        : frontMatter.headers.map((h) => [
            text.slice(h.nameFrom, h.nameTo),
            text.slice(h.valueFrom, h.valueTo),
          ]);
    expect(places).toEqual([
      ['Status', 'final'],
      ['authors', '\r\n  - a\r\n  - b'],
    ]);
  });
});

describe('normalizing', () => {
  const normalize = (text: string): string => applyEdits(text, normalizeFrontMatter(text));

  it('writes what is understood as DIP-0 does, and leaves every other byte', () => {
    const text = readFixture('dip-201.md').replaceAll('\n', '\r\n');
    const expected = readFixture('dip-201.md')
      .replace(
        'authors: Sunmi Lee (@sunmilee), Andrey Chursin(@andll)',
        'author: Sunmi Lee (@sunmilee), Andrey Chursin (@andll)',
      )
      .replace('status: final', 'status: Final')
      .replace('type: Standard', 'type: Standards Track')
      .replace('created: 2/26/20', 'created: 2020-02-26')
      .replace('last_updated: 06/08/2021', 'updated: 2021-06-08')
      .replace('requires: DIP-1, DIP-5', 'requires: 1, 5')
      .replaceAll('\n', '\r\n');
    expect(normalize(text)).toBe(expected);
  });

  it('keeps comments, spacing, marks and unknown headers', () => {
    expect(
      normalize(
        '\ufeff---\nStatus:draft # soon\n\tCreated :  3/4/21 \nx: 3/4/21\nauthors:\n - a\n---\nstatus: draft',
      ),
    ).toBe(
      '\ufeff---\nstatus: Draft # soon\ncreated :  2021-03-04 \nx: 3/4/21\nauthor: a\n---\nstatus: draft',
    );
  });

  it('leaves alone what is not understood, refused, said twice, or no front matter', () => {
    for (const text of [
      '',
      'status: final\n',
      '---\nstatus: &a final\ncreated: 2/30/2020\ntype: x\n---\n',
      '---\nstatus: final\nStatus: draft\n---\n',
    ]) {
      expect(normalizeFrontMatter(text)).toEqual([]);
    }
  });

  it('is done once, changes only the front matter, and leaves nothing to say about form', () => {
    const forms = new Set([
      'header-name',
      'header-indented',
      'number-form',
      'author-form',
      'issue-form',
      'status-form',
      'type-form',
      'date-form',
      'dip-list-form',
    ]);
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = normalize(text);
        expect(normalizeFrontMatter(once)).toEqual([]);
        const problems = checkDip({ file: 'a.md', text: once });
        const twice = problems.some(
          ({ rule }) => rule === 'header-contradiction' || rule === 'header-repeated',
        );
        expect(twice ? [] : problems.filter(({ rule }) => forms.has(rule))).toEqual([]);
        // The document's own text stays: what follows the front matter is the same.
        const lines = splitLines(text);
        const start = lines[readFrontMatter(lines).bodyIndex]?.from ?? text.length;
        expect(once.endsWith(text.slice(start))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(megabytes)('takes a megabyte: $name', ({ text }) => {
    expect(normalize(text).length).toBeGreaterThan(0);
  });

  it('takes two megabytes of a document', () => {
    const text = `---\nStatus: draft\n---\n${'Some words.\n'.repeat(180_000)}`;
    expect(normalizeFrontMatter(text)).toEqual([
      { from: 4, to: 10, insert: 'status' },
      { from: 12, to: 17, insert: 'Draft' },
    ]);
  });
});

describe('edits', () => {
  it('replace what they name', () => {
    expect(
      applyEdits('abcdef', [
        { from: 0, to: 1, insert: 'X' },
        { from: 3, to: 3, insert: '-' },
        { from: 5, to: 6, insert: '' },
      ]),
    ).toBe('Xbc-de');
  });

  it.each([
    [
      [
        { from: 2, to: 3, insert: '' },
        { from: 1, to: 2, insert: '' },
      ],
    ],
    [[{ from: 0, to: 9, insert: '' }]],
    [[{ from: 2, to: 1, insert: '' }]],
  ])('that overlap or leave the text are a defect: %j', (edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });
});
