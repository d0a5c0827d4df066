import MarkdownIt, { type Token } from 'markdown-it';
import { plainLines } from '../clip.ts';

/** A token and what lies between it and its closing token. */
export interface MarkdownNode {
  readonly token: Token;
  readonly children: readonly MarkdownNode[];
}

export interface MarkdownText {
  readonly nodes: readonly MarkdownNode[];
  /** Whether only its beginning is there. */
  readonly extent: 'whole' | 'beginning';
}

/** How many characters of a text a mail holds: mail programs cut off what is much longer. */
export const MOST_IN_MAIL = 60_000;

/** How deep quotes, lists and emphasis may lie in each other; what lies deeper is shown as it is written. */
const DEEPEST = 40;

const reader = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: false,
  maxNesting: DEEPEST,
});
// Every link is found, also what is never followed, so that the address can be shown.
reader.validateLink = () => true;

/** Reads Markdown, of a long text the beginning; tags are text. */
export function readMarkdown(text: string): MarkdownText {
  const plain = plainLines(text);
  const extent = plain.length > MOST_IN_MAIL ? 'beginning' : 'whole';
  const source = extent === 'whole' ? plain : beginningOf(plain);
  const tokens = reader.parse(source, {});
  const isTooDeep = tokens.some(({ nesting, level }) => nesting === 1 && level >= DEEPEST - 1);
  const shown = isTooDeep ? reader.parse(source.replace(/^/gm, '    '), {}) : tokens;
  return { nodes: nested(shown), extent };
}

/** Up to the end of a paragraph, or of a line, or at worst of a word. */
function beginningOf(text: string): string {
  const part = text.slice(0, MOST_IN_MAIL);
  for (const end of ['\n\n', '\n', ' ']) {
    const at = part.lastIndexOf(end);
    if (at > MOST_IN_MAIL / 2) return part.slice(0, at);
  }
  return part.replace(/[\uD800-\uDBFF]$/, '');
}

function nested(tokens: readonly Token[]): readonly MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      if (open.length > 1) open.pop();
      continue;
    }
    const inner = token.type === 'inline' ? nested(token.children ?? []) : [];
    const children = [...inner];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return root;
}

/** The words of inline nodes, without their markup. */
export const wordsOf = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map(({ token, children }) => {
      switch (token.type) {
        case 'softbreak':
        case 'hardbreak':
          return ' ';
        case 'image':
          return token.content;
        default:
          return children.length === 0 ? token.content : wordsOf(children);
      }
    })
    .join('');

export const attribute = ({ token }: MarkdownNode, name: string): string =>
  String(token.attrGet(name) ?? '');
