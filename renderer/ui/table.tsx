import type { ReactNode } from 'react';
import styles from './table.module.css';

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly align?: 'start' | 'end' | undefined;
}

export interface TableRow {
  readonly id: string;
  /** By the column's id. */
  readonly cells: Readonly<Record<string, ReactNode>>;
}

export interface TableProps {
  /** What the table is of; said, not shown. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly empty?: ReactNode;
}

/** A table to read. Where there is little room each row stands as a list; the roles stay. */
export function Table({ label, columns, rows, empty }: TableProps) {
  if (rows.length === 0 && empty !== undefined) return <p className={styles.empty}>{empty}</p>;
  return (
    <table className={styles.table} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} scope="col" role="columnheader" className={alignOf(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            {columns.map((column) => (
              <td key={column.id} role="cell" className={alignOf(column)}>
                <span className={styles.cellLabel} aria-hidden>
                  {column.label}
                </span>
                <div>{row.cells[column.id]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const alignOf = (column: TableColumn) => (column.align === 'end' ? styles.end : undefined);
