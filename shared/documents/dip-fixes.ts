import { headerNames, type HeaderName } from './dip-header-names.ts';
import { readDipHeaders, type DipHeader } from './dip-headers.ts';
import type { DipProblem, DipRule } from './dip-rules.ts';
import { sectionNames } from './dip-section-names.ts';
import { headerOrderEdits } from './front-matter-order.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { outlineOf, type Heading } from './markdown-outline.ts';
import type { Edit } from './text-edits.ts';
import { splitLines, type Line } from './text-lines.ts';

/** What can be done about a problem with no more than the text itself: in words, and as edits. */
export interface DipFix {
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** Finds, for problems that `checkDip` has with a text, what would mend them; null where nothing would. */
export function dipFixes(text: string): (problem: DipProblem) => DipFix | null {
  const lines = splitLines(text);
  const frontMatter = readFrontMatter(lines);
  const headers = readDipHeaders(frontMatter);
  const source: Source = { text, lines, frontMatter, headers, eol: lineEndOf(text) };
  return (problem) => fixOf(source, problem);
}

interface Source {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly frontMatter: FrontMatter;
  readonly headers: readonly DipHeader[];
  readonly eol: string;
}

const lineEndOf = (text: string): string => /\r\n?|\n/.exec(text)?.[0] ?? '\n';

type Mend = (source: Source, problem: DipProblem) => DipFix | null;

const MENDS: Readonly<Partial<Record<DipRule, Mend>>> = {
  'byte-order-mark': () => fix('Take the mark out', [{ from: 0, to: 1, insert: '' }]),
  'front-matter-missing': begun,
  'front-matter-late': withoutLinesBefore,
  'front-matter-unclosed': closed,
  'header-name': headerFix,
  'header-indented': headerFix,
  'header-empty': headerFix,
  'header-repeated': headerFix,
  'number-form': headerFix,
  'author-form': headerFix,
  'issue-form': headerFix,
  'status-form': headerFix,
  'type-form': headerFix,
  'date-form': headerFix,
  'date-impossible': headerFix,
  'dip-list-form': headerFix,
  'header-order': ordered,
  'header-missing': (source, problem) => withHeader(source, missingName(problem), ''),
  'issue-missing': (source, { suggestion }) => withHeader(source, 'issue', suggestion ?? ''),
  'section-name': sectionFix,
  'copyright-missing': (source, { suggestion }) => appended(source, suggestion ?? ''),
};

const fixOf: Mend = (source, problem) => MENDS[problem.rule]?.(source, problem) ?? null;

const fix = (label: string, edits: readonly Edit[]): DipFix => ({ label, edits });

/** DIP-0's required headers, with what is known already. */
function begun({ text, eol }: Source): DipFix {
  const at = text.startsWith('\ufeff') ? 1 : 0;
  const [first] = outlineOf(splitLines(text.slice(at)), 0).headings;
  const values: Readonly<Partial<Record<HeaderName, string>>> = {
    status: 'Draft',
    ...(first?.level === 1 && { title: first.text }),
  };
  const names: readonly HeaderName[] = [
    'dip',
    'title',
    'author',
    'issue',
    'status',
    'type',
    'created',
  ];
  const headers = names.map((name) => `${name}: ${values[name] ?? ''}`.trimEnd());
  const insert = `${['---', ...headers, '---', ''].join(eol)}${eol}`;
  return fix('Add the headers', [{ from: at, to: at, insert }]);
}

function withoutLinesBefore({ text, lines, frontMatter }: Source): DipFix | null {
  if (frontMatter.type === 'none') return null;
  const to = lines[frontMatter.line - 1]?.from ?? 0;
  const from = text.startsWith('\ufeff') ? 1 : 0;
  return fix('Take the empty lines out', [{ from, to, insert: '' }]);
}

function closed({ text, lines, frontMatter, eol }: Source): DipFix | null {
  if (frontMatter.type === 'none') return null;
  const at = lines[frontMatter.bodyIndex]?.from ?? text.length;
  const before = at === 0 || /[\r\n]$/.test(text.slice(0, at)) ? '' : eol;
  return fix('Close it', [{ from: at, to: at, insert: `${before}---${eol}` }]);
}

function headerFix(source: Source, { rule, line, suggestion }: DipProblem): DipFix | null {
  const found = source.headers.find(({ header }) => header.line === line);
  if (found === undefined) return null;
  const { header, from, to } = found;
  switch (rule) {
    case 'header-name':
      return suggestion === undefined
        ? null
        : fix(write(suggestion), [
            { from: header.nameFrom, to: header.nameTo, insert: suggestion },
          ]);
    case 'header-indented':
      return fix('Take the spaces out', [
        { from: header.indentFrom, to: header.nameFrom, insert: '' },
      ]);
    case 'header-empty':
    case 'header-repeated':
      return fix('Take the line out', [{ ...wholeLines(source, line, to), insert: '' }]);
    default: {
      if (suggestion === undefined) return null;
      const space = from > 0 && /\s/.test(source.text.charAt(from - 1)) ? '' : ' ';
      return fix(write(suggestion), [{ from, to, insert: `${space}${suggestion}` }]);
    }
  }
}

const LONGEST_ON_BUTTON = 24;
const write = (text: string): string =>
  text.length > LONGEST_ON_BUTTON ? 'Write it so' : `Write “${text}”`;

/** From the start of a line to the start of the line after the one where `to` is. */
function wholeLines(
  { text, lines }: Source,
  line: number,
  to: number,
): { from: number; to: number } {
  const from = lines[line - 1]?.from ?? 0;
  const next = lines.find((each) => each.from > to);
  return { from, to: next?.from ?? text.length };
}

function ordered({ text, lines, frontMatter }: Source): DipFix | null {
  const edits = headerOrderEdits(text, lines, frontMatter);
  return edits === null ? null : fix('Put the headers in DIP-0’s order', edits);
}

const missingName = ({ message }: DipProblem): HeaderName | null =>
  headerNames.find((name) => message.includes(`"${name}"`)) ?? null;

/** Adds a header where DIP-0 has it, or fills the one that is empty. */
function withHeader(source: Source, name: HeaderName | null, value: string): DipFix | null {
  const { frontMatter, headers, lines, eol } = source;
  if (name === null || frontMatter.type === 'none') return null;
  const there = headers.find((header) => header.name === name);
  if (there !== undefined) {
    const { from, to } = there;
    if (value === '') return null;
    return fix(write(value), [{ from, to, insert: ` ${value}` }]);
  }
  const rank = headerNames.indexOf(name);
  const before = headers.findLast((header) => headerNames.indexOf(header.name) < rank);
  const after = before === undefined ? frontMatter.line : endLine(source, before);
  const at = lines[after]?.from;
  if (at === undefined) return null;
  const label = value === '' ? `Add “${name}:”` : `Add “${name}: ${value}”`;
  return fix(label, [{ from: at, to: at, insert: `${name}: ${value}${eol}` }]);
}

/** The index of the line after a header with all that continues it. */
function endLine({ lines }: Source, { header }: DipHeader): number {
  const next = lines.findIndex((line) => line.from > header.valueTo);
  return next < 0 ? lines.length : next;
}

function sectionFix(source: Source, { line, suggestion }: DipProblem): DipFix | null {
  if (suggestion === undefined) return null;
  const { lines, frontMatter } = source;
  const { headings } = outlineOf(lines, frontMatter.bodyIndex);
  const heading = headings.find((each) => each.line === line);
  const wanted = new Set(sectionNames(suggestion).map(({ role }) => role));
  if (heading !== undefined && sectionNames(heading.text).some(({ role }) => wanted.has(role))) {
    return renamed(source, heading, suggestion);
  }
  // A heading above what is read as that section; below, where what stands there is the title.
  const isTitle = heading !== undefined && suggestion === 'Summary';
  const level = isTitle ? 1 : (heading?.level ?? 1);
  return inserted(source, isTitle ? line : line - 1, `${'#'.repeat(level)} ${suggestion}`);
}

function renamed({ lines }: Source, { line }: Heading, name: string): DipFix | null {
  const at = lines[line - 1];
  if (at === undefined) return null;
  const start = /^ {0,3}#{1,6}[ \t]+/.exec(at.text)?.[0].length ?? 0;
  return fix(`Call it “${name}”`, [{ from: at.from + start, to: at.to, insert: name }]);
}

function inserted({ text, lines, eol }: Source, index: number, heading: string): DipFix {
  const at = lines[index]?.from ?? text.length;
  const before = at > 0 && !/(?:^|[\r\n])$/.test(text.slice(Math.max(0, at - 1), at)) ? eol : '';
  return fix(`Add the heading “${heading}”`, [
    { from: at, to: at, insert: `${before}${heading}${eol}${eol}` },
  ]);
}

function appended({ text, eol }: Source, section: string): DipFix | null {
  if (section === '') return null;
  const own = section.replaceAll('\n', eol);
  const gap = text === '' ? '' : /(?:\r\n|\r|\n)$/.test(text) ? eol : `${eol}${eol}`;
  return fix('Add the notice at the end', [
    { from: text.length, to: text.length, insert: `${gap}${own}${eol}` },
  ]);
}
