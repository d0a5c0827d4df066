import { describe, expect, it } from 'vitest';
import { sectionEntries } from '../../shared/search/document-entries.ts';
import type { SearchEntry, SearchKind } from '../../shared/search/entry.ts';
import { SearchIndex } from '../../shared/search/search-index.ts';

const entry = (title: string, text: string, kind: SearchKind = 'document'): SearchEntry => ({
  kind,
  title,
  place: `documents/notes/${title.toLowerCase().replaceAll(/\W+/g, '-')}`,
  text,
});

function indexOf(...entries: readonly SearchEntry[]): SearchIndex {
  const index = new SearchIndex();
  for (const [at, one] of entries.entries()) run(index, `source/${at}`, [one]);
  return index;
}

function run(index: SearchIndex, source: string, entries: Iterable<SearchEntry>): number {
  return [...index.put(source, entries)].length;
}

const titles = (index: SearchIndex, query: string): string[] =>
  index.find(query, 20).hits.map(({ title }) => title);

describe('the index', () => {
  const index = indexOf(
    entry('Key rotation', 'Validators rotate their consensus keys once per epoch.'),
    entry('Fees', 'What an epoch costs. Keys are not mentioned with rotation, only validators.'),
    entry('Zürich meeting', 'Where: Café Noir', 'discussion'),
    entry('Entry 7', 'Tess circulated the proposal Key rotation.', 'decision'),
    entry('鍵の交換', '検証者は鍵を交換する。'),
    entry('תקנון', 'שלום לכל החברים'),
  );

  it.each([
    // What the title says comes before what a text mentions.
    ['rotation', ['Key rotation', 'Fees', 'Entry 7']],
    // All words, then some.
    ['consensus epoch', ['Key rotation', 'Fees']],
    // The beginning of a word; mistyped; without accents, in capitals.
    ['valid', ['Key rotation', 'Fees']],
    ['validatros', ['Key rotation', 'Fees']],
    ['ZURICH', ['Zürich meeting']],
    ['cafe', ['Zürich meeting']],
    ['検証', ['鍵の交換']],
    ['鍵', ['鍵の交換']],
    ['החברים', ['תקנון']],
    // Side by side, in that order.
    ['"rotate their consensus"', ['Key rotation']],
    ['“consensus rotate”', []],
    ['"key rotation" circulated', ['Entry 7']],
    ['nothing-of-the-kind-xyz', []],
    ['', []],
    ['"" ?', []],
  ])('%s', (query, expected) => {
    const found = titles(index, query);
    expect(found.slice(0, 1)).toEqual(expected.slice(0, 1));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('shows where the words are', () => {
    const long = `${'Something else. '.repeat(40)}Then the sequencer stops. ${'More. '.repeat(60)}`;
    const [hit] = indexOf(entry('Long', long)).find('sequencer', 5).hits;
    expect(hit?.marks.map(([from, to]) => hit.excerpt.slice(from, to))).toEqual(['sequencer']);
    expect(hit?.excerpt.length).toBeLessThan(260);
    expect(hit?.excerpt.startsWith('… ') && hit.excerpt.endsWith(' …')).toBe(true);
  });

  it('leads to the line', () => {
    const text = '# First\n\nnothing\n\n## Second\n\nnothing\nthe sequencer\n';
    const documents = new SearchIndex();
    run(documents, 'a', sectionEntries('output/a', 'Report', text));
    const [hit] = documents.find('sequencer', 5).hits;
    expect(hit).toMatchObject({ title: 'Report › Second', place: 'documents/output/a?line=8' });
  });

  it('takes what a source has now, and does again only what has changed', () => {
    const documents = new SearchIndex();
    const text = (second: string) => `# One\nalpha\n# Two\n${second}\n# Three\ngamma\n`;
    const put = (second: string) =>
      run(documents, 'a', sectionEntries('output/a', 'Report', text(second)));
    expect(put('beta')).toBe(3);
    expect(put('beta')).toBe(0);
    expect(put('beta changed\nand longer')).toBe(1);
    expect(documents.find('alpha', 5).total).toBe(1);
    expect(documents.find('changed', 5).total).toBe(1);
    expect(documents.find('gamma', 5).hits[0]?.place).toBe('documents/output/a?line=7');
    run(documents, 'a', []);
    expect(documents.find('alpha', 5).total).toBe(0);
    expect(documents.size).toBe(0);
  });

  it('gives no more than was asked for, and says how many there are', () => {
    const many = indexOf(...Array.from({ length: 50 }, (_, at) => entry(`Note ${at}`, 'epoch')));
    const found = many.find('epoch', 10);
    expect(found.hits.length).toBe(10);
    expect(found.total).toBe(50);
  });
});
