/** @jsxRuntime automatic */
/** @jsxImportSource react */

/* How elements are written is said here, because the relay also runs without a build. */

/** Markdown as React elements for a mail: no tags of its own, no images, links that can be followed. */

import { createElement, Fragment, type ReactNode } from 'react';
import type { Linking } from '../links.ts';
import { STYLES } from '../setting/mail-styles.ts';
import { markdownAddress } from './markdown-address.ts';
import { attribute, wordsOf, type MarkdownNode } from './read-markdown.ts';

interface Props {
  readonly nodes: readonly MarkdownNode[];
  readonly linking: Linking;
}

export function MarkdownHtml({ nodes, linking }: Props): ReactNode {
  return nodes.map((node, at) => <NodeHtml key={at} node={node} linking={linking} />);
}

/** The mail has a heading of the first level, and its parts of the second. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;

const ELEMENTS: Readonly<Record<string, keyof typeof STYLES>> = {
  blockquote: 'blockquote',
  ul: 'list',
  li: 'listItem',
  th: 'cell',
  td: 'cell',
  table: 'table',
  p: 'paragraph',
};

/** Block and inline elements whose tag is taken as the reader gives it. */
const TAKEN: ReadonlySet<string> = new Set([
  'paragraph_open',
  'bullet_list_open',
  'list_item_open',
  'blockquote_open',
  'table_open',
  'thead_open',
  'tbody_open',
  'tr_open',
  'th_open',
  'td_open',
  'em_open',
  'strong_open',
  's_open',
]);

/** What has nothing inside. */
const EMPTY: Readonly<Record<string, ReactNode>> = {
  softbreak: '\n',
  hardbreak: <br />,
  hr: <hr style={STYLES.rule} />,
};

function NodeHtml({
  node,
  linking,
}: {
  readonly node: MarkdownNode;
  readonly linking: Linking;
}): ReactNode {
  const { token, children } = node;
  const inside = <MarkdownHtml nodes={children} linking={linking} />;
  if (token.type === 'paragraph_open' && token.hidden) return inside;
  if (TAKEN.has(token.type)) return element(token.tag, inside);
  if (Object.hasOwn(EMPTY, token.type)) return EMPTY[token.type];
  switch (token.type) {
    case 'inline':
      return inside;
    case 'heading_open':
      return createElement(
        HEADINGS[Number(token.tag.slice(1)) - 1] ?? 'h6',
        { dir: 'auto', style: STYLES.markdownHeading },
        inside,
      );
    case 'ordered_list_open': {
      const start = Number(attribute(node, 'start') || 1);
      return (
        <ol style={STYLES.list} start={start}>
          {inside}
        </ol>
      );
    }
    case 'code_block':
    case 'fence':
      return (
        <pre style={STYLES.code}>
          <code>{token.content.replace(/\n$/, '')}</code>
        </pre>
      );
    case 'code_inline':
      return <code style={STYLES.codeInline}>{token.content}</code>;
    case 'link_open':
      return <LinkHtml node={node} linking={linking} />;
    case 'image':
      return <ImageHtml node={node} linking={linking} />;
    default:
      return (
        <Fragment>
          {token.content}
          {inside}
        </Fragment>
      );
  }
}

function element(tag: string, inside: ReactNode): ReactNode {
  const style = ELEMENTS[tag];
  const dir = tag === 'p' || tag === 'li' ? { dir: 'auto' } : {};
  const scope = tag === 'th' ? { scope: 'col' } : {};
  return createElement(
    tag,
    { ...(style === undefined ? {} : { style: STYLES[style] }), ...dir, ...scope },
    inside,
  );
}

function LinkHtml({
  node,
  linking,
}: {
  readonly node: MarkdownNode;
  readonly linking: Linking;
}): ReactNode {
  const words = <MarkdownHtml nodes={node.children} linking={linking} />;
  const address = markdownAddress(attribute(node, 'href'), linking);
  switch (address.type) {
    case 'followed':
      return <a href={address.href}>{words}</a>;
    case 'shown':
      return wordsOf(node.children) === address.href ? (
        words
      ) : (
        <Fragment>
          {words} ({address.href})
        </Fragment>
      );
    case 'left-out':
      return words;
  }
}

/** An image is not fetched when a mail is read: that would tell whoever has it who reads. */
function ImageHtml({
  node,
  linking,
}: {
  readonly node: MarkdownNode;
  readonly linking: Linking;
}): ReactNode {
  const address = markdownAddress(attribute(node, 'src'), linking);
  const said = node.token.content === '' ? 'without a description' : node.token.content;
  return (
    <Fragment>
      [Image: {address.type === 'followed' ? <a href={address.href}>{said}</a> : said}]
    </Fragment>
  );
}
