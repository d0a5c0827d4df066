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
  const headings: { line: number; level: number; text: string; words: number }[] = [];
  const opening = { line: start + 1, words: 0 };
  const links: Link[] = [];
  const anchors = new Set<string>();
  const uses = new Map<string, number>();
  let fence: string | null = null;
  let inComment = false;
  /** The paragraph line that `---` or `===` under it would make a heading, if it is alone. */
  let paragraph: { index: number; length: number } | null = null;

  const count = (index: number, words: number): void => {
    const heading = headings.at(-1);
    if (heading) heading.words += words;
    else {
      if (opening.words === 0 && words > 0) opening.line = index + 1;
      opening.words += words;
    }
  };
  const addHeading = (index: number, level: number, source: string): void => {
    const text = plainText(source);
    headings.push({ line: index + 1, level, text, words: 0 });
    addSlug(anchors, uses, text);
  };

  for (let index = start; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    const trimmed = text.trim();
    if (fence !== null) {
      if (closesFence(trimmed, fence)) fence = null;
      else count(index, wordCount(trimmed));
      continue;
    }
    if (inComment || trimmed.startsWith('<!--')) {
      inComment = !trimmed.includes('-->');
      paragraph = null;
      continue;
    }
    // A fence may be indented by any amount: inside a list it is.
    fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(trimmed)?.[1] ?? null;
    if (fence !== null || trimmed === '') {
      paragraph = null;
      continue;
    }
    addLinks(links, index, text);
    addNamedAnchors(anchors, text);
    const atx = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/.exec(text);
    if (atx) {
      paragraph = null;
      addHeading(index, atx[1]?.length ?? 1, withoutClosingHashes(atx[2] ?? ''));
      continue;
    }
    const under = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1];
    if (under !== undefined && paragraph !== null) {
      const above = lines[paragraph.index]?.text.trim() ?? '';
      count(paragraph.index, -wordCount(above));
      addHeading(paragraph.index, under.startsWith('=') ? 1 : 2, above);
      paragraph = null;
      continue;
    }
    if (isRule(trimmed) || /^(?:import|export)\s/.test(text)) {
      paragraph = null;
      continue;
    }
    count(index, wordCount(trimmed));
    const begins =
      previousIsBlank(lines, index, start) &&
      !/^(?: {4}|\t| {0,3}(?:[-*+>|]|\d+[.)])(?:\s|$))/.test(text);
    paragraph = begins ? { index, length: 1 } : null;
  }
  return { headings, opening, links, anchors };
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

function previousIsBlank(lines: readonly Line[], index: number, start: number): boolean {
  if (index <= start) return true;
  const before = lines[index - 1]?.text ?? '';
  return before.trim() === '' || /^ {0,3}#{1,6}(?:[ \t]|$)/.test(before) || isRule(before.trim());
}

// Tags and marks alone are no words. What says that the words are still to come is none either.
function wordCount(text: string): number {
  if (/^(?:tbd|tba|tbc|todo|fixme|n\/a|\.{3}|…)[\s.:!]{0,5}$/i.test(text)) return 0;
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
