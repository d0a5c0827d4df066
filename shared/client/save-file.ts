/**
 * Asks the person for a place and writes the lines there, each with a line feed. Resolves to the
 * path, or to null where the person gave none.
 */
export type SaveFile = (
  suggestedName: string,
  lines: AsyncIterable<string>,
) => Promise<string | null>;
