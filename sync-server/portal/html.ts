/** HTML that is put together so that whatever is no HTML itself is escaped. */

/** Markup that is known to be whole. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Html | string | number | null | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, halves of pairs and non-characters, which neither HTML nor XML may hold. */
const FORBIDDEN =
  /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text without what no document may hold. */
export const allowedText = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

export const escaped = (text: string): string =>
  allowedText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function written(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(written).join('');
}

/** A template whose values are escaped unless they are HTML; null is nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0] ?? '';
  for (const [index, piece] of pieces.entries()) text += written(piece) + (parts[index + 1] ?? '');
  return new Html(text);
}

/** Pieces one after the other, with something between them. */
export function joined(pieces: readonly Piece[], between: Piece): Html {
  return new Html(pieces.map(written).join(written(between)));
}
