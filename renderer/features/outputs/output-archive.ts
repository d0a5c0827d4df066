import { zipSync } from 'fflate';

export interface ArchivedText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A fixed date, so that the same texts make the same file. */
const MTIME = Date.UTC(1980, 0, 1, 12);

/** The texts as one archive, each to the byte. */
export function archiveOf(texts: readonly ArchivedText[]): Uint8Array {
  return zipSync(Object.fromEntries(texts.map(({ name, bytes }) => [name, bytes])), {
    mtime: MTIME,
  });
}
