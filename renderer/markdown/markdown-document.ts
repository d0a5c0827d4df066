import { isBlank } from '../../shared/documents/front-matter-line.ts';
import { valueText } from '../../shared/documents/front-matter-value.ts';
import { readFrontMatter, type Header } from '../../shared/documents/front-matter.ts';
import { splitLines, type Line } from '../../shared/documents/text-lines.ts';
import type { References } from './markdown-it.ts';
import { BlockContent, type Anchor } from './nodes.ts';
import { rereadBlocks, type SourceBlock } from './read-blocks.ts';

/** A text as it is shown: what stays the same between two readings stays the same object. */
export interface MarkdownDocument {
  readonly frontMatter: FrontMatterPart | null;
  readonly blocks: readonly PlacedBlock[];
}

/** A block and its place. */
export interface PlacedBlock {
  readonly key: string;
  readonly content: BlockContent;
  /** Its first line, from 0, and the line after its last. */
  readonly line: number;
  readonly lineEnd: number;
  /** What each of its anchors is called; empty for one whose name is taken. */
  readonly anchors: string;
}

/** What a document begins with between lines of three hyphens. */
export interface FrontMatterPart {
  readonly line: number;
  readonly lineEnd: number;
  readonly rows: readonly FrontMatterRow[];
}

/** A header, or (without a name) a line that is none. */
export interface FrontMatterRow {
  readonly line: number;
  readonly name: string | null;
  readonly value: string;
}

export interface Reading {
  readonly document: MarkdownDocument;
  readonly body: string;
  readonly source: readonly SourceBlock[];
  readonly signature: string;
  readonly nextKey: number;
}

const NOTHING: Reading = {
  document: { frontMatter: null, blocks: [] },
  body: '',
  source: [],
  signature: '{}',
  nextKey: 0,
};

/** Reads a text; `before` is the reading of what it was before an edit. */
export function readMarkdown(source: string, before: Reading = NOTHING): Reading {
  const text = source.replaceAll('\r\n', '\n').replace(/^\ufeff/, ' ');
  const { part, from, line } = frontMatterOf(text);
  const body = text.slice(from);
  const blocks = rereadBlocks(body, { text: before.body, blocks: before.source });
  const references: Record<string, References[string]> = {};
  for (const block of blocks) {
    for (const [label, reference] of Object.entries(block.references)) {
      references[label] ??= reference;
    }
  }
  const signature = JSON.stringify(references);
  const { contents, keys, nextKey } = carryOver(blocks, references, signature, before);
  return {
    document: { frontMatter: part, blocks: place(contents, keys, line) },
    body,
    source: blocks,
    signature,
    nextKey,
  };
}

const LONGEST_FRONT_MATTER = 65_536;

function frontMatterOf(text: string): { part: FrontMatterPart | null; from: number; line: number } {
  const none = { part: null, from: 0, line: 0 };
  if (!/^\s*---[ \t]*(?:\n|$)/.test(text)) return none;
  // Nobody writes more; what there is of it is text.
  const cut =
    text.length > LONGEST_FRONT_MATTER ? text.lastIndexOf('\n', LONGEST_FRONT_MATTER) + 1 : 0;
  const lines = splitLines(cut > 0 ? text.slice(0, cut) : text);
  const read = readFrontMatter(lines);
  if (read.type === 'none') return none;
  const { headers, flaws, bodyIndex } = read;
  const closed = !flaws.some(({ type }) => type === 'unclosed');
  // A rule at the top of a text that has none.
  if (headers.length === 0 || !(closed || headers.some(({ canonical }) => canonical !== null))) {
    return none;
  }
  const rows = rowsOf(lines, headers, read.line, closed ? bodyIndex - 1 : bodyIndex);
  return {
    part: { line: read.line - 1, lineEnd: bodyIndex, rows },
    from: lines[bodyIndex]?.from ?? (cut > 0 ? cut : text.length),
    line: bodyIndex,
  };
}

/** Headers as they were read, and between them the lines that are none. */
function rowsOf(
  lines: readonly Line[],
  headers: readonly Header[],
  from: number,
  to: number,
): FrontMatterRow[] {
  const rows: FrontMatterRow[] = [];
  let taken = 0;
  let next = 0;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (line === undefined || isBlank(line.text)) continue;
    const header = headers[next];
    if (header !== undefined && header.line === at + 1) {
      next += 1;
      taken = header.valueTo;
      rows.push({ line: at, name: header.name, value: valueText(header.value) });
    } else if (line.from >= taken) {
      rows.push({ line: at, name: null, value: line.text });
    }
  }
  return rows;
}

/** Takes over what is at the beginning and the end as it was, and the keys of what was edited. */
function carryOver(
  blocks: readonly SourceBlock[],
  references: References,
  signature: string,
  before: Reading,
) {
  const old = before.document.blocks;
  const sameReferences = signature === before.signature;
  const isSame = (block: SourceBlock | undefined, placed: PlacedBlock | undefined): boolean =>
    block !== undefined &&
    placed !== undefined &&
    (block === placed.content.source || block.text === placed.content.source.text) &&
    (sameReferences || !block.text.includes('['));
  const { start, end } = sameAround(blocks, old, isSame);
  let { nextKey } = before;
  const contents: BlockContent[] = [];
  const keys: string[] = [];
  for (const [at, block] of blocks.entries()) {
    const fromEnd = blocks.length - at;
    const counterpart = fromEnd <= end ? old[old.length - fromEnd] : old[at];
    const kept =
      at < start || fromEnd <= end || isSame(block, counterpart) ? counterpart : undefined;
    const edited = at < old.length - end ? old[at] : undefined;
    contents.push(kept?.content ?? new BlockContent(block, references));
    keys.push(kept?.key ?? edited?.key ?? `b${nextKey++}`);
  }
  return { contents, keys, nextKey };
}

/** How many are as they were, from the start and from the end. */
function sameAround(
  blocks: readonly SourceBlock[],
  old: readonly PlacedBlock[],
  isSame: (block: SourceBlock | undefined, placed: PlacedBlock | undefined) => boolean,
): { start: number; end: number } {
  const least = Math.min(blocks.length, old.length);
  let start = 0;
  while (start < least && isSame(blocks[start], old[start])) start += 1;
  let end = 0;
  while (end < least - start && isSame(blocks.at(-1 - end), old.at(-1 - end))) end += 1;
  return { start, end };
}

function place(
  contents: readonly BlockContent[],
  keys: readonly string[],
  firstLine: number,
): PlacedBlock[] {
  const names = new AnchorNames();
  let line = firstLine;
  return contents.map((content, at) => {
    const from = line + content.source.lead;
    line = from + content.source.lines;
    return {
      key: keys[at] ?? '',
      content,
      line: from,
      lineEnd: from + content.source.height,
      anchors: content.anchors.map((anchor) => names.nameOf(anchor)).join('\n'),
    };
  });
}

/** Gives each anchor of a document a name of its own, as GitHub and Docusaurus make them. */
class AnchorNames {
  readonly #taken = new Set<string>();
  readonly #uses = new Map<string, number>();

  nameOf(anchor: Anchor): string {
    if (anchor.type === 'named') return this.#take(anchor.name) ? anchor.name : '';
    const slug = slugOf(anchor.text);
    let used = this.#uses.get(slug) ?? 0;
    let name = used === 0 ? slug : `${slug}-${used}`;
    while (!this.#take(name)) {
      used += 1;
      name = `${slug}-${used}`;
    }
    this.#uses.set(slug, used + 1);
    return name;
  }

  #take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }
}

export const slugOf = (text: string): string =>
  text
    .slice(0, 500)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .trim()
    .replaceAll(' ', '-');
