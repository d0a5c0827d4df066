import MiniSearch, { type SearchOptions } from 'minisearch';
import type { SearchEntry, SearchKind } from './entry.ts';
import { excerptOf } from './excerpt.ts';
import { holdsPhrase, readQuery, type Query } from './query.ts';
import { termsOf } from './words.ts';

export interface Found {
  readonly kind: SearchKind;
  readonly title: string;
  readonly place: string;
  readonly excerpt: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

export interface FoundAll {
  readonly hits: readonly Found[];
  readonly total: number;
}

interface Indexed {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** A title says what something is about; that somebody once did something, least. */
const WEIGHTS: Readonly<Record<SearchKind, number>> = {
  group: 1.5,
  person: 1.4,
  dip: 1.2,
  document: 1,
  discussion: 1,
  comment: 0.8,
  decision: 0.6,
};

/** Entries are looked at for a phrase up to so many. */
const MOST_FOR_PHRASES = 2000;

/** What can be found on this device, by the words in it. Kept in memory; whoever fills it pauses. */
export class SearchIndex {
  readonly #words = new MiniSearch<Indexed>({
    fields: ['title', 'text'],
    tokenize: termsOf,
    processTerm: (term) => term,
  });
  readonly #entries = new Map<number, SearchEntry>();
  /** What each source has brought. */
  readonly #sources = new Map<string, ReadonlySet<number>>();
  #nextId = 1;

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Puts the entries of a source in the place of those that it had; what is the same stays. Each
   * step, which gives what it has put, is short: whoever runs it may do other things in between.
   */
  *put(source: string, entries: Iterable<SearchEntry>): Generator<SearchEntry> {
    const old = new Map<string, number[]>();
    for (const id of this.#sources.get(source) ?? []) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) old.set(keyOf(entry), [...(old.get(keyOf(entry)) ?? []), id]);
    }
    const ids = new Set<number>();
    for (const entry of entries) {
      const same = old.get(keyOf(entry))?.shift();
      if (same === undefined) {
        ids.add(this.#add(entry));
        yield entry;
      } else {
        // It may have moved to another line.
        this.#entries.set(same, entry);
        ids.add(same);
      }
    }
    for (const id of [...old.values()].flat()) this.#discard(id);
    if (ids.size === 0) this.#sources.delete(source);
    else this.#sources.set(source, ids);
  }

  /** What fits best comes first: where all words are found, then where some are. */
  find(typed: string, limit: number): FoundAll {
    const query = readQuery(typed);
    if (query.terms.length === 0) return { hits: [], total: 0 };
    const ranked = this.#ranked(query, limit);
    const hits = ranked.slice(0, limit).flatMap(({ id, terms }) => {
      const entry = this.#entries.get(id);
      return entry === undefined ? [] : [shown(entry, new Set(terms))];
    });
    return { hits, total: ranked.length };
  }

  #ranked(
    query: Query,
    limit: number,
  ): { readonly id: number; readonly terms: readonly string[] }[] {
    const all = this.#search(query, 'AND');
    if (query.phrases.length > 0) {
      return all.slice(0, MOST_FOR_PHRASES).filter(({ id }) => {
        const { title, text } = this.#entries.get(id) ?? { title: '', text: '' };
        return query.phrases.every(
          (phrase) => holdsPhrase(text, phrase) || holdsPhrase(title, phrase),
        );
      });
    }
    if (query.terms.length === 1 || all.length >= limit) return all;
    const telling = query.terms.filter((term) => term.length > 3 || !/^[a-z]+$/.test(term));
    if (telling.length === 0) return all;
    const known = new Set(all.map(({ id }) => id));
    return [
      ...all,
      ...this.#search({ ...query, terms: telling }, 'OR').filter(({ id }) => !known.has(id)),
    ];
  }

  #search({ terms, loose }: Query, combineWith: 'AND' | 'OR') {
    const options: SearchOptions = {
      combineWith,
      tokenize: () => [...terms],
      boost: { title: 3 },
      weights: { prefix: 0.6, fuzzy: 0.2 },
      prefix: (term) => loose.has(term) && (term.length > 1 || !/[a-z0-9]/.test(term)),
      fuzzy: (term) => (loose.has(term) && term.length > 4 && !/\d/.test(term) ? 0.15 : false),
      maxFuzzy: 2,
      boostDocument: (id: number) => WEIGHTS[this.#entries.get(id)?.kind ?? 'document'],
    };
    return this.#words.search(terms.join(' '), options).map(({ id, terms: found }) => {
      return { id: Number(id), terms: found };
    });
  }

  #add(entry: SearchEntry): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#entries.set(id, entry);
    this.#words.add({ id, title: entry.title, text: entry.text });
    return id;
  }

  #discard(id: number): void {
    this.#entries.delete(id);
    this.#words.discard(id);
  }
}

const keyOf = ({ title, text }: SearchEntry): string => `${title}\n${text}`;

function shown({ kind, title, place, line, text }: SearchEntry, terms: ReadonlySet<string>): Found {
  const { text: excerpt, marks, at } = excerptOf(text, terms);
  const lines = text.slice(0, at).split('\n').length - 1;
  const where = line === undefined ? place : `${place}?line=${line + lines}`;
  return { kind, title, place: where, excerpt, marks };
}
