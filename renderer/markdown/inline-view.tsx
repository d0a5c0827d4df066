import { memo, type ReactNode } from 'react';
import { ExternalLink, Link, plainVisible, visibleText } from '../ui/index.ts';
import { readAddress } from './addresses.ts';
import { AttachmentImage } from './attachment-image.tsx';
import { useAnchorId, useMarkdownSettings } from './markdown-context.ts';
import { textOf, type Node } from './nodes.ts';
import styles from './markdown.module.css';

/** Text with its emphasis, links and images. */
export function Inline({ nodes }: { readonly nodes: readonly Node[] }) {
  return nodes.map((node, at) => <InlineNode key={at} node={node} />);
}

const InlineNode = memo(function InlineNode({ node }: { readonly node: Node }): ReactNode {
  const { token, children } = node;
  switch (token.type) {
    case 'text':
    case 'text_special':
      return visibleText(token.content);
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br />;
    case 'code_inline':
      return <code>{visibleText(token.content)}</code>;
    case 'em_open':
      return (
        <em>
          <Inline nodes={children} />
        </em>
      );
    case 'strong_open':
      return (
        <strong>
          <Inline nodes={children} />
        </strong>
      );
    case 's_open':
      return (
        <s>
          <Inline nodes={children} />
        </s>
      );
    case 'link_open':
      return <LinkNode node={node} />;
    case 'image':
      return <ImageNode node={node} />;
    case 'tag':
      return <Tag node={node} />;
    default:
      // What is not known is shown as text.
      return (
        <>
          {visibleText(token.content)}
          <Inline nodes={children} />
        </>
      );
  }
});

/** A tag is no markup here: it is shown, and does nothing but, where it has a name, be a place. */
function Tag({ node }: { readonly node: Node }) {
  const id = useAnchorId(node.anchor);
  return (
    <code className={styles.tag} {...(id === undefined ? {} : { id, tabIndex: -1 })}>
      {visibleText(node.token.content)}
    </code>
  );
}

function LinkNode({ node }: { readonly node: Node }) {
  const href = String(node.token.attrGet('href') ?? '');
  const title = String(node.token.attrGet('title') ?? '');
  const said = textOf(node.children.map(({ token }) => token));
  return (
    <Address href={href} said={said} title={title}>
      <Inline nodes={node.children} />
    </Address>
  );
}

interface AddressProps {
  readonly href: string;
  /** The text that stands for it. */
  readonly said: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Address({ href, said, title, children }: AddressProps) {
  const { extent } = useMarkdownSettings();
  const address = readAddress(href);
  const words = <TitledWords title={title}>{children}</TitledWords>;
  switch (address.type) {
    case 'outside':
      return extent === 'whole' ? (
        <span>
          <a href={address.href} rel="noreferrer">
            {words}
          </a>
          <Aside href={address.href} said={said} />
        </span>
      ) : (
        <span data-address={plainVisible(address.href)}>
          <ExternalLink href={address.href}>{words}</ExternalLink>
        </span>
      );
    case 'place':
      return extent === 'whole' ? words : <Link to={address.place}>{words}</Link>;
    case 'inside':
      return <InsideLink anchor={address.anchor}>{words}</InsideLink>;
    case 'mail':
      return (
        <span>
          {words}
          <Aside href={address.address} said={said} />
        </span>
      );
    case 'attachment':
    case 'beside':
      return (
        <span>
          {words}
          <Aside href={href} said={said} />
        </span>
      );
    case 'refused':
      return (
        <span>
          {words}
          <Aside href={address.href} said={said} />{' '}
          <span className={styles.refused}>not followed</span>
        </span>
      );
  }
}

/** The address beside the words that stand for it, where they are not the same. */
function Aside({ href, said }: { readonly href: string; readonly said: string }) {
  if (said === href || said === '') return null;
  return (
    <>
      {' '}
      <span className={styles.address}>({plainVisible(href)})</span>
    </>
  );
}

function TitledWords({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return title === '' ? children : <span title={plainVisible(title)}>{children}</span>;
}

function InsideLink({
  anchor,
  children,
}: {
  readonly anchor: string;
  readonly children: ReactNode;
}) {
  const { prefix, goTo } = useMarkdownSettings();
  return (
    <a
      href={`#${encodeURIComponent(`${prefix}${anchor}`)}`}
      onClick={(event) => {
        // The page's own address says which screen is shown.
        event.preventDefault();
        goTo(anchor);
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}

/** An attachment is drawn; an image from elsewhere is not fetched, and is a link. */
function ImageNode({ node }: { readonly node: Node }) {
  const src = String(node.token.attrGet('src') ?? '');
  const title = String(node.token.attrGet('title') ?? '');
  const alt = textOf(node.token.children ?? []);
  const address = readAddress(src);
  if (address.type === 'attachment') {
    const { sha256, extension } = address;
    return <AttachmentImage sha256={sha256} extension={extension} alt={alt} title={title} />;
  }
  const said = alt === '' ? src : alt;
  return (
    <span>
      Image:{' '}
      <Address href={src} said={said} title={title}>
        {plainVisible(said)}
      </Address>
    </span>
  );
}
