import type { Review, Thread } from '../../review/review.ts';
import type { HostEvent, Mention } from '../host-messages.ts';
import type { ClientStore } from '../ports.ts';
import { NoteSet } from './note-set.ts';

/** The most characters of a comment that a mention shows. */
const EXCERPT = 300;

export interface MentionsOptions {
  readonly ledger: string;
  readonly store: ClientStore;
  readonly me: () => { readonly person: string };
  readonly emit: (event: HostEvent) => void;
}

/**
 * Where the person of this device is mentioned in comments: until they answered in that thread or it
 * was resolved, the comment was taken back, or they put it away, on this device.
 */
export class Mentions {
  readonly #options: MentionsOptions;
  readonly #done: NoteSet;
  /** By document, whoever is meant: in a rehearsal one acts as several. */
  readonly #threads = new Map<string, readonly Thread[]>();
  #told = '[]';

  constructor(options: MentionsOptions) {
    this.#options = options;
    this.#done = new NoteSet(options.store, 'mentions-done');
  }

  /** The newest first. @throws HostError `disk` */
  async list(): Promise<Mention[]> {
    const { person } = this.#options.me();
    const done = await this.#done.all();
    return [...this.#threads]
      .flatMap(([document, threads]) =>
        threads.flatMap((thread) => mentionsIn(document, thread, person)),
      )
      .filter(({ comment }) => !done.has(doneBy(person, comment)))
      .sort((a, b) => b.at - a.at);
  }

  /** Resolves once it is flushed. @throws HostError `disk` */
  async done(comment: string): Promise<void> {
    await this.#done.add([doneBy(this.#options.me().person, comment)]);
    await this.tell();
  }

  /** What is said about a document now. */
  read(document: string, review: Review): void {
    const mentioning = review.threads.filter(
      ({ resolved, comments }) =>
        resolved === null && comments.some(({ mentions }) => mentions.length > 0),
    );
    if (mentioning.length === 0) this.#threads.delete(document);
    else this.#threads.set(document, mentioning);
  }

  /** Tells windows, where they were told something else before. */
  async tell(): Promise<void> {
    const { ledger, emit } = this.#options;
    const mentions = await this.list();
    const text = JSON.stringify(mentions);
    if (text === this.#told) return;
    this.#told = text;
    emit({ type: 'mentions', ledger, mentions });
  }
}

const doneBy = (person: string, comment: string): string => `${person} ${comment}`;

function mentionsIn(document: string, { id, comments }: Thread, person: string): Mention[] {
  const answered = comments.findLastIndex(({ by }) => by === person);
  return comments
    .slice(answered + 1)
    .flatMap(({ id: comment, by, at, text, mentions, removed }) => {
      if (removed === 'yes' || !mentions.includes(person)) return [];
      return [{ document, thread: id, comment, by, at, text: excerptOf(text) }];
    });
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= EXCERPT) return line;
  // Not within a pair of surrogates.
  return `${line.slice(0, EXCERPT - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
