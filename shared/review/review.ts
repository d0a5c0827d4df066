/** What stands in a review log, put together: threads, suggestions, versions. Pure. */

import type { Instant } from '../rules/index.ts';
import type { Anchor, ReviewEntryOf, SuggestedChunk } from './entries.ts';

export interface Comment {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  /** The latest words; empty where its author took it back. */
  readonly text: string;
  readonly mentions: readonly string[];
  readonly editedAt: Instant | null;
  readonly removed: 'no' | 'yes';
}

export interface Thread {
  /** That of its first comment. */
  readonly id: string;
  readonly anchor: Anchor | null;
  readonly quote: string;
  /** The first one and its replies, in the order of the log. */
  readonly comments: readonly Comment[];
  /** Null while it is open. */
  readonly resolved: { readonly by: string; readonly at: Instant } | null;
}

export type ChunkFate =
  | { readonly status: 'open' }
  | { readonly status: 'accepted' | 'rejected'; readonly by: string; readonly at: Instant }
  | { readonly status: 'withdrawn'; readonly by: string; readonly at: Instant };

export interface Suggestion {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly note: string;
  readonly chunks: readonly (SuggestedChunk & { readonly fate: ChunkFate })[];
}

export type Version = Omit<ReviewEntryOf<'version'>, 'type'>;

export interface Review {
  /** How many entries are of a type that only a later version of the app knows. */
  readonly later: number;
  /** In the order of the log. */
  readonly threads: readonly Thread[];
  readonly suggestions: readonly Suggestion[];
  readonly versions: readonly Version[];
}
