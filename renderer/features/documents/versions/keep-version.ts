import type { Host, HostProblem } from '../../../../shared/client/host-messages.ts';
import type { ReviewEntryOf } from '../../../../shared/review/entries.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { bytesOfText, MOST_KEPT } from './kept-text.ts';

export type VersionReason = ReviewEntryOf<'version'>['reason'];

/** What came of keeping the text as it is. */
export type KeptVersion =
  /** The text and the entry that says so are there. */
  | { readonly outcome: 'kept'; readonly sha256: string }
  /** A version of this very text was there before. */
  | { readonly outcome: 'known'; readonly sha256: string }
  | { readonly outcome: 'too-large'; readonly bytes: number; readonly most: number }
  /** The log is not loaded yet, or nothing can be said in it now. */
  | { readonly outcome: 'not-now' }
  | { readonly outcome: 'failed'; readonly problem: HostProblem };

export interface VersionWords {
  readonly reason: VersionReason;
  readonly name?: string | null;
  readonly restores?: string | null;
}

type Kept = Pick<DocumentWorkspace, 'text' | 'review'>;

/** Reasons for which a second version of the same text says nothing new. */
const ONCE: ReadonlySet<VersionReason> = new Set(['checkpoint', 'vote']);

/**
 * Keeps the text as it is: first its bytes, flushed on this device, then the entry that names them,
 * so that there is no version without its text.
 */
export async function keepVersion(
  host: Host,
  ledger: string,
  { text, review }: Kept,
  { reason, name = null, restores = null }: VersionWords,
): Promise<KeptVersion> {
  const { bytes, sha256 } = bytesOfText(text.toJSON());
  if (review === null) return { outcome: 'not-now' };
  const isKnown = (): boolean =>
    ONCE.has(reason) && review.review.versions.some((version) => version.sha256 === sha256);
  if (isKnown()) return { outcome: 'known', sha256 };
  if (!review.handle.mayWrite) return { outcome: 'not-now' };
  if (bytes.length > MOST_KEPT)
    return { outcome: 'too-large', bytes: bytes.length, most: MOST_KEPT };
  const reply = await host.request<'keep-bytes'>({ type: 'keep-bytes', ledger, bytes });
  if (!reply.ok) return { outcome: 'failed', problem: reply.problem };
  // It would be an error of ours, and a version that nobody could read.
  if (reply.value.sha256 !== sha256) throw new Error('what was kept has another hash');
  review.say({ type: 'version', name, reason, sha256, bytes: bytes.length, restores });
  return { outcome: 'kept', sha256 };
}
