import { Map as PersistentMap } from 'immutable';

/**
 * Records by id. A table never changes: `put` gives another one that shares what is the same, so
 * that an earlier state stays what it was.
 */
export type Table<R> = PersistentMap<string, R>;

export function emptyTable<R>(): Table<R> {
  return PersistentMap<string, R>();
}

/**
 * The ids in code unit order. A table by itself has no order that two replicas would agree on, so
 * whatever depends on an order comes through here.
 */
export function sortedIds<R>(table: Table<R>): string[] {
  return [...table.keys()].sort();
}

/** The records for which something holds, in the order of their ids. */
export function recordsWhere<R>(table: Table<R>, holds: (record: R) => boolean): R[] {
  const found: [string, R][] = [];
  for (const [id, record] of table) if (holds(record)) found.push([id, record]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** All records, in the order of their ids. */
export const sortedRecords = <R>(table: Table<R>): R[] => recordsWhere(table, () => true);
