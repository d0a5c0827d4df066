import fc from 'fast-check';

/** What editors and parsers like to change on the way. */
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  '\n\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\u000c',
  '\t',
  ' ',
  '  \n',
  '   ',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u200f',
  'e\u0301',
  'é',
  'ß',
  'İ',
  '한',
  'ﬁ',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '👍🏽',
  '😀',
  '😁',
  '𝒳',
  '\u0001',
  '\u001b[31m',
  '\u007f',
  '---\n',
  '# Title\n',
  '| a | b |\n',
  '```\n',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '&amp;&#x0;',
  'word word word',
  'a',
];

/** Texts that UTF-8 can carry, without NUL. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      {
        weight: 1,
        arbitrary: fc
          .string({ unit: 'binary', maxLength: 4 })
          .map((text) => text.replaceAll('\0', '')),
      },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** One of each, in a row. */
export const ALL_PIECES: string = PIECES.join('');
