export interface HostileDocument {
  readonly name: string;
  readonly source: string;
  /** What is to be read in it. */
  readonly says: readonly string[];
}

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const cells = (count: number, text: string): string => `|${`${text}|`.repeat(count)}`;

/** What nobody writes who means well. */
export const HOSTILE: readonly HostileDocument[] = [
  {
    name: 'a table of 10,000 columns',
    source: [
      cells(10_000, 'head'),
      cells(10_000, '-'),
      ...Array(20).fill(cells(10_000, 'cell')),
    ].join('\n'),
    says: ['A table of more than 300 columns: it is shown as it is written.', '|cell|cell|'],
  },
  {
    name: 'quotes 10,000 deep',
    source: `${'>'.repeat(10_000)} at the bottom`,
    says: ['Nested too deeply', 'at the bottom'],
  },
  {
    name: 'lists 10,000 deep',
    source: `${'- '.repeat(10_000)}at the bottom`,
    says: ['Nested too deeply', 'at the bottom'],
  },
  {
    name: 'lists ever deeper',
    source: lines(1000, (at) => `${'  '.repeat(at)}- item ${at}`),
    says: ['item 999'],
  },
  {
    name: 'brackets 10,000 deep',
    source: `${'['.repeat(10_000)}x${']'.repeat(10_000)}`,
    says: ['[[x]]'],
  },
  {
    name: 'stars 10,000 deep',
    source: `${'*a '.repeat(10_000)}${'b* '.repeat(10_000)}`,
    says: ['a'],
  },
  {
    name: 'a line of a megabyte',
    source: `start ${'word *soft* '.repeat(85_000)}end of it`,
    says: [
      'A line of 1,020,',
      'it is shown as it is written.',
      'start',
      'more of',
      'parts of the line',
    ],
  },
  {
    name: '100,000 links in a line',
    source: '[a](https://example.org/) '.repeat(100_000),
    says: ['A line of 2,599,999 characters', '[a](https://example.org/)'],
  },
  {
    name: '100,000 links in a list',
    source: lines(100_000, (at) => `- [link ${at}](https://example.org/)`),
    says: ['link 0', 'more of 280 parts'],
  },
  { name: 'open brackets of a megabyte', source: '['.repeat(1_000_000), says: ['[[['] },
  { name: 'lines of a letter', source: 'a\n'.repeat(300_000), says: ['a'] },
  {
    name: '50,000 definitions',
    source: `${lines(50_000, (at) => `[r${at}]: https://example.org/`)}\n\n[at last][r49999]`,
    says: ['at last'],
  },
  {
    name: 'a megabyte of what cannot be seen',
    source: 'a\u202e'.repeat(500_000),
    says: ['A line of 1,000,000 characters: it is shown as it is written.', 'U+202E'],
  },
  {
    name: 'a table of 50,000 rows',
    source: `| a | b |\n|---|---|\n${lines(50_000, (at) => `| ${at} | b |`)}`,
    says: ['more of', 'rows'],
  },
  {
    name: '100,000 numbered items',
    source: lines(100_000, (at) => `${at + 1}. item`),
    says: ['item'],
  },
  {
    name: 'tags and schemes',
    source: [
      '<script>window.pwned = 1</script>',
      '<img src=x onerror="window.pwned = 1"> <svg onload="window.pwned = 1"><style>* { display: none }</style>',
      '[a](javascript:window.pwned=1) [b](data:text/html,x) [c](file:///etc/passwd) [d](http://example.org/) [e](//example.org/x) [f](https://user@example.org/)',
      '![remote](https://example.org/beacon.png) ![odd](javascript:alert(1))',
      '<javascript:window.pwned=1> [g](dip-5.md) <https://example.org/>',
      'admin\u202etxt.exe \u0000 \u0007 \u2066isolated\u2069 zero\u200bwidth',
      '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe><object data="x"></object>',
    ].join('\n\n'),
    says: [
      '<script>',
      'javascript:window.pwned=1',
      'not followed',
      'U+202E',
      'U+0000',
      'U+2066',
      '(dip-5.md)',
      'file:///etc/passwd',
    ],
  },
];

/** A text of about so many characters, with a bit of everything, and an end that can be seen. */
export function longText(length: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let at = 0; size < length; at += 1) {
    const part = [
      `## Part ${at}`,
      `This is a sentence with *some* emphasis, \`code\` and [a link](https://example.org/${at}).`.repeat(
        3,
      ),
      `- one\n- two with **weight**\n  - three`,
      at % 5 === 0 ? '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |' : '> It was said.',
      '```ts\nconst part = 1;\n```',
    ].join('\n\n');
    parts.push(part);
    size += part.length + 2;
  }
  return `${parts.join('\n\n')}\n\nThe very end\n`;
}
