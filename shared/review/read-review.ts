import type { Instant } from '../rules/index.ts';
import type { ReviewEntry, ReviewEntryOf, SuggestedChunk } from './entries.ts';
import { readEntry, type ReadEntry } from './read-entry.ts';
import type { ChunkFate, Comment, Review, Suggestion, Thread, Version } from './review.ts';

/** Values of a log never change, so each is looked at once. */
const known = new WeakMap<object, ReadEntry>();

function read(value: unknown): ReadEntry {
  if (typeof value !== 'object' || value === null) return readEntry(value);
  const before = known.get(value);
  if (before !== undefined) return before;
  const found = readEntry(value);
  known.set(value, found);
  return found;
}

/**
 * Puts together what stands in the array of a log, in its order. What is no entry, and what has no
 * effect (an edit of another's comment, a reply to no thread, an id that was there before), is
 * skipped: no log makes this throw.
 */
export function readReview(values: readonly unknown[]): Review {
  const log = new Log();
  for (const value of values) {
    const found = read(value);
    if (found.type === 'later') log.later += 1;
    if (found.type === 'entry') log.add(found.entry);
  }
  return log.review();
}

interface Said {
  readonly by: string;
  readonly at: Instant;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface OpenThread extends Omit<Thread, 'comments' | 'resolved'> {
  readonly comments: Writable<Comment>[];
  resolved: Said | null;
}

interface OpenChunk {
  readonly chunk: SuggestedChunk;
  decision: ChunkFate & { readonly status: 'open' | 'accepted' | 'rejected' };
  withdrawn: Said | null;
}

interface OpenSuggestion extends Omit<Suggestion, 'chunks'> {
  readonly chunks: ReadonlyMap<string, OpenChunk>;
}

class Log {
  later = 0;
  readonly #ids = new Set<string>();
  readonly #threads = new Map<string, OpenThread>();
  readonly #comments = new Map<string, Writable<Comment>>();
  readonly #suggestions = new Map<string, OpenSuggestion>();
  readonly #versions: Version[] = [];

  add(entry: ReviewEntry): void {
    if (this.#ids.has(entry.id)) return;
    this.#ids.add(entry.id);
    switch (entry.type) {
      case 'comment': {
        const { id, anchor, quote } = entry;
        const thread = { id, anchor, quote, comments: [], resolved: null };
        this.#threads.set(id, thread);
        return this.#comment(thread, entry);
      }
      case 'reply': {
        const thread = this.#threads.get(entry.thread);
        return thread && this.#comment(thread, entry);
      }
      case 'edit':
        return this.#edit(entry);
      case 'remove':
        return this.#remove(entry);
      case 'resolve':
      case 'reopen': {
        const thread = this.#threads.get(entry.thread);
        if (thread) thread.resolved = entry.type === 'reopen' ? null : said(entry);
        return;
      }
      case 'suggestion':
        return this.#suggest(entry);
      case 'decision':
        return this.#decide(entry);
      case 'withdraw':
        return this.#withdraw(entry);
      case 'version': {
        const { type: _type, ...version } = entry;
        this.#versions.push(version);
      }
    }
  }

  #comment(thread: OpenThread, entry: ReviewEntryOf<'comment' | 'reply'>): void {
    const { id, by, at, text, mentions } = entry;
    const comment = { id, by, at, text, mentions, editedAt: null, removed: 'no' } as const;
    thread.comments.push({ ...comment });
    this.#comments.set(id, thread.comments.at(-1) ?? comment);
  }

  /** The comment that its author may still change. */
  #own({ target, by }: ReviewEntryOf<'edit' | 'remove'>): Writable<Comment> | null {
    const comment = this.#comments.get(target);
    return comment?.by === by && comment.removed === 'no' ? comment : null;
  }

  #edit(entry: ReviewEntryOf<'edit'>): void {
    const comment = this.#own(entry);
    if (comment === null) return;
    comment.text = entry.text;
    comment.mentions = entry.mentions;
    comment.editedAt = entry.at;
  }

  #remove(entry: ReviewEntryOf<'remove'>): void {
    const comment = this.#own(entry);
    if (comment === null) return;
    comment.text = '';
    comment.mentions = [];
    comment.removed = 'yes';
  }

  #suggest({ id, by, at, note, chunks }: ReviewEntryOf<'suggestion'>): void {
    const open = new Map<string, OpenChunk>();
    for (const chunk of chunks)
      if (!open.has(chunk.id))
        open.set(chunk.id, { chunk, decision: { status: 'open' }, withdrawn: null });
    this.#suggestions.set(id, { id, by, at, note, chunks: open });
  }

  #decide({ suggestion, chunks, outcome, by, at }: ReviewEntryOf<'decision'>): void {
    for (const id of chunks) {
      const chunk = this.#suggestions.get(suggestion)?.chunks.get(id);
      if (chunk === undefined) continue;
      chunk.decision = outcome === 'open' ? { status: 'open' } : { status: outcome, by, at };
    }
  }

  #withdraw(entry: ReviewEntryOf<'withdraw'>): void {
    const suggestion = this.#suggestions.get(entry.suggestion);
    if (suggestion?.by !== entry.by) return;
    for (const chunk of suggestion.chunks.values())
      if (chunk.decision.status === 'open') chunk.withdrawn ??= said(entry);
  }

  review(): Review {
    return {
      later: this.later,
      threads: [...this.#threads.values()],
      suggestions: [...this.#suggestions.values()].map(({ chunks, ...suggestion }) => ({
        ...suggestion,
        chunks: [...chunks.values()].map((chunk) => ({ ...chunk.chunk, fate: fateOf(chunk) })),
      })),
      versions: this.#versions,
    };
  }
}

const said = ({ by, at }: Said): Said => ({ by, at });

/** Who accepted a chunk that was being withdrawn has changed the text: that is what counts. */
function fateOf({ decision, withdrawn }: OpenChunk): ChunkFate {
  if (decision.status !== 'open' || withdrawn === null) return decision;
  return { status: 'withdrawn', ...withdrawn };
}
