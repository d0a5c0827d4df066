import { describe, expect, it } from 'vitest';
import { checkDip } from '../../shared/documents/dip-check.ts';
import { dipNumberOf, looksLikeDip } from '../../shared/documents/file-names.ts';
import { normalizeFrontMatter } from '../../shared/documents/normalize-front-matter.ts';
import { applyEdits } from '../../shared/documents/text-edits.ts';

const said = (text: string): string[] =>
  checkDip({ file: 'a.md', text }).map(({ line, rule }) => `${line} ${rule}`);

/** Each list ten times the one before: 10^9 words, were it carried out. */
const LAUGHS = [
  '---',
  'a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol","lol"]',
  ...'bcdefghi'.split('').map((name, at) => {
    const before = 'abcdefgh'.charAt(at);
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(',')}]`;
  }),
  'title: *i',
  '---',
  '# Summary',
  '',
].join('\n');

const CASES: readonly {
  readonly name: string;
  readonly text: string;
  readonly says: readonly string[];
}[] = [
  { name: 'an alias as a value', text: '---\ntitle: *a\n---\n', says: ['2 yaml-refused'] },
  { name: 'an anchor', text: '---\ntitle: &a Title\n---\n', says: ['2 yaml-refused'] },
  { name: 'a tag', text: '---\nstatus: !!str Draft\n---\n', says: ['2 yaml-refused'] },
  {
    name: 'a tag that names a function',
    text: "---\ntitle: !!js/function 'function () { throw 1 }'\n---\n",
    says: ['2 yaml-refused'],
  },
  {
    name: 'a tag that names a class',
    text: '---\nauthor: !!python/object/apply:os.system ["id"]\n---\n',
    says: ['2 yaml-refused'],
  },
  { name: 'an alias in a list', text: '---\nrequires: [*a, 2]\n---\n', says: ['2 yaml-refused'] },
  { name: 'an item that is an alias', text: '---\nauthor:\n- *a\n---\n', says: ['2 yaml-refused'] },
  { name: 'a merge key', text: '---\n<<: *base\ntitle: T\n---\n', says: ['2 yaml-refused'] },
  { name: 'a directive', text: '---\n%TAG ! tag:x,2000:\n---\n', says: ['2 yaml-refused'] },
  {
    name: 'a name twice, with other words',
    text: '---\nstatus: Draft\nstatus: Final\n---\n',
    says: ['3 header-contradiction'],
  },
  {
    name: 'a name twice, with the same words',
    text: '---\nstatus: Draft\nStatus: draft\n---\n',
    says: ['3 header-repeated'],
  },
  {
    name: 'a name of an object’s prototype',
    text: '---\n__proto__: x\nconstructor: y\n---\n',
    says: ['3 header-unknown'],
  },
  {
    name: 'a billion laughs',
    text: LAUGHS,
    says: ['2 yaml-refused', '10 yaml-refused', '11 yaml-refused'],
  },
];

describe('front matter that asks for more than to be read', () => {
  it.each(CASES)('$name is named, and neither followed nor carried out', ({ text, says }) => {
    expect(said(text)).toEqual(expect.arrayContaining([...says]));
    // Nothing of it is written anew, so nothing is resolved on the way.
    const after = applyEdits(text, normalizeFrontMatter(text));
    for (const mark of ['*', '&', '!!', '<<', '%TAG'])
      expect(after.split(mark).length).toBe(text.split(mark).length);
    expect(after.length).toBeLessThan(text.length + 20);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('a title that would be 10^9 words stays the two characters that are written', () => {
    const problem = checkDip({ file: 'a.md', text: LAUGHS }).find(({ line }) => line === 11);
    expect(problem?.message).toContain('alias');
    expect(problem?.message.length).toBeLessThan(200);
    expect(LAUGHS.length).toBeLessThan(1000);
  });

  it('a number behind an alias or a tag is no number of a file', () => {
    expect(dipNumberOf('---\ndip: &n 7\nx: *n\n---\n')).toBeNull();
    expect(dipNumberOf('---\nn: &n 7\ndip: *n\n---\n')).toBeNull();
    expect(dipNumberOf('---\ndip: !!int 7\n---\n')).toBeNull();
    expect(dipNumberOf('---\ndip: ../../etc/passwd\n---\n')).toBeNull();
    expect(dipNumberOf('---\ndip: 7\n---\n')).toBe('7');
  });

  it('is told from a text that merely begins with a line', () => {
    expect(looksLikeDip('---\ndip: 7\n---\n')).toBe(true);
    expect(looksLikeDip('\ufeff\n---\ntitle: T\nstatus: Draft\ntype: Process\n---\n')).toBe(true);
    expect(looksLikeDip('---\nlayout: page\ntitle: T\n---\n')).toBe(false);
    expect(looksLikeDip('# Notes\n\n---\n\ndip: 7\n')).toBe(false);
    expect(looksLikeDip('')).toBe(false);
  });
});
