import { writeRelayMessage } from '../../shared/protocol/ledger-messages.ts';
import type { LedgerStore } from '../ledger-file/index.ts';

/** Where a message of entries is full; one unit may be larger. */
const FRAME_BYTES = 256 * 1024;

/** An `entries` message as it goes out, and the last entry in it. */
export interface EntryFrame {
  readonly to: number;
  readonly text: string;
}

/** Messages of entries: what many clients wait for is read and written once. */
export class EntryFrames {
  readonly #store: Pick<LedgerStore, 'seq' | 'after'>;
  #last: { since: number; head: number; frame: Promise<EntryFrame> } | null = null;

  constructor(store: Pick<LedgerStore, 'seq' | 'after'>) {
    this.#store = store;
  }

  after(seq: number): Promise<EntryFrame> {
    const head = this.#store.seq;
    if (this.#last?.since === seq && this.#last.head === head) return this.#last.frame;
    const frame = this.#read(seq);
    const last = { since: seq, head, frame };
    this.#last = last;
    frame.catch(() => {
      // Whoever comes again is read to again.
      if (this.#last === last) this.#last = null;
    });
    return frame;
  }

  async #read(seq: number): Promise<EntryFrame> {
    const lines = await this.#store.after(seq, FRAME_BYTES);
    return {
      to: lines.to,
      text: writeRelayMessage({ type: 'entries', ...lines, lines: [...lines.lines] }),
    };
  }
}
