/** Threads as the panel lists them. */

import type { Comment, Thread } from '../../../../shared/review/review.ts';

export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** Where a thread's passage is now. */
export type ThreadPlace =
  | { readonly kind: 'document' }
  | ({ readonly kind: 'passage' } & Passage)
  /** Nothing is left of the passage. */
  | { readonly kind: 'deleted' };

export interface PlacedThread {
  readonly thread: Thread;
  readonly place: ThreadPlace;
}

export type ThreadFilter = 'open' | 'resolved' | 'all';

export interface ThreadSection {
  readonly id: 'document' | 'passages' | 'deleted';
  readonly title: string;
  readonly threads: readonly PlacedThread[];
}

const TITLES: { readonly [S in ThreadSection['id']]: string } = {
  document: 'On the whole document',
  passages: 'On passages, in the order of the text',
  deleted: 'On passages that were deleted',
};

/** Whether all of a thread was taken back by its authors. */
const isEmpty = ({ comments }: Thread): boolean =>
  comments.every(({ removed }) => removed === 'yes');

/** Each thread with where its passage is now; `rangeOf` gives null where nothing of it is left. */
export function placeThreads(
  threads: readonly Thread[],
  rangeOf: (thread: Thread) => Passage | null,
): PlacedThread[] {
  return threads
    .filter((thread) => !isEmpty(thread))
    .map((thread) => ({ thread, place: placeOf(thread, rangeOf) }));
}

function placeOf(thread: Thread, rangeOf: (thread: Thread) => Passage | null): ThreadPlace {
  if (thread.anchor === null) return { kind: 'document' };
  const range = rangeOf(thread);
  return range === null ? { kind: 'deleted' } : { kind: 'passage', from: range.from, to: range.to };
}

const fits = ({ thread }: PlacedThread, filter: ThreadFilter): boolean =>
  filter === 'all' || (thread.resolved === null) === (filter === 'open');

/**
 * The threads of a filter: those on the whole document first, those on passages in the order of the
 * text, then those whose passage is gone; where two are at one place, the older first. A thread that
 * one has asked to see (`wanted`) is there whatever the filter. Sections without any are left out.
 */
export function threadSections(
  placed: readonly PlacedThread[],
  filter: ThreadFilter,
  wanted: string | null,
): ThreadSection[] {
  const shown = placed.filter((each) => fits(each, filter) || each.thread.id === wanted);
  const of = (kind: ThreadPlace['kind']) => shown.filter(({ place }) => place.kind === kind);
  const start = ({ place }: PlacedThread): number => (place.kind === 'passage' ? place.from : 0);
  const sections: ThreadSection[] = [
    { id: 'document', title: TITLES.document, threads: of('document') },
    {
      id: 'passages',
      title: TITLES.passages,
      threads: of('passage').sort((a, b) => start(a) - start(b)),
    },
    { id: 'deleted', title: TITLES.deleted, threads: of('deleted') },
  ];
  return sections.filter(({ threads }) => threads.length > 0);
}

/** How many threads each filter shows. */
export function threadCounts(threads: readonly Thread[]): { readonly [F in ThreadFilter]: number } {
  const there = threads.filter((thread) => !isEmpty(thread));
  const open = there.filter(({ resolved }) => resolved === null).length;
  return { open, resolved: there.length - open, all: there.length };
}

/** The comments of a thread that are shown: one that was taken back only where others answer it. */
export function shownComments({ comments }: Thread): readonly Comment[] {
  const last = comments.findLastIndex(({ removed }) => removed === 'no');
  return comments.slice(0, last + 1).filter(({ removed }, at) => removed === 'no' || at === 0);
}

/** The thread whose passage is the smallest around a place in the text; null for none. */
export function threadAt(
  passages: readonly (Passage & { readonly thread: string })[],
  at: number,
): string | null {
  const around = passages.filter(({ from, to }) => from <= at && at <= to);
  around.sort((a, b) => a.to - a.from - (b.to - b.from));
  return around[0]?.thread ?? null;
}
