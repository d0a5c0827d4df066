import { fail, type Result } from './problem.ts';

/** The most bytes that a line of an export may have, its line feed aside. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Reads bytes as UTF-8, a byte order mark as a character; null where they are not UTF-8. */
export type DecodeUtf8 = (bytes: Uint8Array) => string | null;

const LINE_FEED = 10;

/**
 * Makes lines out of a stream of bytes, of which it never holds more than one line. Lines end with
 * a line feed, the last one too.
 */
export class LineSplitter {
  readonly #decode: DecodeUtf8;
  /** What has come of a line that is not at its end yet. */
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(decode: DecodeUtf8) {
    this.#decode = decode;
  }

  /**
   * The lines that end in these bytes, without their line feeds. A problem is the last it gives:
   * nothing after it can be told apart.
   */
  *push(chunk: Uint8Array): Generator<Result<string>, void> {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, from);
      const part = chunk.subarray(from, end === -1 ? chunk.length : end);
      this.#length += part.length;
      if (this.#length > MAX_LINE_BYTES) {
        this.#parts = [];
        yield fail('line-too-long', `the line has more than ${MAX_LINE_BYTES} bytes`);
        return;
      }
      if (end === -1) {
        // A copy, as whoever reads the stream may use the same memory for the next part.
        if (part.length > 0) this.#parts.push(part.slice());
        return;
      }
      yield this.#line(part);
      from = end + 1;
    }
  }

  /** Says that there are no more bytes; the last line must have ended. */
  end(): Result<null> {
    return this.#length === 0
      ? { ok: true, value: null }
      : fail('no-line-end', 'the last line does not end with a line feed');
  }

  #line(last: Uint8Array): Result<string> {
    const text = this.#decode(this.#parts.length === 0 ? last : this.#joined(last));
    this.#parts = [];
    this.#length = 0;
    return text === null ? fail('not-utf-8', 'the line is not UTF-8') : { ok: true, value: text };
  }

  #joined(last: Uint8Array): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of [...this.#parts, last]) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
