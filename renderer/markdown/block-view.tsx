import { memo, type ReactNode } from 'react';
import { classNames, visibleText } from '../ui/index.ts';
import { Inline } from './inline-view.tsx';
import { useAnchorId } from './markdown-context.ts';
import { Growing } from './growing.tsx';
import { isLong, type BlockContent, type Node } from './nodes.ts';
import { TableView } from './table-view.tsx';
import styles from './markdown.module.css';

/** What stands at the top level of a text. It is drawn again only where its content is another. */
export const BlockView = memo(function BlockView({ content }: { readonly content: BlockContent }) {
  if (content.isTooDeep) {
    return (
      <div className={styles.asWritten}>
        <p className={styles.note}>
          Nested too deeply to be set out: it is shown as it is written.
        </p>
        <pre>{visibleText(content.source.text)}</pre>
      </div>
    );
  }
  return <Blocks nodes={content.nodes} />;
});

function Blocks({ nodes }: { readonly nodes: readonly Node[] }) {
  return nodes.map((node, at) => <BlockNode key={at} node={node} />);
}

const BlockNode = memo(function BlockNode({ node }: { readonly node: Node }): ReactNode {
  const { token, children } = node;
  switch (token.type) {
    case 'inline':
      return <InlineLine node={node} />;
    case 'paragraph_open':
      return token.hidden ? (
        <Blocks nodes={children} />
      ) : (
        <p dir="auto">
          <Blocks nodes={children} />
        </p>
      );
    case 'heading_open':
      return <HeadingView node={node} />;
    case 'bullet_list_open':
    case 'ordered_list_open':
      return <ListView node={node} />;
    case 'blockquote_open':
      return (
        <blockquote>
          <Blocks nodes={children} />
        </blockquote>
      );
    case 'fence':
    case 'code_block':
      return <CodeView node={node} />;
    case 'hr':
      return <hr />;
    case 'table_open':
      return <TableView node={node} />;
    default:
      // What is not known is shown as text.
      return (
        <div>
          {visibleText(token.content)}
          <Blocks nodes={children} />
        </div>
      );
  }
});

function InlineLine({ node }: { readonly node: Node }) {
  const { content } = node.token;
  // Its markup would take too long to read; every character of it is there.
  return isLong(content) ? visibleText(content) : <Inline nodes={node.children} />;
}

function HeadingView({ node }: { readonly node: Node }) {
  const id = useAnchorId(node.anchor);
  const children = <Blocks nodes={node.children} />;
  const props = { dir: 'auto', ...(id === undefined ? {} : { id, tabIndex: -1 }) };
  switch (node.token.tag) {
    case 'h1':
      return <h1 {...props}>{children}</h1>;
    case 'h2':
      return <h2 {...props}>{children}</h2>;
    case 'h3':
      return <h3 {...props}>{children}</h3>;
    case 'h4':
      return <h4 {...props}>{children}</h4>;
    case 'h5':
      return <h5 {...props}>{children}</h5>;
    default:
      return <h6 {...props}>{children}</h6>;
  }
}

function ListView({ node }: { readonly node: Node }) {
  const { token, children } = node;
  const items = (
    <Growing
      count={children.length}
      step={300}
      limit={5000}
      what="items"
      draw={(at) => {
        const item = children[at];
        return item === undefined ? null : <ItemView key={at} node={item} />;
      }}
      note={(button) => <li className={styles.plainItem}>{button}</li>}
    />
  );
  if (token.type === 'bullet_list_open') {
    return <ul className={classNames(children.some(isTask) && styles.tasks)}>{items}</ul>;
  }
  const start = Number(token.attrGet('start') ?? 1);
  return <ol start={start}>{items}</ol>;
}

const TASK = /^\[([ xX])\]\s/;

/** The text that an item begins with. */
function firstText(item: Node): string {
  const [paragraph] = item.children;
  const [line] = paragraph?.token.type === 'paragraph_open' ? paragraph.children : [];
  return line?.token.content ?? '';
}

const isTask = (item: Node): boolean => TASK.test(firstText(item));

function ItemView({ node }: { readonly node: Node }) {
  const done = TASK.exec(firstText(node))?.[1];
  const [from, to] = node.token.map ?? [0, 0];
  return (
    <li dir="auto" data-from={from} data-to={to} className={done === undefined ? '' : styles.task}>
      <Blocks nodes={node.children} />
    </li>
  );
}

function CodeView({ node }: { readonly node: Node }) {
  const { token } = node;
  const language = token.info.trim().split(/\s+/, 1)[0] ?? '';
  return (
    <figure className={styles.code}>
      {language === '' ? null : (
        <figcaption className={styles.language}>{visibleText(language)}</figcaption>
      )}
      <pre tabIndex={0} aria-label={language === '' ? 'Code' : `Code, ${language}`} role="group">
        <code>{visibleText(token.content)}</code>
      </pre>
    </figure>
  );
}
