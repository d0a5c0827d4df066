import { memo, type ReactNode } from 'react';
import { classNames, visibleText } from '../ui/index.ts';
import { Inline } from './inline-view.tsx';
import { useAnchorId } from './markdown-context.ts';
import { Growing } from './growing.tsx';
import { isLong, taskOf, wordsOfTask, type BlockContent, type Node } from './nodes.ts';
import { LongLine } from './long-line.tsx';
import { TableView } from './table-view.tsx';
import { TaskMark } from './task-mark.tsx';
import { MOST_COLUMNS, WIDE_TABLE } from './wide-table.ts';
import styles from './markdown.module.css';

/** What stands at the top level of a text. It is drawn again only where its content is another. */
export const BlockView = memo(function BlockView({ content }: { readonly content: BlockContent }) {
  if (content.isTooDeep) {
    return (
      <AsWritten
        why="Nested too deeply to be set out: it is shown as it is written."
        text={content.source.text}
      />
    );
  }
  return <Blocks nodes={content.nodes} />;
});

function AsWritten({ why, text }: { readonly why: string; readonly text: string }) {
  return (
    <div className={styles.asWritten}>
      <p className={styles.note}>{why}</p>
      <pre>{visibleText(text)}</pre>
    </div>
  );
}

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
    case WIDE_TABLE:
      return (
        <AsWritten
          why={`A table of more than ${MOST_COLUMNS} columns: it is shown as it is written.`}
          text={token.content}
        />
      );
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
  return isLong(content) ? <LongLine text={content} /> : <Inline nodes={node.children} />;
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
    return (
      <ul
        className={classNames(
          children.length > 0 && children.every((item) => taskOf(item) !== null) && styles.tasks,
        )}
      >
        {items}
      </ul>
    );
  }
  const start = Number(token.attrGet('start') ?? 1);
  return <ol start={start}>{items}</ol>;
}

function ItemView({ node }: { readonly node: Node }) {
  const done = taskOf(node);
  const [from, to] = node.token.map ?? [0, 0];
  const [paragraph, ...rest] = node.children;
  return (
    <li dir="auto" data-from={from} data-to={to}>
      {done === null || paragraph === undefined ? (
        <Blocks nodes={node.children} />
      ) : (
        <>
          <Task paragraph={paragraph} isDone={done} />
          <Blocks nodes={rest} />
        </>
      )}
    </li>
  );
}

/** What is to be done, behind a mark that says whether it is. */
function Task({ paragraph, isDone }: { readonly paragraph: Node; readonly isDone: boolean }) {
  const { text, rest } = wordsOfTask(paragraph);
  const words = (
    <>
      <TaskMark isDone={isDone} /> {visibleText(text)}
      <Inline nodes={rest} />
    </>
  );
  return paragraph.token.hidden ? words : <p dir="auto">{words}</p>;
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
