import type { ReactNode } from 'react';
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type ToastTone = 'info' | 'success' | 'warning' | 'danger';

export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

export interface ToastWords {
  readonly message: ReactNode;
  readonly tone: ToastTone;
  readonly action: ToastAction | undefined;
}

interface Said extends ToastWords {
  readonly key: string;
}

/** How long words that need no answer stay, in ms; those of something amiss stay until closed. */
const STAY = 7_000;
const MOST = 3;

/** What is said in passing: a few at a time, the newest first, and nothing twice. */
export class ToastMessages {
  readonly queue = new ToastQueue<ToastWords>({ maxVisibleToasts: MOST });
  #said: Said[] = [];

  /**
   * Says it; where it stands already, anew in the place of the old. What waits behind the newest few
   * would come up late, about nothing that one remembers: it goes, unless it needs an answer.
   */
  say(words: ToastWords): void {
    for (const { key } of this.#said.filter((said) => isSame(said, words))) this.queue.close(key);
    const room = MOST - 1 - this.#said.filter((said) => !passes(said)).length;
    for (const { key } of this.#said.filter(passes).slice(Math.max(0, room))) this.queue.close(key);
    const key = this.queue.add(words, {
      ...(passes(words) ? { timeout: STAY } : {}),
      onClose: () => {
        this.#said = this.#said.filter((said) => said.key !== key);
      },
    });
    this.#said = [{ ...words, key }, ...this.#said];
  }
}

const passes = ({ tone, action }: ToastWords): boolean => tone !== 'danger' && action === undefined;

const isSame = (one: ToastWords, other: ToastWords): boolean =>
  one.message === other.message && one.tone === other.tone && one.action === other.action;
