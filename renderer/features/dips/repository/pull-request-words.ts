/** How a pull request stands, in words. */

import type { PullRequest } from '../../../../shared/client/host-messages.ts';
import { counted, listed } from '../../../../shared/wording/index.ts';

export const PULL_REQUEST_STATES: Readonly<Record<PullRequest['state'], string>> = {
  open: 'Open',
  closed: 'Closed without a merge',
  merged: 'Merged',
};

export function checksWords({ passed, failed, pending }: PullRequest['checks']): string {
  if (passed + failed + pending === 0) return 'No checks run on it.';
  const parts = [
    ...(failed > 0 ? [`${counted(failed, 'check')} failed`] : []),
    ...(pending > 0 ? [`${counted(pending, 'check')} still running`] : []),
    ...(passed > 0 ? [`${counted(passed, 'check')} passed`] : []),
  ];
  return `${listed(parts)}.`;
}

export function reviewsWords({ approved, changesRequested }: PullRequest['reviews']): string {
  if (approved + changesRequested === 0) return 'Nobody has reviewed it yet.';
  const parts = [
    ...(changesRequested > 0
      ? [`${counted(changesRequested, 'reviewer asks', 'reviewers ask')} for changes`]
      : []),
    ...(approved > 0 ? [counted(approved, 'reviewer approves', 'reviewers approve')] : []),
  ];
  return `${listed(parts)}.`;
}

export function mergeableWords({ mergeable, state }: PullRequest): string | null {
  if (state !== 'open') return null;
  switch (mergeable) {
    case 'yes':
      return null;
    case 'conflict':
      return 'It conflicts with the base branch: somebody has to bring the branch up to date before it can be merged.';
    case 'unknown':
      return 'GitHub still works out whether it can be merged.';
  }
}
