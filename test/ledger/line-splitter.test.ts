import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../shared/cli/node-crypto.ts';
import { LineSplitter, MAX_LINE_BYTES } from '../../shared/ledger/line-splitter.ts';

/** Each line, or the code of what is wrong; the bytes all come in the same memory, piece by piece. */
function split(bytes: Uint8Array, pieces: number): string[] {
  const splitter = new LineSplitter(decodeUtf8);
  const memory = new Uint8Array(pieces);
  const found: string[] = [];
  for (let from = 0; from < bytes.length; from += pieces) {
    const piece = bytes.subarray(from, from + pieces);
    memory.set(piece);
    for (const line of splitter.push(memory.subarray(0, piece.length))) {
      found.push(line.ok ? line.value : line.problem.code);
    }
    memory.fill(0);
  }
  const rest = splitter.end();
  return rest.ok ? found : [...found, rest.problem.code];
}

describe('lines out of a stream', () => {
  it('are the same in whatever pieces they come', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, pieces) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''), 'utf8');
        expect(split(bytes, pieces)).toEqual(lines);
      }),
    );
  });

  it.each<[text: string, lines: string[]]>([
    ['', []],
    ['\n', ['']],
    ['a', ['no-line-end']],
    ['a\nb', ['a', 'no-line-end']],
    ['\ufeffa\r\n', ['\ufeffa\r']],
  ])('of %j are %j', (text, lines) => {
    expect(split(Buffer.from(text, 'utf8'), 2)).toEqual(lines);
  });

  it('are UTF-8, each by itself', () => {
    const bytes = Buffer.from([0x61, 10, 0xc3, 10, 0xa4, 10, 0xc3, 0xa4, 10]);
    expect(split(bytes, 3)).toEqual(['a', 'not-utf-8', 'not-utf-8', 'ä']);
  });

  it('have at most 16 MiB', () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 2, 'a');
    long[MAX_LINE_BYTES] = 10;
    expect(split(long.subarray(0, MAX_LINE_BYTES + 1), 1 << 20)[0]).toHaveLength(MAX_LINE_BYTES);
    long[MAX_LINE_BYTES] = 97;
    long[MAX_LINE_BYTES + 1] = 10;
    expect(split(long, 1 << 20)[0]).toBe('line-too-long');
  });
});
