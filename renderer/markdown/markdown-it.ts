import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import { readWideTable } from './wide-table.ts';

export type { Token } from 'markdown-it';

/**
 * How deep quotes, lists and emphasis may lie in each other: far deeper than anyone reads. What
 * lies deeper is shown as it is written (`isTooDeep`).
 */
export const DEEPEST = 40;

/**
 * Reads Markdown into tokens; nothing of it is ever made into HTML. Tags are no markup here: they
 * are found only to be shown as what they are. Every link is found, also what is never followed, so
 * that the address can be shown.
 */
export const markdownIt = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: false,
  maxNesting: DEEPEST,
});
markdownIt.validateLink = () => true;
markdownIt.inline.ruler.after('autolink', 'tag', readTag);
markdownIt.block.ruler.before('table', 'wide_table', readWideTable, {
  alt: ['paragraph', 'reference'],
});

/** What a tag looks like; one that is longer is text all the same. */
const TAG = /<(?:\/?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,500})?|!--[^<>]{0,500}--)>/y;

function readTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  TAG.lastIndex = state.pos;
  const [tag] = TAG.exec(state.src) ?? [];
  if (tag === undefined) return false;
  if (!silent) state.push('tag', '', 0).content = tag;
  state.pos += tag.length;
  return true;
}

/** The tokens of a line of text; `references` are the addresses that the document defines. */
export function inlineTokens(content: string, references: References): Token[] {
  const tokens: Token[] = [];
  markdownIt.inline.parse(content, markdownIt, { references }, tokens);
  return tokens;
}

/** Addresses that are defined once and used by their label: `[label]: address "title"`. */
export type References = Readonly<
  Record<string, { readonly href: string; readonly title: string }>
>;
