/**
 * What may come into a log: values at its end, and nothing else. What is in the document already was
 * looked at when it came, so only an update's own structs are: an item beside items of the log's
 * array is in that array too.
 */

import * as Y from 'yjs';
import { REVIEW_ROOT } from '../../shared/review/entries.ts';
import { readEntry } from '../../shared/review/read-entry.ts';
import type { Candidate, Guarded } from './guarded.ts';
import { measured } from './plain-value.ts';
import { mayBeOf } from './recovered.ts';
import {
  readStructs,
  VALUES,
  type Range,
  type ReadStruct,
  type StructVisitor,
} from './struct-reader.ts';
import type { Refusal } from './update-refusal.ts';

/** A suggestion of 500 chunks has 4,000 values in it. */
const MOST_VALUES = 10_000;
/** Characters of an entry whose type only a later version knows. */
const MOST_OF_LATER = 16_384;

/**
 * Why an update to a log is not taken; null where it is. It has no gaps, and no roots but the log's.
 *
 * @throws as `readStructs`
 */
export function logProblem(
  document: Guarded,
  given: Pick<Candidate, 'update' | 'person' | 'othersEdits'>,
  newDeletions: readonly Range[],
): Refusal | null {
  if (newDeletions.length > 0) return form({ content: 'a deletion' });
  const ids = idsIn(document.doc);
  const visitor = new Newcomers(document, given, ids);
  readStructs(given.update, visitor);
  if (visitor.problem !== null) return visitor.problem;
  for (const id of visitor.ids) ids.add(id);
  return null;
}

/**
 * The ids of all entries of a document. Whoever could use another's again, and place it before the
 * other's, would take the other's out of sight.
 */
const known = new WeakMap<Y.Doc, Set<string>>();

function idsIn(doc: Y.Doc): Set<string> {
  const before = known.get(doc);
  if (before !== undefined) return before;
  const ids = new Set<string>();
  doc.getArray<unknown>(REVIEW_ROOT).forEach((value) => {
    const id = idOf(value);
    if (id !== null) ids.add(id);
  });
  known.set(doc, ids);
  return ids;
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}

const form = (details: Refusal['details']): Refusal => ({ code: 'form-not-allowed', details });

class Newcomers implements StructVisitor {
  problem: Refusal | null = null;
  readonly ids = new Set<string>();
  readonly #document: Guarded;
  readonly #given: Pick<Candidate, 'person' | 'othersEdits'>;
  readonly #known: ReadonlySet<string>;
  #values: unknown[] = [];

  constructor(
    document: Guarded,
    given: Pick<Candidate, 'person' | 'othersEdits'>,
    known: ReadonlySet<string>,
  ) {
    this.#document = document;
    this.#given = given;
    this.#known = known;
  }

  client(): void {}

  value(value: unknown): void {
    if (this.problem === null) this.#values.push(value);
  }

  deleted(): void {}

  struct(struct: ReadStruct): void {
    const values = this.#values;
    this.#values = [];
    const state = Y.getState(this.#document.doc.store, struct.client);
    if (struct.kind === 'skip' || struct.clock + struct.length <= state) return;
    this.problem ??= placeProblem(struct);
    // The first of them may be there already.
    for (const value of values.slice(Math.max(0, state - struct.clock)))
      this.problem ??= this.#entryProblem(struct, value);
  }

  #entryProblem({ client }: ReadStruct, value: unknown): Refusal | null {
    const size = measured(value, MOST_VALUES);
    if (size === null) return form({ content: 'no plain value' });
    const read = readEntry(value);
    if (read.type === 'invalid') return form({ entry: read.problem });
    if (read.type === 'later' && size.characters > MOST_OF_LATER)
      return form({ content: 'an entry of a later version that is too large' });
    const { by, id } = read.type === 'later' ? read : read.entry;
    if (!this.#mayBeBy(client, by)) return { code: 'not-the-author', details: { by } };
    if (this.#known.has(id) || this.ids.has(id)) return form({ content: 'an id used before' });
    this.ids.add(id);
    return null;
  }

  /** Where the relay takes back what it has lost, whose edits they are is known by their claims. */
  #mayBeBy(client: number, by: string): boolean {
    const { person, othersEdits } = this.#given;
    return othersEdits ? mayBeOf(this.#document.claims.get(client), by) : by === person;
  }
}

function placeProblem({ kind, content, keyed, child, before }: ReadStruct): Refusal | null {
  if (kind !== 'item') return form({ content: 'what is left of a deletion' });
  if (content !== VALUES) return form({ content: 'something else than an entry' });
  if (keyed || child || before) return form({ content: 'an entry in another place than the end' });
  return null;
}
