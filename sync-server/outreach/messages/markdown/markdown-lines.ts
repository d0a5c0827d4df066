/** Markdown as lines of plain text. */

import type { Linking } from '../links.ts';
import { wrapped } from '../setting/wrap.ts';
import { markdownAddress } from './markdown-address.ts';
import { attribute, type MarkdownNode } from './read-markdown.ts';

/** The narrowest that text is wrapped to, however deep it lies. */
const NARROWEST = 30;

/** The blocks, each as its lines, with an empty line between them. */
export function markdownLines(
  nodes: readonly MarkdownNode[],
  linking: Linking,
  width: number,
): string[] {
  const lines: string[] = [];
  let before: MarkdownNode | null = null;
  for (const node of nodes) {
    const block = blockLines(node, linking, Math.max(NARROWEST, width));
    if (block.length === 0) continue;
    if (before !== null && !isTight(before, node)) lines.push('');
    lines.push(...block);
    before = node;
  }
  return lines;
}

/** Inside an item of a list whose paragraphs are not set apart. */
const isTight = (before: MarkdownNode, { token }: MarkdownNode): boolean =>
  before.token.hidden || token.hidden;

function blockLines(node: MarkdownNode, linking: Linking, width: number): string[] {
  const { token, children } = node;
  switch (token.type) {
    case 'inline':
      return wrapped(inlineText(children, linking), width);
    case 'heading_open': {
      const lines = markdownLines(children, linking, width);
      const longest = Math.max(...lines.map((line) => line.length), 1);
      return [...lines, (token.tag === 'h1' ? '=' : '-').repeat(Math.min(longest, width))];
    }
    case 'bullet_list_open':
      return children.flatMap((item) => indented(item, linking, width, '- '));
    case 'ordered_list_open': {
      const start = Number(attribute(node, 'start') || 1);
      return children.flatMap((item, at) => indented(item, linking, width, `${start + at}. `));
    }
    case 'blockquote_open':
      return markdownLines(children, linking, width - 2).map((line) => `> ${line}`.trimEnd());
    case 'code_block':
    case 'fence':
      return token.content
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `    ${line}`);
    case 'hr':
      return ['* * *'];
    case 'tr_open':
      return wrapped(
        children.map((cell) => inlineText(cell.children[0]?.children ?? [], linking)).join(' | '),
        width,
      );
    case 'table_open':
    case 'thead_open':
    case 'tbody_open':
      return children.flatMap((child) => blockLines(child, linking, width));
    default:
      return markdownLines(children, linking, width);
  }
}

function indented(item: MarkdownNode, linking: Linking, width: number, mark: string): string[] {
  const lines = markdownLines(item.children, linking, width - mark.length);
  const rest = ' '.repeat(mark.length);
  if (lines.length === 0) return [mark.trimEnd()];
  return lines.map((line, at) => `${at === 0 ? mark : rest}${line}`.trimEnd());
}

function inlineText(nodes: readonly MarkdownNode[], linking: Linking): string {
  return nodes.map((node) => inlineNode(node, linking)).join('');
}

function inlineNode(node: MarkdownNode, linking: Linking): string {
  const { token, children } = node;
  switch (token.type) {
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'link_open': {
      const words = inlineText(children, linking);
      return withAddress(words, attribute(node, 'href'), linking);
    }
    case 'image':
      return `[${withAddress(`Image: ${token.content || 'without a description'}`, attribute(node, 'src'), linking)}]`;
    default:
      return `${token.content}${inlineText(children, linking)}`;
  }
}

function withAddress(words: string, href: string, linking: Linking): string {
  const address = markdownAddress(href, linking);
  if (address.type === 'left-out' || address.href === words) return words;
  return words === '' ? address.href : `${words} (${address.href})`;
}
