import { describe, expect, it } from 'vitest';
import { termsOf, wordsOf } from '../../shared/search/words.ts';

describe('words', () => {
  it.each([
    ['Validators, epochs & keys', ['validators', 'epochs', 'keys']],
    ['DIP-205: fee_schedule', ['dip', '205', 'fee', 'schedule']],
    [
      'Zürich, Łódź, Ærø, naïve, STRAẞE, straße',
      ['zurich', 'lodz', 'aero', 'naive', 'strasse', 'strasse'],
    ],
    ['e\u0301te\u0301 été', ['ete', 'ete']],
    ['Ἀθῆναι ΟΔΟΣ οδός', ['αθηναι', 'οδοσ', 'οδοσ']],
    ['שָׁלוֹם עולם', ['שלום', 'עולם']],
    ['مُحَمَّد مـحـمـد', ['محمد', 'محمد']],
    ['ключ Ёлка', ['ключ', 'елка']],
    ['検証者の鍵', ['検証', '証者', '者の', 'の鍵']],
    ['鍵', ['鍵']],
    ['DIP検証 v2', ['dip', '検証', 'v2']],
    ['𝔘nicode ﬁle', ['unicode', 'file']],
    ['', []],
    ['— … 🙂', []],
  ])('%s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('stand where they stand in the text, also behind pairs of surrogates', () => {
    const text = '🙂 Zu\u0308rich 検証者';
    const words = [...wordsOf(text)].map(({ from, to }) => text.slice(from, to));
    expect(words).toEqual(['Zu\u0308rich', '検証', '証者']);
  });

  it('are bounded, however long a run of letters is', () => {
    expect(termsOf('x'.repeat(1_000_000))).toEqual(['x'.repeat(64)]);
  });
});
