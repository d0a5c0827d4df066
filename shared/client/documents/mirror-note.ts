import { z } from 'zod';

/** What is known of a document of the relay's. */
export interface MirroredDocument {
  /** The relay's mark of it, as far as it has told. */
  readonly mark: string;
  /** The mark at which this device has all of it; null where it does not. */
  readonly have: string | null;
  /** How many items the journal held then, at least. */
  readonly items: number;
}

const note = z.object({
  version: z.literal(1),
  documents: z.array(
    z.tuple([z.string(), z.string(), z.string().nullable(), z.int().nonnegative()]),
  ),
});

/** None where there is no such note: then everything is asked for, which does no harm. */
export function readMirrorNote(text: string | null): Map<string, MirroredDocument> {
  try {
    const { documents } = note.parse(JSON.parse(text ?? ''));
    return new Map(documents.map(([name, mark, have, items]) => [name, { mark, have, items }]));
  } catch {
    return new Map();
  }
}

export function writeMirrorNote(documents: ReadonlyMap<string, MirroredDocument>): string {
  const rows = [...documents].map(([name, { mark, have, items }]) => [name, mark, have, items]);
  return JSON.stringify({ version: 1, documents: rows });
}
