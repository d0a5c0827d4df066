import { DEEPEST, inlineTokens, type References, type Token } from './markdown-it.ts';
import type { SourceBlock } from './read-blocks.ts';

/** A token and what lies between it and its closing token. */
export interface Node {
  readonly token: Token;
  readonly children: readonly Node[];
  /** Which of its block's anchors it is, where it is one. */
  readonly anchor?: number;
}

/** A place that a link can lead to: a heading, or a tag with a name. */
export type Anchor =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'named'; readonly name: string };

/** A line of text that is longer is shown as it is written: its markup would take long to read. */
const LONGEST_INLINE = 50_000;

const NAMED = /\s(?:name|id)\s*=\s*["']([^"'<>\s]{1,200})["']/;

/** The name that a tag gives to its place; null where it gives none. */
const nameIn = (tag: string): string | null => NAMED.exec(tag)?.[1] ?? null;

const namesIn = (tokens: readonly Token[]): Anchor[] =>
  tokens.flatMap(({ type, content }) => {
    const name = type === 'tag' ? nameIn(content) : null;
    return name === null ? [] : [{ type: 'named' as const, name }];
  });

/** The content of a block, read when it is first asked for, and once. */
export class BlockContent {
  readonly source: SourceBlock;
  readonly #references: References;
  #nodes: readonly Node[] | null = null;
  #anchors: readonly Anchor[] | null = null;

  constructor(source: SourceBlock, references: References) {
    this.source = source;
    this.#references = references;
  }

  /** Quotes or lists lie so deep in each other that some of it would not be shown. */
  get isTooDeep(): boolean {
    return this.source.tokens.some(({ nesting, level }) => nesting === 1 && level >= DEEPEST - 1);
  }

  get nodes(): readonly Node[] {
    this.#nodes ??= new NodeReader((content) => this.#inline(content)).read(this.source.tokens);
    return this.#nodes;
  }

  get anchors(): readonly Anchor[] {
    this.#anchors ??= this.isTooDeep ? [] : this.#readAnchors();
    return this.#anchors;
  }

  #inline(content: string): Token[] {
    return isLong(content) ? [] : inlineTokens(content, this.#references);
  }

  #readAnchors(): Anchor[] {
    const anchors: Anchor[] = [];
    let heading = false;
    for (const { type, content } of this.source.tokens) {
      if (type === 'heading_open') heading = true;
      else if (type === 'inline' && (heading || content.includes('<'))) {
        const tokens = this.#inline(content);
        if (heading) anchors.push({ type: 'heading', text: textOf(tokens).trim() });
        heading = false;
        anchors.push(...namesIn(tokens));
      }
    }
    return anchors;
  }
}

const TASK = /^\[([ xX])\][ \t]+/;

/** The paragraph that an item begins with; null where it begins with something else. */
function firstLine(item: Node): Node | null {
  const [paragraph] = item.children;
  if (paragraph?.token.type !== 'paragraph_open') return null;
  const [line] = paragraph.children;
  return line?.token.type === 'inline' && !isLong(line.token.content) ? line : null;
}

/** Whether an item is a task that is done, or one that is not; null where it is none. */
export function taskOf(item: Node): boolean | null {
  const mark = TASK.exec(firstLine(item)?.token.content ?? '')?.[1];
  return mark === undefined ? null : mark !== ' ';
}

/** What a task says behind its mark: the text right behind it, and all that follows. */
export function wordsOfTask(paragraph: Node): { text: string; rest: readonly Node[] } {
  const nodes = paragraph.children[0]?.children ?? [];
  const [first, ...rest] = nodes;
  const mark = first?.token.type === 'text' ? TASK.exec(first.token.content)?.[0] : undefined;
  if (first === undefined || mark === undefined) return { text: '', rest: nodes };
  return { text: first.token.content.slice(mark.length), rest };
}

export const isLong = (content: string): boolean => content.length > LONGEST_INLINE;

/** A line of text whose markup is read when it is first asked for. */
class LateLine implements Node {
  readonly token: Token;
  readonly #read: () => readonly Node[];
  #children: readonly Node[] | null = null;

  constructor(token: Token, read: () => readonly Node[]) {
    this.token = token;
    this.#read = read;
  }

  get children(): readonly Node[] {
    this.#children ??= this.#read();
    return this.#children;
  }
}

/** Nests tokens, and counts anchors in the order in which `anchors` has them. */
class NodeReader {
  readonly #inline: (content: string) => Token[];
  #anchor = 0;

  constructor(inline: (content: string) => Token[]) {
    this.#inline = inline;
  }

  read(tokens: readonly Token[]): Node[] {
    const root: Node[] = [];
    const open: Node[][] = [root];
    for (const token of tokens) {
      if (token.nesting === -1) {
        if (open.length > 1) open.pop();
        continue;
      }
      if (token.type === 'inline') {
        open.at(-1)?.push(this.#lineOf(token));
        continue;
      }
      const children: Node[] = [];
      open.at(-1)?.push({ token, children, ...this.#anchorOf(token) });
      if (token.nesting === 1) open.push(children);
    }
    return root;
  }

  /** A line is read when it is drawn, but where it may hold anchors: they are counted in order. */
  #lineOf(token: Token): Node {
    const { content } = token;
    return content.includes('<')
      ? { token, children: this.read(this.#inline(content)) }
      : new LateLine(token, () => this.read(this.#inline(content)));
  }

  #anchorOf({ type, content }: Token): { anchor?: number } {
    const isAnchor = type === 'heading_open' || (type === 'tag' && nameIn(content) !== null);
    if (!isAnchor) return {};
    this.#anchor += 1;
    return { anchor: this.#anchor - 1 };
  }
}

/** The text of inline tokens, without their markup and tags. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'image':
          return textOf(token.children ?? []);
        case 'softbreak':
        case 'hardbreak':
          return ' ';
        case 'tag':
          return '';
        default:
          return token.content;
      }
    })
    .join('');
}
