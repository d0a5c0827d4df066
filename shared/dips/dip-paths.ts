import { slugOf } from '../documents/file-names.ts';

/** Where the DIPs of a repository are. */
export const DIPS_FOLDER = 'dips';

/** A DIP for which there is to be a file. */
export interface NamedDip {
  /** The id of its output. */
  readonly output: string;
  readonly title: string;
  readonly number: number | null;
}

/** `standsAt`: the file that it has in the repository; `taken`: files of other DIPs there. */
export interface InRepository {
  readonly standsAt: string | null;
  readonly taken: readonly string[];
}

/** `dips/dip-204.md`, or `dips/dip-signed-delivery-receipts.md` while it has no number. */
export function dipPath(dip: NamedDip, { standsAt, taken }: InRepository): string {
  if (dip.number !== null) {
    // A file of that number stays what it is called, `.mdx` included.
    const isNumbered = standsAt !== null && numberOfPath(standsAt) === String(dip.number);
    return isNumbered ? standsAt : `${DIPS_FOLDER}/dip-${dip.number}.md`;
  }
  if (standsAt !== null) return standsAt;
  const path = titled(slugOf(dip.title, dip.output));
  return taken.includes(path) ? titled(slugOf(`${dip.title} ${dip.output}`, dip.output)) : path;
}

/** A title that is a number alone would pass for the number of the DIP. */
function titled(slug: string): string {
  // Behind `dip-` no name is kept by a system.
  const name = slug.replace(/-+$/, '');
  return `${DIPS_FOLDER}/dip-${/^\d+$/.test(name) ? `${name}-draft` : name}.md`;
}

/** The number that the name of a file says, in decimal without leading zeros; null where it says none. */
export function numberOfPath(path: string): string | null {
  return /(?:^|\/)dip-0{0,20}(\d{1,9})\.mdx?$/i.exec(path)?.[1] ?? null;
}

/** What is told apart by the branch: a text handed over, or what became of it later. */
export type BranchOf =
  | { readonly type: 'text'; readonly textSha256: string }
  | { readonly type: 'step'; readonly number: number; readonly name: string };

/**
 * The same branch for the same work, so that what was begun is found again: one for each text that
 * is handed over, and one for each later step of a DIP.
 */
export function dipBranch(output: string, of: BranchOf): string {
  return of.type === 'text'
    ? `convene/${output}-${of.textSha256.slice(0, 8)}`
    : `convene/dip-${of.number}-${of.name}`;
}
