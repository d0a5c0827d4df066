import { laterEntry, reviewEntry, type ReviewEntry, type ReviewEntryType } from './entries.ts';

export type ReadEntry =
  | { readonly type: 'entry'; readonly entry: ReviewEntry }
  /** Of a type that this version does not know. */
  | { readonly type: 'later'; readonly id: string; readonly by: string }
  /** `problem`: where in it, as `chunks.0.anchor`; empty where it is no object at all. */
  | { readonly type: 'invalid'; readonly problem: string };

const TYPES: ReadonlySet<string> = new Set(
  reviewEntry.options.map((option) => option.shape.type.value satisfies ReviewEntryType),
);

/** What a value of a log's array is. */
export function readEntry(value: unknown): ReadEntry {
  const later = laterEntry.safeParse(value);
  if (!later.success) return invalid(later.error.issues[0]?.path);
  const { type, id, by } = later.data;
  if (!TYPES.has(type)) return { type: 'later', id, by };
  const known = reviewEntry.safeParse(value);
  if (known.success) return { type: 'entry', entry: known.data };
  return invalid([type, ...(known.error.issues[0]?.path ?? [])]);
}

const invalid = (path: readonly PropertyKey[] = []): ReadEntry => ({
  type: 'invalid',
  problem: path.map(String).join('.').slice(0, 100),
});
