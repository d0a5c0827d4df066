import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { REVIEW_ROOT, type ReviewEntry, type Said } from '../../shared/review/entries.ts';
import { readReview } from '../../shared/review/read-review.ts';
import type { Review } from '../../shared/review/review.ts';
import { relayNow } from '../stores/association-store.ts';
import { useAssociationStore } from '../stores/use-association.tsx';
import { useDocument, type DocumentHandle } from './use-document.ts';

/** The review log of a document, as this device has it. */
export interface ReviewHandle {
  /** Of the log: `mayWrite` says whether anything can be said now. */
  readonly handle: DocumentHandle;
  readonly review: Review;
  /** Adds to the log; gives the new entry's id. */
  readonly say: (said: Said) => string;
}

/** The name of the document that holds what is said about another. */
export const reviewOf = (document: string): string => `comments/${document}`;

/** Opens the review log of a document (`output/…`); null until all this device has is loaded. */
export function useReview(document: string): ReviewHandle | null {
  const store = useAssociationStore();
  const handle = useDocument(reviewOf(document));
  const doc = handle?.doc ?? null;
  const log = useMemo(() => (doc === null ? null : new ReviewLog(doc)), [doc]);
  const review = useSyncExternalStore(log?.subscribe ?? noNews, log?.read ?? nothing);
  return useMemo(() => {
    if (handle === null || log === null || review === null) return null;
    const say = (said: Said): string => {
      const view = store.getState();
      return log.say(said, { by: view.me.person, at: relayNow(view) });
    };
    return { handle, review, say };
  }, [handle, log, review, store]);
}

const noNews = () => (): void => {};
const nothing = (): null => null;

/** The log of a `Y.Doc`. */
export class ReviewLog {
  readonly #entries: Y.Array<unknown>;
  #review: Review | null = null;

  constructor(doc: Y.Doc) {
    this.#entries = doc.getArray(REVIEW_ROOT);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const changed = (): void => {
      this.#review = null;
      listener();
    };
    this.#entries.observe(changed);
    // Whatever came between reading and subscribing.
    this.#review = null;
    return () => this.#entries.unobserve(changed);
  };

  readonly read = (): Review => {
    this.#review ??= readReview(this.#entries.toArray());
    return this.#review;
  };

  say(said: Said, { by, at }: Pick<ReviewEntry, 'by' | 'at'>): string {
    const id = newEntryId();
    this.#entries.push([{ ...said, id, by, at }]);
    return id;
  }
}

/** 128 random bits: of an entry, or of a chunk of a suggestion. */
export const newEntryId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
