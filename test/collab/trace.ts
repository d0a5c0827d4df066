import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type * as Y from 'yjs';

/**
 * Recorded typing, see `../shared/data/ATTRIBUTION.md`. Positions count characters; in these traces
 * every one of them is a single UTF-16 unit, so they are positions in a `Y.Text` too.
 */
export interface Trace {
  readonly startContent?: string;
  readonly endContent: string;
  readonly txns: readonly Transaction[];
}

/** Position, how many characters are deleted there, what is then inserted. */
export type Patch = readonly [position: number, deleted: number, inserted: string];

export interface Transaction {
  readonly patches: readonly Patch[];
}

/** Who typed it, and which transactions it came after, by their place in the trace. */
export interface ConcurrentTransaction extends Transaction {
  readonly agent: number;
  readonly parents: readonly number[];
}

export interface ConcurrentTrace extends Trace {
  readonly numAgents: number;
  readonly txns: readonly ConcurrentTransaction[];
}

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/traces');

/** The files are not part of this repository. */
export const hasTraces = existsSync(FOLDER);

export const readTrace = (name: string): Trace => read(name) as Trace;

export const readConcurrentTrace = (name: string): ConcurrentTrace => read(name) as ConcurrentTrace;

const read = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(resolve(FOLDER, `${name}.json.gz`))).toString('utf8'));

/** Types a transaction, as one of Yjs. */
export function typeInto(text: Y.Text, { patches }: Transaction): void {
  text.doc?.transact(() => {
    for (const [position, deleted, inserted] of patches) {
      if (position + deleted > text.length) throw new Error('a position beyond the text');
      if (deleted > 0) text.delete(position, deleted);
      if (inserted !== '') text.insert(position, inserted);
    }
  });
}
