/** How files are written where the person says; each resolves once all of it is there. */

/**
 * Asks the person for a place and writes the lines there, each with a line feed. Resolves to the
 * path, or to null where the person gave none.
 */
export type SaveFile = (
  suggestedName: string,
  lines: AsyncIterable<string>,
) => Promise<string | null>;

/** As `SaveFile`, with the bytes as they are. */
export type SaveBytes = (suggestedName: string, bytes: Uint8Array) => Promise<string | null>;

/** A file in a folder: the parts of its path are separated by `/`. */
export interface FileOfFolder {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Asks the person for a place and makes a new folder there, under the name or one that is free,
 * complete or not at all; in a browser it is one archive. What gives the files is asked for the
 * first of them once there is a place. Resolves to the path, or to null where the person gave none.
 */
export type SaveFolder = (
  suggestedName: string,
  files: AsyncIterable<FileOfFolder>,
) => Promise<string | null>;
