/** Characters that cannot be seen, and how they are shown where that matters. */

export interface VisiblePart {
  readonly text: string;
  /** What stands in its place; null where it is shown as it is. */
  readonly sign: string | null;
  readonly name: string;
}

/** They change how the text around them is read, or hide in it. */
const DECEIVING = /(?![\t\n\r\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const NAMES: Readonly<Record<string, string>> = {
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'end of embedding or override',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'isolate',
  '\u2069': 'end of isolate',
  '\uFEFF': 'byte order mark',
};

const code = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const deceiving = (character: string): VisiblePart => ({
  text: character,
  sign: code(character),
  name: NAMES[character] ?? code(character),
});

function lonely(character: string): VisiblePart {
  switch (character) {
    case ' ':
      return { text: character, sign: '·', name: 'space' };
    case '\t':
      return { text: character, sign: '→', name: 'tab' };
    case '\n':
      return { text: character, sign: '↵', name: 'line end' };
    case '\r':
      return { text: character, sign: '␍', name: 'carriage return' };
    default:
      return deceiving(character);
  }
}

/** Nothing in it can be seen: spaces, ends of lines, joiners. */
const UNSEEN = /^[\s\p{Cf}\p{Cc}]+$/u;

/**
 * The text in parts, those that cannot be seen with a sign. `all`: it is a change, so that spaces
 * count where there is nothing else; `deceiving`: only what could mislead a reader.
 */
export function invisibleParts(text: string, what: 'all' | 'deceiving'): readonly VisiblePart[] {
  const plain = { text, sign: null, name: '' };
  if (what === 'all' && UNSEEN.test(text)) return Array.from(text, lonely);
  const hides = DECEIVING.test(text) || (what === 'all' && text.includes('\r'));
  if (!hides) return [plain];
  const parts: VisiblePart[] = [];
  let open = '';
  const flush = (): void => {
    if (open !== '') parts.push({ text: open, sign: null, name: '' });
    open = '';
  };
  for (const character of text) {
    const isReturn = what === 'all' && character === '\r';
    if (!isReturn && !DECEIVING.test(character)) {
      open += character;
      continue;
    }
    flush();
    parts.push(isReturn ? lonely(character) : deceiving(character));
  }
  flush();
  return parts;
}
