import type { Line } from './text-lines.ts';

/** A heading of a document and what stands under it, up to the next heading of any level. */
export interface Heading {
  /** Counted from 1. */
  readonly line: number;
  readonly level: number;
  /** Its text without markup. */
  readonly text: string;
  /** Words of prose and code under it; imports, comments and rules do not count. */
  readonly words: number;
}

export interface Link {
  readonly line: number;
  /** The text between the brackets, where it is on the same line. */
  readonly label: string;
  readonly target: string;
}

export interface Outline {
  readonly headings: readonly Heading[];
  /** Prose before the first heading: where it begins (counted from 1), and how much. */
  readonly opening: { readonly line: number; readonly words: number };
  readonly links: readonly Link[];
  /** What a link to a place in the document may name after `#`. */
  readonly anchors: ReadonlySet<string>;
}

/**
 * The outline of a Markdown (or MDX) document from line index `start` on: headings (both of
 * CommonMark's kinds), links, anchors. Fenced code, front matter and HTML comments hold no
 * headings or links. Linear, and total on any text.
 */
export function outlineOf(lines: readonly Line[], start: number): Outline {
  const reader = new OutlineReader(start);
  for (let index = start; index < lines.length; index += 1)
    reader.read(lines[index]?.text ?? '', index);
  return reader.outline;
}

class OutlineReader {
  readonly outline: {
    headings: { line: number; level: number; text: string; words: number }[];
    opening: { line: number; words: number };
    links: Link[];
    anchors: Set<string>;
  };
  /** How often each anchor was asked for. */
  private readonly uses = new Map<string, number>();
  /** What the code block that is open was opened with. */
  private fence: string | null = null;
  private inComment = false;
  /** The line above, where nothing but it would be made a heading by `---` or `===` below. */
  private paragraph: { readonly text: string; readonly index: number } | null = null;
  /** The line above ends what was before it: empty, a heading, a rule. */
  private fresh = true;

  constructor(start: number) {
    this.outline = {
      headings: [],
      opening: { line: start + 1, words: 0 },
      links: [],
      anchors: new Set(),
    };
  }

  read(text: string, index: number): void {
    const trimmed = text.trim();
    if (this.readHidden(trimmed, index)) return;
    const above = this.paragraph;
    const fresh = this.fresh;
    this.paragraph = null;
    this.fresh = true;
    if (trimmed === '') return;
    addLinks(this.outline.links, index, text);
    addNamedAnchors(this.outline.anchors, text);
    if (this.readHeading(text, index, above) || isRule(trimmed)) return;
    this.fresh = false;
    if (/^(?:import|export)\s/.test(text)) return;
    this.count(index, wordCount(trimmed));
    if (fresh && isProse(text)) this.paragraph = { text: trimmed, index };
  }

  /** Reads a line of fenced code or of a comment; false where it is neither. */
  private readHidden(trimmed: string, index: number): boolean {
    if (this.fence !== null) {
      if (closesFence(trimmed, this.fence)) this.fence = null;
      else this.count(index, wordCount(trimmed));
      return true;
    }
    if (this.inComment || trimmed.startsWith('<!--')) {
      this.inComment = !trimmed.includes('-->');
    } else {
      // A fence may be indented by any amount: inside a list it is.
      this.fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(trimmed)?.[1] ?? null;
      if (this.fence === null) return false;
    }
    this.paragraph = null;
    this.fresh = true;
    return true;
  }

  private readHeading(
    text: string,
    index: number,
    above: { text: string; index: number } | null,
  ): boolean {
    const atx = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/.exec(text);
    if (atx) {
      this.addHeading(index, atx[1]?.length ?? 1, withoutClosingHashes(atx[2] ?? ''));
      return true;
    }
    const under = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1];
    if (under === undefined || above === null) return false;
    this.count(above.index, -wordCount(above.text));
    this.addHeading(above.index, under.startsWith('=') ? 1 : 2, above.text);
    return true;
  }

  private count(index: number, words: number): void {
    const heading = this.outline.headings.at(-1);
    const { opening } = this.outline;
    if (heading) heading.words += words;
    else {
      if (opening.words === 0 && words > 0) opening.line = index + 1;
      opening.words += words;
    }
  }

  private addHeading(index: number, level: number, source: string): void {
    const text = plainText(source);
    this.outline.headings.push({ line: index + 1, level, text, words: 0 });
    addSlug(this.outline.anchors, this.uses, text);
  }
}

/** Whether a line begins a paragraph, and not code, a list, a quote or a table. */
function isProse(text: string): boolean {
  return !/^(?: {4}|\t| {0,3}(?:[-*+>|]|\d+[.)])(?:\s|$))/.test(text);
}

/** The text of a heading without HTML tags, emphasis, code marks and links. */
function plainText(source: string): string {
  return source
    .slice(0, 500)
    .replace(/<[^<>]*>/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .trim();
}

// As GitHub and Docusaurus make anchors: lower case, only letters, digits, `-`, `_`, and a dash for each space.
function addSlug(anchors: Set<string>, uses: Map<string, number>, text: string): void {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-');
  const used = uses.get(slug) ?? 0;
  uses.set(slug, used + 1);
  anchors.add(used === 0 ? slug : `${slug}-${used}`);
}

function addNamedAnchors(anchors: Set<string>, text: string): void {
  for (const match of text.matchAll(/\b(?:name|id)=["']([^"'<>]{1,200})["']/g)) {
    if (match[1] !== undefined) anchors.add(match[1]);
  }
}

function addLinks(links: Link[], index: number, text: string): void {
  for (const match of text.matchAll(/\]\(([^()\s]*)\)/g)) {
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    const label = before.slice(before.lastIndexOf('[') + 1);
    links.push({
      line: index + 1,
      label: before.includes('[') ? label : '',
      target: match[1] ?? '',
    });
  }
}

function closesFence(trimmed: string, fence: string): boolean {
  if (trimmed.length < fence.length || !trimmed.startsWith(fence)) return false;
  return trimmed === fence.charAt(0).repeat(trimmed.length);
}

function withoutClosingHashes(source: string): string {
  const text = source.trim();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '#') end -= 1;
  return end === 0 || /\s/.test(text.charAt(end - 1)) ? text.slice(0, end).trim() : text;
}

function isRule(trimmed: string): boolean {
  const mark = trimmed.charAt(0);
  if (mark !== '-' && mark !== '*' && mark !== '_') return false;
  let marks = 0;
  for (const char of trimmed) {
    if (char === mark) marks += 1;
    else if (char !== ' ' && char !== '\t') return false;
  }
  return marks >= 3;
}

// Tags and marks alone are no words. What says that the words are still to come is none either.
function wordCount(text: string): number {
  if (/^(?:tbd|tba|tbc|todo|fixme|n\/a|\.{3}|…)[\s.:!]{0,5}$/i.test(text)) return 0;
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
