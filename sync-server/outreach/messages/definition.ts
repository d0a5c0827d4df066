import type { Instant, State } from '../../../shared/rules/index.ts';
import type { MessageView, Outgoing } from '../outgoing.ts';
import type { Letter } from './letter.ts';

/** A message that is to be worked out. */
export interface Given {
  readonly task: Outgoing;
  readonly view: MessageView;
  readonly state: State;
  readonly now: Instant;
}

/** One kind of message, by the name in a task's `about`. */
export interface MessageDefinition {
  /**
   * Whether what it is about still stands. Who gets it, and what they wish, is looked at for all
   * messages alike (`wanted.ts`).
   */
  readonly wanted: (given: Given) => boolean;
  /** Its words; asked only where it is wanted. */
  readonly letter: (given: Given) => Letter | Promise<Letter>;
}
