/** Why bytes are no text: where the first byte stands that does not fit, from 0. */
export interface NoText {
  readonly why: 'not-utf-8' | 'utf-16' | 'binary';
  readonly offset: number;
  /** The byte there. */
  readonly byte: number;
}

/**
 * Whether bytes are a text in UTF-8 without NUL, which no text has; null where they are. A byte
 * order mark, line ends of any kind and all other control characters are parts of a text.
 */
export function noTextIn(bytes: Uint8Array): NoText | null {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { why: 'utf-16', offset: 0, byte: first };
  }
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return { why: 'binary', offset: at, byte };
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) return { why: 'not-utf-8', offset: at, byte };
    at += length;
  }
  return null;
}

/** Of well-formed sequences (Unicode, table 3-7), by the first byte: the second byte's range. */
function secondRange(first: number): readonly [length: number, from: number, to: number] | null {
  if (first >= 0xc2 && first <= 0xdf) return [2, 0x80, 0xbf];
  if (first === 0xe0) return [3, 0xa0, 0xbf];
  if (first === 0xed) return [3, 0x80, 0x9f];
  if (first >= 0xe1 && first <= 0xef) return [3, 0x80, 0xbf];
  if (first === 0xf0) return [4, 0x90, 0xbf];
  if (first >= 0xf1 && first <= 0xf3) return [4, 0x80, 0xbf];
  if (first === 0xf4) return [4, 0x80, 0x8f];
  return null;
}

/** How many bytes the character has that begins here; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const range = secondRange(bytes[at] ?? 0);
  if (range === null) return 0;
  const [length, from, to] = range;
  const second = bytes[at + 1] ?? 0;
  if (second < from || second > to) return 0;
  for (let next = at + 2; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}
