/** The page's side of the dictionary: one worker for the window, started when it is first needed. */

import { trustedWorkerUrl } from '../../host/trusted-worker-url.ts';
import type { SpellingReply, SpellingRequest } from './messages.ts';

export type Spelling = 'right' | 'wrong';

/** Words that were looked up; more are forgotten all at once. */
const MOST_KNOWN = 50_000;

export class Speller {
  readonly #known = new Map<string, Spelling>();
  readonly #checks = new Map<number, { words: readonly string[]; done: () => void }>();
  readonly #suggestions = new Map<number, (words: readonly string[]) => void>();
  readonly #start: () => Worker;
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(start: () => Worker = startWorker) {
    this.#start = start;
  }

  /** Null where it was not looked up yet. */
  known(word: string): Spelling | null {
    return this.#known.get(word) ?? null;
  }

  /** Looks words up; resolves once all are known. */
  async check(words: readonly string[]): Promise<void> {
    if (words.length === 0) return;
    await new Promise<void>((done) => {
      const id = this.#ask({ type: 'check', words });
      this.#checks.set(id, { words, done });
    });
  }

  suggest(word: string): Promise<readonly string[]> {
    return new Promise((resolve) => {
      this.#suggestions.set(this.#ask({ type: 'suggest', word }), resolve);
    });
  }

  #ask(
    request:
      | { readonly type: 'check'; readonly words: readonly string[] }
      | { readonly type: 'suggest'; readonly word: string },
  ): number {
    this.#lastId += 1;
    const id = this.#lastId;
    const worker = this.#running();
    const asked: SpellingRequest = { ...request, id };
    worker.postMessage(asked);
    return id;
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<SpellingReply>) => this.#hear(data));
    this.#worker = worker;
    return worker;
  }

  #hear(reply: SpellingReply): void {
    if (reply.type === 'suggested') {
      this.#suggestions.get(reply.id)?.(reply.words);
      this.#suggestions.delete(reply.id);
      return;
    }
    const check = this.#checks.get(reply.id);
    this.#checks.delete(reply.id);
    if (check === undefined) return;
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    const wrong = new Set(reply.wrong);
    for (const word of check.words) this.#known.set(word, wrong.has(word) ? 'wrong' : 'right');
    check.done();
  }
}

const startWorker = (): Worker =>
  new Worker(trustedWorkerUrl('spelling'), { type: 'module', name: 'convene-spelling' });

let shared: Speller | null = null;

export function windowSpeller(): Speller {
  shared ??= new Speller();
  return shared;
}
