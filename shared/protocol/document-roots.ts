/** The root types of a document, by the kind that its name begins with. */

/** A document of text: its Markdown is the `Y.Text` under this name, LF between lines. */
export const TEXT_ROOT = 'content';

/** `log`: an array of plain values, to whose end something may be added, and nothing else. */
export type RootType = 'text' | 'array' | 'map' | 'log';

/**
 * Documents of a fixed form: nothing but these roots may be in them. A charter's texts are shared
 * text; `outputs` is an array of maps `{kind, title}`; `fields` is a map with `durationDays`.
 */
const STRUCTURED: Readonly<Record<string, Readonly<Record<string, RootType>>>> = {
  charter: {
    scope: 'text',
    limits: 'text',
    profiles: 'text',
    outputs: 'array',
    fields: 'map',
  },
  /** What is said about a document: see shared/review/entries.ts. */
  comments: { entries: 'log' },
};

/** The root of a document that is a log; null for any other document. */
export function logRoot(document: string): string | null {
  for (const [root, type] of structuredRoots(document) ?? []) if (type === 'log') return root;
  return null;
}

/** The roots that a structured document may have; null for a document that is not structured. */
export function structuredRoots(document: string): ReadonlyMap<string, RootType> | null {
  const kind = document.split('/', 1)[0] ?? '';
  const roots = Object.hasOwn(STRUCTURED, kind) ? STRUCTURED[kind] : undefined;
  return roots === undefined ? null : new Map(Object.entries(roots));
}
