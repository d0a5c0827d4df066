import { Growing } from './growing.tsx';
import { Inline } from './inline-view.tsx';
import { LongLine } from './long-line.tsx';
import { isLong, type Node } from './nodes.ts';
import styles from './markdown.module.css';

/** A table with more columns is not to be read as one. */
const COLUMNS = 100;

/** A table in a frame of its own, which scrolls where it is wider than the page. */
export function TableView({ node }: { readonly node: Node }) {
  const [head] = partsOf(node, 'thead_open');
  const rows = partsOf(node, 'tbody_open').flatMap(({ children }) => children);
  const [titles] = head?.children ?? [];
  const columns = titles?.children.length ?? 0;
  const more = columns - COLUMNS;
  const [from, to] = titles?.token.map ?? head?.token.map ?? [0, 0];
  return (
    <div>
      <div className={styles.tableFrame} role="group" aria-label="Table" tabIndex={0}>
        <table>
          <thead>
            <tr data-from={from} data-to={to}>
              {titles?.children.slice(0, COLUMNS).map((cell, at) => (
                <th key={at} scope="col" dir="auto" className={alignOf(cell)}>
                  <Cell cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Growing
              count={rows.length}
              step={150}
              limit={2000}
              what="rows"
              draw={(at) => <Row key={at} row={rows[at]} />}
              note={(button) => (
                <tr>
                  <td colSpan={Math.min(columns, COLUMNS)}>{button}</td>
                </tr>
              )}
            />
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p className={styles.note}>
          … {more.toLocaleString('en-GB')} more {more === 1 ? 'column' : 'columns'}: shown in full
          in the text.
        </p>
      ) : null}
    </div>
  );
}

const partsOf = (node: Node, type: string): readonly Node[] =>
  node.children.filter(({ token }) => token.type === type);

function Row({ row }: { readonly row: Node | undefined }) {
  if (row === undefined) return null;
  const [from, to] = row.token.map ?? [0, 0];
  return (
    <tr data-from={from} data-to={to}>
      {row.children.slice(0, COLUMNS).map((cell, at) => (
        <td key={at} dir="auto" className={alignOf(cell)}>
          <Cell cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell }: { readonly cell: Node }) {
  const [line] = cell.children;
  if (line === undefined) return null;
  const { content } = line.token;
  return isLong(content) ? <LongLine text={content} /> : <Inline nodes={line.children} />;
}

function alignOf(cell: Node): string | undefined {
  switch (cell.token.attrGet('style')) {
    case 'text-align:right':
      return styles.right;
    case 'text-align:center':
      return styles.centre;
    default:
      return undefined;
  }
}
