import { WebSocket } from 'ws';
import { readDocumentMessage } from '../../shared/protocol/document-messages.ts';

/**
 * A socket that keeps others' edits back until they are asked for: so a replica can be brought to
 * exactly the version of the document that somebody once typed into.
 */
export class HeldSocket extends WebSocket {
  readonly #held: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  #let = 0;

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message' || !isUpdate(args[0])) return super.emit(event, ...args);
    this.#held.push(() => super.emit(event, ...args));
    for (const wake of this.#waiting.splice(0)) wake();
    return true;
  }

  /** Resolves once so many messages of edits have come, since the beginning. */
  async hasCome(count: number): Promise<void> {
    while (this.#let + this.#held.length < count)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands on the next. */
  letIn(): void {
    const next = this.#held.shift();
    if (next === undefined) throw new Error('nothing is held');
    this.#let += 1;
    next();
  }
}

const isUpdate = (data: unknown): boolean =>
  data instanceof ArrayBuffer && readDocumentMessage(new Uint8Array(data)).type === 'update';
