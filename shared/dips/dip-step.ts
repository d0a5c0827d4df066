import type { Dip, DipStatus } from '../rules/index.ts';
import { headerValue } from '../documents/dip-headers.ts';
import type { FileStatus } from './dip-file.ts';
import { bodyOf, readDip } from './header-edits.ts';
import { numberOfPath } from './dip-paths.ts';

/** What a commit brings into the repository. */
export type DipStep =
  /** The approved text, as a pull request. */
  | 'submit'
  /** The number that its manager gives it. */
  | 'number'
  /** Another text. */
  | 'revised'
  | 'last-call'
  /** The last call is longer than the file says. */
  | 'last-call-extended'
  | 'accepted'
  | 'rejected'
  | 'final'
  | 'withdrawn'
  | 'deprecated'
  /** Out of last call, or of Accepted. */
  | 'back-to-draft'
  /** The status stays; the front matter does not say all that it should. */
  | 'mended';

/**
 * What a file says of a DIP's status. DIP-0 knows no Withdrawn: the nearest is Deprecated, of what
 * "otherwise becomes irrelevant". A denied one is in no repository.
 */
export const FILE_STATUS: Readonly<Record<DipStatus, FileStatus>> = {
  submitted: 'Draft',
  denied: 'Draft',
  draft: 'Draft',
  'last-call': 'Last Call',
  accepted: 'Accepted',
  final: 'Final',
  rejected: 'Rejected',
  withdrawn: 'Deprecated',
  deprecated: 'Deprecated',
};

/** The file of a DIP as a repository has it. */
export interface StandingFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The step that the repository has not taken yet, of those the ledger has; of a file that says the
 * right status, what is different in it. `text` is the ledger's latest.
 */
export function stepOf(
  dip: Pick<Dip, 'status' | 'number'>,
  text: string,
  file: StandingFile | null,
): DipStep {
  if (dip.status === 'submitted') return 'number';
  if (file === null || numberOfPath(file.path) !== String(dip.number)) return 'number';
  const said = headerValue(readDip(file.text).headers, 'status');
  const wanted = FILE_STATUS[dip.status];
  if (said !== wanted) return statusStep(dip.status, said);
  if (bodyOf(file.text) !== bodyOf(text)) return 'revised';
  return dip.status === 'last-call' ? 'last-call-extended' : 'mended';
}

function statusStep(status: DipStatus, said: string | null): DipStep {
  switch (status) {
    case 'submitted':
    case 'denied':
      return 'mended';
    case 'draft':
      return said === 'Last Call' || said === 'Accepted' ? 'back-to-draft' : 'mended';
    case 'last-call':
    case 'accepted':
    case 'final':
    case 'rejected':
    case 'withdrawn':
    case 'deprecated':
      return status;
  }
}

/** The text that a commit begins with: the repository's, with what its people added, where it says the same. */
export function standingText(text: string, file: StandingFile | null): string {
  return file !== null && bodyOf(file.text) === bodyOf(text) ? file.text : text;
}
