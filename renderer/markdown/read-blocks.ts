import { endOfPart } from './long-list.ts';
import { markdownIt, type References, type Token } from './markdown-it.ts';

/** A part of a document that stands at its top level: a heading, a paragraph, a whole list. */
export interface SourceBlock {
  /** From its first line to the next block's first line; the first has what is before it, too. */
  readonly text: string;
  /** How many empty lines its text begins with. */
  readonly lead: number;
  /** How many lines it has, with those that follow it and are empty. */
  readonly lines: number;
  /** How many lines it has without those. */
  readonly height: number;
  /** Their lines count from the block's own first line. */
  readonly tokens: readonly Token[];
  /** The addresses that it defines. */
  readonly references: References;
}

/** Reads the blocks of a text, which ends its lines with `\n`. Inline markup is not read yet. */
export const readBlocks = (text: string): SourceBlock[] => readPart(text, 0, text.length, NEVER);

/** What was read before an edit. */
export interface BlocksBefore {
  readonly text: string;
  readonly blocks: readonly SourceBlock[];
}

/** How far behind an edit it is looked for where all is as before, at first, in characters. */
const FIRST_WINDOW = 16_384;

/**
 * Reads a text again after an edit: only from a little before the edit to where a block begins with
 * which all went on before. Gives what `readBlocks` gives, with the same objects for what is as
 * before: how a block is read depends on nothing that stands above it.
 */
export function rereadBlocks(text: string, before: BlocksBefore): SourceBlock[] {
  const same = Math.min(text.length, before.text.length);
  const start = commonStart(text, before.text, same);
  const end = commonEnd(text, before.text, same - start);
  const starts = startsOf(before.blocks);
  // A block is read with the first lines of the next one in sight.
  const kept = Math.max(0, starts.findLastIndex((at) => at <= start) - 2);
  const from = starts[kept] ?? 0;
  const shift = before.text.length - text.length;
  const unchanged = text.length - end;
  const tail = new Map(starts.map((at, index) => [at - shift, index]));
  const isKnown = (at: number): boolean => at >= unchanged && tail.has(at);
  for (let window = FIRST_WINDOW; ; window *= 8) {
    const to = Math.min(text.length, unchanged + window);
    const read = readPart(text, from, to, isKnown);
    const reached = from + read.reduce((sum, block) => sum + block.text.length, 0);
    const known = isKnown(reached) ? tail.get(reached) : undefined;
    if (known === undefined && to < text.length) continue;
    const rest = known === undefined ? [] : before.blocks.slice(known);
    return [...before.blocks.slice(0, kept), ...read, ...rest];
  }
}

const NEVER = (): boolean => false;

/** How many lines from its end a part of a text is not to be trusted to be read as in the whole. */
const IN_SIGHT = 4;

/**
 * Reads the part of a text between two offsets, and stops where a block begins at an offset that is
 * known. Where the part ends before the text, the last blocks are left away: they may go on.
 */
function readPart(
  text: string,
  offset: number,
  to: number,
  isKnown: (offset: number) => boolean,
): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const part = text.slice(offset, to);
  const rules = markdownIt.block.ruler.getRules('');
  const state = new markdownIt.block.State(part, markdownIt, {}, []);
  const end = state.lineMax;
  const trusted = to === text.length ? end : end - IN_SIGHT;
  let line = state.skipEmptyLines(0);
  let from = 0;
  let lead = line;
  while (line < end && !(from > 0 && isKnown(offset + from))) {
    const env: { references?: References } = {};
    state.env = env;
    state.tokens = [];
    state.line = line;
    const last = endOfPart(state, line, end);
    rules.some((rule) => rule(state, line, last, false));
    const next = Math.max(state.line, line + 1);
    const following = state.skipEmptyLines(next);
    if (following > trusted) break;
    const until = following >= end ? part.length : (state.bMarks[following] ?? part.length);
    blocks.push({
      text: part.slice(from, until),
      lead,
      lines: following - line,
      height: next - line,
      tokens: state.tokens
        .filter(({ type }) => type !== 'reference_definition')
        .map((token) => moveLines(token, -line)),
      references: env.references ?? {},
    });
    from = until;
    lead = 0;
    line = following;
  }
  return blocks;
}

function moveLines(token: Token, by: number): Token {
  if (token.map !== null) token.map = [token.map[0] + by, token.map[1] + by];
  return token;
}

function startsOf(blocks: readonly SourceBlock[]): number[] {
  let at = 0;
  return blocks.map(({ text }) => {
    at += text.length;
    return at - text.length;
  });
}

function commonStart(one: string, other: string, most: number): number {
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

function commonEnd(one: string, other: string, most: number): number {
  let length = 0;
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}
