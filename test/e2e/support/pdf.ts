/** As much of a PDF as Chromium writes them as it takes to see what is in it: plain objects, and streams that are deflated. */

import { inflateSync } from 'node:zlib';

interface PdfObject {
  /** What stands between `obj` and `stream` or `endobj`. */
  readonly words: string;
  readonly stream: Buffer | null;
}

export interface OutlineItem {
  readonly title: string;
  /** From 1. */
  readonly level: number;
}

/** A colour that is painted with: each part from 0 to 1. */
export type PdfColour = readonly [number, number, number];

export interface PdfPage {
  /** The words of its text, as the fonts say that its glyphs are to be read. */
  readonly text: string;
  /** The colours that letters are painted in. */
  readonly ink: readonly PdfColour[];
  /** The colours of what is filled besides. */
  readonly fills: readonly PdfColour[];
}

export class Pdf {
  readonly #objects = new Map<number, PdfObject>();
  readonly #root: PdfObject;

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes);
    const all = file.toString('latin1');
    for (const match of all.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b/g)) {
      const from = match.index + match[0].length;
      const head = /^[\s\S]*?(?:\bendobj|\bstream\r?\n)/.exec(all.slice(from));
      if (head === null) continue;
      const [words] = head;
      const start = from + words.length;
      const stream = words.endsWith('endobj')
        ? null
        : file.subarray(start, all.indexOf('endstream', start));
      this.#objects.set(Number(match[1]), { words, stream });
    }
    const trailer = all.slice(all.lastIndexOf('trailer'));
    const root = this.#at(trailer, 'Root');
    if (root === null) throw new Error('this is no PDF, or one of another kind');
    this.#root = root;
  }

  /** What its window is called. */
  get title(): string | null {
    for (const { words } of this.#objects.values()) {
      if (/\/Producer\b/.test(words)) return stringAt(words, 'Title');
    }
    return null;
  }

  get isTagged(): boolean {
    return /\/MarkInfo\s*<<[^>]*\/Marked true/.test(this.#root.words);
  }

  get language(): string | null {
    return stringAt(this.#root.words, 'Lang');
  }

  /** How often each kind of element is in its structure. */
  get structure(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { words } of this.#objects.values()) {
      const kind = /\/Type\s*\/StructElem/.test(words)
        ? /\/S\s*\/([A-Za-z0-9]+)/.exec(words)?.[1]
        : undefined;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }

  /** What is said for those who do not see a picture. */
  get descriptions(): string[] {
    return [...this.#objects.values()].flatMap(({ words }) => stringAt(words, 'Alt') ?? []);
  }

  /** Where its links lead. */
  get addresses(): string[] {
    return [...this.#objects.values()].flatMap(({ words }) => stringAt(words, 'URI') ?? []);
  }

  get outline(): OutlineItem[] {
    const items: OutlineItem[] = [];
    const read = (item: PdfObject | null, level: number): void => {
      for (let next = item; next !== null; next = this.#at(next.words, 'Next')) {
        items.push({ title: stringAt(next.words, 'Title') ?? '', level });
        read(this.#at(next.words, 'First'), level + 1);
      }
    };
    const outlines = this.#at(this.#root.words, 'Outlines');
    read(outlines === null ? null : this.#at(outlines.words, 'First'), 1);
    return items;
  }

  get pages(): PdfPage[] {
    const pages: PdfPage[] = [];
    const read = (node: PdfObject): void => {
      const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.words)?.[1];
      if (kids === undefined) {
        pages.push(this.#page(node));
        return;
      }
      for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) {
        const object = this.#objects.get(Number(kid));
        if (object !== undefined) read(object);
      }
    };
    const root = this.#at(this.#root.words, 'Pages');
    if (root !== null) read(root);
    return pages;
  }

  #page(page: PdfObject): PdfPage {
    const contents = this.#at(page.words, 'Contents');
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    const named = /\/Font\s*<<([^>]*)>>/.exec(page.words)?.[1] ?? '';
    for (const [, name, at] of named.matchAll(/\/(\S+)\s+(\d+) 0 R/g)) {
      const font = this.#objects.get(Number(at));
      const map = font === undefined ? null : this.#at(font.words, 'ToUnicode');
      if (name !== undefined && map !== null) fonts.set(name, lettersOf(textOf(map)));
    }
    return read(contents === null ? '' : textOf(contents), fonts);
  }

  /** The object that a name in another one refers to. */
  #at(words: string, name: string): PdfObject | null {
    const number = new RegExp(String.raw`/${name}\s+(\d+) 0 R`).exec(words)?.[1];
    return number === undefined ? null : (this.#objects.get(Number(number)) ?? null);
  }
}

function textOf({ words, stream }: PdfObject): string {
  if (stream === null) return '';
  return (/\/FlateDecode/.test(words) ? inflateSync(stream) : stream).toString('latin1');
}

/** A string by its name: in brackets, or as hexadecimal digits, in UTF-16 where it says so. */
function stringAt(words: string, name: string): string | null {
  const found = new RegExp(
    String.raw`/${name}\s*(?:\(((?:[^\\)]|\\[\s\S])*)\)|<([0-9A-Fa-f]*)>)`,
  ).exec(words);
  if (found === null) return null;
  const [, plain, hex] = found;
  const bytes = hex === undefined ? bytesOf(plain ?? '') : Buffer.from(hex, 'hex');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('utf8');
}

const bytesOf = (escaped: string): Buffer =>
  Buffer.from(
    escaped.replaceAll(/\\([0-7]{3}|[\s\S])/g, (_, sign: string) =>
      sign.length === 3 ? String.fromCharCode(Number.parseInt(sign, 8)) : sign,
    ),
    'latin1',
  );

const utf16 = (bytes: Uint8Array): string => Buffer.from(bytes).swap16().toString('utf16le');

const fromHex = (hex: string): string => utf16(Buffer.from(hex, 'hex'));

/** What each glyph of a font stands for. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, lines] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of (lines ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      letters.set(Number.parseInt(glyph ?? '', 16), fromHex(text ?? ''));
    }
  }
  for (const [, lines] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of (lines ?? '').matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const start = Number.parseInt(from ?? '', 16);
      const first = Number.parseInt(text ?? '', 16);
      for (let at = start; at <= Number.parseInt(to ?? '', 16); at += 1) {
        letters.set(at, String.fromCodePoint(first + at - start));
      }
    }
  }
  return letters;
}

/** What a page paints: an operator at a time. */
function read(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): PdfPage {
  const ink: PdfColour[] = [];
  const fills: PdfColour[] = [];
  let text = '';
  let colour: PdfColour = [0, 0, 0];
  let letters: ReadonlyMap<number, string> = new Map();
  const kept: PdfColour[] = [];
  const operator =
    /\/(\S+) [\d.-]+ Tf|([\d.]+) ([\d.]+) ([\d.]+) rg\b|<([0-9A-Fa-f]*)>|\b(TJ|Tj|ET|f\*?|q|Q)(?=\s|$)/g;
  for (const [, font, red, green, blue, glyphs, name] of content.matchAll(operator)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map<number, string>();
    else if (red !== undefined) colour = [Number(red), Number(green), Number(blue)];
    else if (glyphs !== undefined) {
      for (const [glyph] of glyphs.matchAll(/[0-9A-Fa-f]{4}/g)) {
        text += letters.get(Number.parseInt(glyph, 16)) ?? '\ufffd';
      }
    } else if (name === 'ET') text += '\n';
    else if (name === 'q') kept.push(colour);
    else if (name === 'Q') colour = kept.pop() ?? colour;
    else if (name?.startsWith('T') === true) ink.push(colour);
    else fills.push(colour);
  }
  return { text, ink, fills };
}
