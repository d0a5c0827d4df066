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
export function readBlocks(text: string): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  if (text === '') return blocks;
  const rules = markdownIt.block.ruler.getRules('');
  const state = new markdownIt.block.State(text, markdownIt, {}, []);
  const startOf = (line: number): number => state.bMarks[line] ?? text.length;
  const end = state.lineMax;
  let line = state.skipEmptyLines(0);
  let from = 0;
  let lead = line;
  while (line < end) {
    const env: { references?: References } = {};
    state.env = env;
    state.tokens = [];
    state.line = line;
    rules.some((rule) => rule(state, line, end, false));
    const next = Math.max(state.line, line + 1);
    const following = state.skipEmptyLines(next);
    const to = following >= end ? text.length : startOf(following);
    blocks.push({
      text: text.slice(from, to),
      lead,
      lines: following - line,
      height: next - line,
      tokens: state.tokens.map((token) => moveLines(token, -line)),
      references: env.references ?? {},
    });
    from = to;
    lead = 0;
    line = following;
  }
  return blocks;
}

function moveLines(token: Token, by: number): Token {
  if (token.map !== null) token.map = [token.map[0] + by, token.map[1] + by];
  return token;
}
