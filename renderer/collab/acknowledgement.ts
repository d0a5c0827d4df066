import * as Y from 'yjs';
import type { Durable } from '../../shared/protocol/document-messages.ts';

/**
 * What of this device's edits the relay has on its disk, by its own word. A state vector says
 * nothing of deletions: so both are looked at, the highest clock of this client and how many of the
 * messages of this connection are settled.
 */
export class Acknowledgement {
  readonly #doc: Y.Doc;
  #sent = 0;
  #settled = 0;
  /** Whether the relay was given what it lacks of the document as it was when connecting. */
  #answered = false;
  #clock = 0;
  #told = false;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** A new connection: nothing was sent on it, and nothing settled. */
  begin(): void {
    this.#sent = 0;
    this.#settled = 0;
    this.#answered = false;
    this.#told = false;
  }

  sent(kind: 'update' | 'answer'): void {
    this.#sent += 1;
    if (kind === 'answer') this.#answered = true;
  }

  get hasAnswered(): boolean {
    return this.#answered;
  }

  /** True for the first of a connection, which names all clients. */
  take({ settled, stateVector }: Durable): boolean {
    this.#settled = Math.max(this.#settled, settled);
    const clock = Y.decodeStateVector(stateVector).get(this.#doc.clientID) ?? 0;
    this.#clock = Math.max(this.#clock, clock);
    const first = !this.#told;
    this.#told = true;
    return first;
  }

  /** Whether all that is in the document is on the relay's disk. */
  get isWhole(): boolean {
    const written = Y.getState(this.#doc.store, this.#doc.clientID);
    return this.#told && this.#answered && this.#settled >= this.#sent && this.#clock >= written;
  }
}
