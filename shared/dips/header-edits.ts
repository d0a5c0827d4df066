import { headerNames, type HeaderName } from '../documents/dip-header-names.ts';
import { readDipHeaders, type DipHeader } from '../documents/dip-headers.ts';
import { readFrontMatter, type FrontMatter } from '../documents/front-matter.ts';
import { applyEdits, type Edit } from '../documents/text-edits.ts';
import { splitLines, type Line } from '../documents/text-lines.ts';

/** A DIP's text with its front matter, taken apart. */
export interface ReadDip {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly frontMatter: FrontMatter;
  readonly headers: readonly DipHeader[];
}

export function readDip(text: string): ReadDip {
  const lines = splitLines(text);
  const frontMatter = readFrontMatter(lines);
  return { text, lines, frontMatter, headers: readDipHeaders(frontMatter) };
}

/** Everything after the front matter, to the byte. */
export function bodyOf(text: string): string {
  const { lines, frontMatter } = readDip(text);
  if (frontMatter.type === 'none') return text.startsWith('\ufeff') ? text.slice(1) : text;
  const line = lines[frontMatter.bodyIndex];
  return line === undefined ? '' : text.slice(line.from);
}

/** Whether a header says nothing that could stand: it is not there, empty, or the template's. */
export function saysNothing({ headers }: ReadDip, name: HeaderName): boolean {
  const header = headers.find((each) => each.name === name);
  const type = header?.content.type ?? 'empty';
  return type === 'empty' || type === 'placeholder';
}

/**
 * The text with that header saying that value: written into each line that has the header, or put
 * in where DIP-0 has it, in front matter made for it where there is none. Where the header says it
 * already, in whatever form, the line stays. Every other byte stays.
 */
export function withHeader(text: string, name: HeaderName, value: string): string {
  const dip = readDip(text);
  const there = dip.headers.filter((header) => header.name === name);
  if (there.length > 0) {
    return applyEdits(
      text,
      there
        .filter((header) => !says(header, value))
        .map((header) => valueEdit(text, header, value)),
    );
  }
  return applyEdits(text, [
    dip.frontMatter.type === 'none'
      ? begun(text, name, value)
      : { ...inserted(dip, name, dip.frontMatter.line), insert: headerLine(dip, name, value) },
  ]);
}

/** The text without the lines of that header. */
export function withoutHeader(text: string, name: HeaderName): string {
  const { headers, lines } = readDip(text);
  const edits = headers
    .filter((header) => header.name === name)
    .map(({ header, to }): Edit => {
      const from = lines[header.line - 1]?.from ?? 0;
      const next = lines.find((line) => line.from > Math.max(to, header.valueTo));
      return { from, to: next?.from ?? text.length, insert: '' };
    });
  return applyEdits(text, edits);
}

function says({ content, text }: DipHeader, value: string): boolean {
  if (content.type !== 'read') return false;
  const { reading } = content;
  return text === value || ('value' in reading && reading.value === value);
}

function valueEdit(text: string, { from, to }: DipHeader, value: string): Edit {
  const space = from > 0 && /\s/.test(text.charAt(from - 1)) ? '' : ' ';
  return { from, to, insert: `${space}${value}` };
}

// Nothing is put between it and the text, which is told by its body.
function begun(text: string, name: HeaderName, value: string): Edit {
  const at = text.startsWith('\ufeff') ? 1 : 0;
  const eol = lineEndOf(text);
  return { from: at, to: at, insert: `---${eol}${name}: ${value}${eol}---${eol}` };
}

/** After the last header that DIP-0 has before it, with all that continues that one. */
function inserted(
  { text, lines, headers }: ReadDip,
  name: HeaderName,
  openingLine: number,
): { from: number; to: number } {
  const rank = headerNames.indexOf(name);
  const before = headers.findLast((header) => headerNames.indexOf(header.name) < rank);
  const at =
    before === undefined
      ? lines[openingLine]?.from
      : lines.find((line) => line.from > before.header.valueTo)?.from;
  return { from: at ?? text.length, to: at ?? text.length };
}

function headerLine(dip: ReadDip, name: HeaderName, value: string): string {
  const { text, frontMatter } = dip;
  const eol = lineEndOf(text);
  const { from } = inserted(dip, name, frontMatter.type === 'none' ? 0 : frontMatter.line);
  const before = from === 0 || /[\r\n]/.test(text.charAt(from - 1)) ? '' : eol;
  return `${before}${name}: ${value}${eol}`;
}

/** What ends the first line; a text of one line gets LF. */
const lineEndOf = (text: string): string => /\r\n?|\n/.exec(text)?.[0] ?? '\n';
