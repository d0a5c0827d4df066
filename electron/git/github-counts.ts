/** How many checks and reviews say what. */

import { z } from 'zod';
import type { PullRequest } from '../../shared/client/dip-repository.ts';

export const checksForm = z.object({
  check_runs: z.array(z.object({ status: z.string(), conclusion: z.string().nullable() })),
});

export const statusesForm = z.object({ statuses: z.array(z.object({ state: z.string() })) });

export const reviewsForm = z.array(
  z.object({ user: z.object({ login: z.string() }).nullable(), state: z.string() }),
);

type Outcome = keyof PullRequest['checks'];

/** GitHub's words for what stands in nobody's way. */
const PASSED = new Set(['success', 'neutral', 'skipped']);

/** Those of apps and those of commits; null where the token may not read them. */
export function countChecks(
  runs: z.infer<typeof checksForm> | null,
  statuses: z.infer<typeof statusesForm> | null,
): PullRequest['checks'] {
  const outcomes: Outcome[] = [
    ...(runs?.check_runs ?? []).map(({ status, conclusion }) =>
      status === 'completed' ? outcomeOf(conclusion ?? '') : 'pending',
    ),
    ...(statuses?.statuses ?? []).map(({ state }) =>
      state === 'pending' ? 'pending' : outcomeOf(state),
    ),
  ];
  const count = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  return { passed: count('passed'), failed: count('failed'), pending: count('pending') };
}

const outcomeOf = (word: string): Outcome => (PASSED.has(word) ? 'passed' : 'failed');

/** The last word of each reviewer; a mere comment takes none back. */
export function countReviews(reviews: z.infer<typeof reviewsForm>): PullRequest['reviews'] {
  const last = new Map<string, string>();
  for (const [index, { user, state }] of reviews.entries()) {
    // An account that is gone is nobody else's.
    const by = user?.login ?? `gone-${index}`;
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(state)) last.set(by, state);
  }
  const words = [...last.values()];
  return {
    approved: words.filter((word) => word === 'APPROVED').length,
    changesRequested: words.filter((word) => word === 'CHANGES_REQUESTED').length,
  };
}
