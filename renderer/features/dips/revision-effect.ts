import type { Dip, DipRevision, Instant } from '../../../shared/rules/index.ts';

/** What publishing a revision brings about, in words, before it is done. */
export function revisionEffect(dip: Dip, changes: DipRevision['changes'], now: Instant): string {
  if (dip.status !== 'last-call' || dip.lastCall === null) {
    return 'The DIP stays a draft, and its last call will be on this text.';
  }
  if (changes === 'material') {
    return `The last call ends with it: the DIP goes back to draft, and round ${dip.round + 1} begins. It needs another last call. Open concerns stay open.`;
  }
  return now < dip.lastCall.endsAt
    ? 'The last call goes on, with the same end, and on this text.'
    : 'The last call has ended: an editorial revision is too late. The TSC is asked about the text as it is.';
}
