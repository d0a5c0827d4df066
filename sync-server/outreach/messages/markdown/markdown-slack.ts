/** Markdown as Slack's `mrkdwn`, of which it is a distant cousin. */

import type { Linking } from '../links.ts';
import { slackLink, slackText } from '../setting/slack-text.ts';
import { markdownAddress } from './markdown-address.ts';
import { attribute, wordsOf, type MarkdownNode } from './read-markdown.ts';

/** The blocks of a text, each as one piece. */
export const markdownSlack = (nodes: readonly MarkdownNode[], linking: Linking): string[] =>
  nodes.map((node) => block(node, linking, '')).filter((piece) => piece.trim() !== '');

function block(node: MarkdownNode, linking: Linking, indent: string): string {
  const { token, children } = node;
  const inside = (deeper = indent): string =>
    children
      .map((child) => block(child, linking, deeper))
      .filter((piece) => piece !== '')
      .join('\n');
  switch (token.type) {
    case 'inline':
      return inline(children, linking);
    case 'heading_open':
      return `*${slackText(wordsOf(children)).replace(/\*/g, '')}*`;
    case 'bullet_list_open':
      return children.map((item) => `${indent}• ${itemText(item, linking, indent)}`).join('\n');
    case 'ordered_list_open': {
      const start = Number(attribute(node, 'start') || 1);
      return children
        .map((item, at) => `${indent}${start + at}. ${itemText(item, linking, indent)}`)
        .join('\n');
    }
    case 'blockquote_open':
      return inside()
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'code_block':
    case 'fence':
      return `\`\`\`\n${slackText(token.content.replace(/\n$/, '').replace(/```/g, "'''"))}\n\`\`\``;
    case 'hr':
      return '———';
    case 'tr_open':
      return children.map((cell) => inline(cell.children[0]?.children ?? [], linking)).join(' | ');
    default:
      return inside();
  }
}

const itemText = (item: MarkdownNode, linking: Linking, indent: string): string =>
  item.children
    .map((child) => block(child, linking, `${indent}    `))
    .filter((piece) => piece !== '')
    .join('\n');

const inline = (nodes: readonly MarkdownNode[], linking: Linking): string =>
  nodes.map((node) => inlineNode(node, linking)).join('');

function inlineNode(node: MarkdownNode, linking: Linking): string {
  const { token, children } = node;
  const marked = (mark: string): string => {
    const words = inline(children, linking);
    return words.trim() === '' ? words : `${mark}${words}${mark}`;
  };
  switch (token.type) {
    case 'strong_open':
      return marked('*');
    case 'em_open':
      return marked('_');
    case 's_open':
      return marked('~');
    case 'code_inline':
      return `\`${slackText(token.content).replace(/`/g, "'")}\``;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'link_open':
      return linked(wordsOf(children), attribute(node, 'href'), linking);
    case 'image':
      return `[${linked(`Image: ${token.content || 'without a description'}`, attribute(node, 'src'), linking)}]`;
    default:
      return `${slackText(token.content)}${inline(children, linking)}`;
  }
}

function linked(words: string, href: string, linking: Linking): string {
  const address = markdownAddress(href, linking);
  switch (address.type) {
    case 'followed':
      return slackLink(address.href, words);
    case 'shown':
      return words === address.href ? slackText(words) : slackText(`${words} (${address.href})`);
    case 'left-out':
      return slackText(words);
  }
}
