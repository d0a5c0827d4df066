import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../shared/search/sections.ts';

const sections = (markdown: string) =>
  [...sectionsOf(markdown)].map(({ heading, line, text }) => [heading, line, text]);

describe('sections', () => {
  it('begin with their headings, of both kinds, and not in code', () => {
    const text = [
      '---',
      'title: Fees',
      '---',
      '',
      'Before.',
      '# One *two*',
      '- a [link](https://x.example/a)',
      '```sh',
      '# no heading',
      '```',
      'Under',
      '=====',
      'lined | cell',
      '> quoted `code`',
      '## Empty',
    ].join('\n');
    expect(sections(text)).toEqual([
      [null, 1, '\ntitle: Fees\n\n\nBefore.'],
      ['One two', 7, 'a link\nsh\nno heading\n'.trimEnd()],
      ['Under', 12, '\nlined · cell\nquoted code'],
      ['Empty', 16, ''],
    ]);
  });

  it('are cut where they are long, each piece with its line', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index + 1} ${'w '.repeat(30)}`);
    const cut = sections(`# Long\n${lines.join('\n')}`);
    expect(cut.length).toBeGreaterThan(3);
    for (const [heading, line, text] of cut) {
      expect(heading).toBe('Long');
      expect(String(text).startsWith(`line ${Number(line) - 1} `)).toBe(true);
      expect(String(text).length).toBeLessThanOrEqual(4100);
    }
  });

  it('take any text, and what steers its direction out of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const { text: section } of sectionsOf(text))
          expect(section).not.toMatch(/[\u202a-\u202e]/);
      }),
    );
    expect(sections('a\u202eb\u2066c')).toEqual([[null, 1, 'abc']]);
  });
});
