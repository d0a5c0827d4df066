/** What becomes of an output that is a DIP, as it is in the state. */

import type { Instant } from './instant.ts';

export type DipStatus =
  | 'submitted'
  | 'draft'
  | 'last-call'
  | 'accepted'
  | 'final'
  | 'denied'
  | 'rejected'
  | 'withdrawn'
  | 'deprecated';

export interface LastCall {
  readonly startedAt: Instant;
  readonly endsAt: Instant;
  readonly days: number;
  /** Why there is no engineering work, where there is none. */
  readonly noEngineering: string | null;
}

export interface DipRevision {
  readonly textSha256: string;
  readonly commit: string;
  readonly changes: 'editorial' | 'material';
  readonly at: Instant;
}

/** A DIP, under the id of its output. */
export interface Dip {
  readonly output: string;
  readonly status: DipStatus;
  readonly repository: string;
  readonly pullRequest: string | number;
  readonly commit: string;
  /** The latest text: the submitted, then the last revised. */
  readonly textSha256: string;
  readonly number: number | null;
  readonly manager: string | null;
  readonly round: number;
  readonly revisions: readonly DipRevision[];
  readonly lastCall: LastCall | null;
  readonly ballot: string | null;
  readonly workstreams: readonly string[];
  readonly concerns: readonly string[];
  readonly link: string | null;
}

export type WorkstreamStatus = 'planned' | 'in-progress' | 'sufficient' | 'complete';

export interface Workstream {
  readonly id: string;
  readonly output: string;
  readonly kind: 'diem-core' | 'move-framework' | 'off-chain';
  readonly title: string;
  readonly status: WorkstreamStatus;
  readonly note: string | null;
  readonly links: readonly string[];
}

export interface Concern {
  readonly id: string;
  readonly output: string;
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
  readonly resolution: { readonly by: string; readonly text: string } | null;
}
