/** What GitHub's REST API says of pull requests, reviews and checks, as far as anybody here reads it. */

import type { BareRepository } from './bare-repository.ts';

export interface Review {
  readonly by: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
}

/** A run of an app's check, or a status of a commit, which is GitHub's older way. */
export interface Check {
  readonly kind: 'run' | 'status';
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'pending';
}

export interface Pull {
  readonly number: number;
  readonly repository: string;
  readonly author: string;
  title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  state: 'open' | 'closed';
  mergeCommit: string | null;
  readonly reviews: Review[];
  readonly checks: Check[];
  comments: number;
  /** Milliseconds. */
  updatedAt: number;
}

export function pullOf(pull: Pull, bare: BareRepository, origin: string): unknown {
  const [owner = ''] = pull.repository.split('/');
  const isOpen = pull.state === 'open';
  const head = bare.branch(pull.head);
  return {
    number: pull.number,
    html_url: `${origin}/${pull.repository}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body,
    user: { login: pull.author },
    state: pull.state,
    merged: pull.mergeCommit !== null,
    merged_at: pull.mergeCommit === null ? null : new Date(pull.updatedAt).toISOString(),
    mergeable: isOpen && head !== null ? bare.merges(pull.base, pull.head) === 'yes' : null,
    merge_commit_sha: pull.mergeCommit,
    head: { ref: pull.head, label: `${owner}:${pull.head}`, sha: head ?? '0'.repeat(40) },
    base: { ref: pull.base, label: `${owner}:${pull.base}` },
    comments: pull.comments,
    review_comments: 0,
    updated_at: new Date(pull.updatedAt).toISOString(),
  };
}

export function checksOf(checks: readonly Check[]): unknown {
  const runs = checks.filter(({ kind }) => kind === 'run');
  return {
    total_count: runs.length,
    check_runs: runs.map(({ name, outcome }, index) => ({
      id: index + 1,
      name,
      status: outcome === 'pending' ? 'in_progress' : 'completed',
      conclusion: outcome === 'pending' ? null : outcome,
    })),
  };
}

export function statusOf(checks: readonly Check[]): unknown {
  const statuses = checks.filter(({ kind }) => kind === 'status');
  return {
    // GitHub says `pending` where there is none at all.
    state: 'pending',
    total_count: statuses.length,
    statuses: statuses.map(({ name, outcome }) => ({ context: name, state: outcome })),
  };
}
