/** When a checkpoint is due, for a text that is edited here. */

/** At most one in so many milliseconds of editing. */
export const CHECKPOINT_EVERY = 10 * 60_000;

export interface CheckpointPorts {
  /** By any one clock, in ms. */
  readonly now: () => number;
  /** Runs it after so many ms; the returned function calls it off. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** When anybody last made a version of this text, by the same clock; null where nobody did. */
  readonly lastVersionAt: () => number | null;
  readonly keep: () => void;
}

export class AutomaticCheckpoints {
  readonly #ports: CheckpointPorts;
  #calledOff: (() => void) | null = null;

  constructor(ports: CheckpointPorts) {
    this.#ports = ports;
  }

  /** Something was written here. */
  edited(): void {
    this.#calledOff ??= this.#ports.later(() => this.#due(), CHECKPOINT_EVERY);
  }

  /** The document is no longer on the screen. */
  left(): void {
    if (this.#calledOff === null) return;
    this.#stop();
    this.#ports.keep();
  }

  #due(): void {
    this.#stop();
    const { now, later, lastVersionAt, keep } = this.#ports;
    const since = now() - (lastVersionAt() ?? Number.NEGATIVE_INFINITY);
    // Of several people who write, one keeps it for all; a clock that is off puts nothing off for long.
    if (since >= 0 && since < CHECKPOINT_EVERY)
      this.#calledOff = later(() => this.#due(), CHECKPOINT_EVERY - since);
    else keep();
  }

  #stop(): void {
    this.#calledOff?.();
    this.#calledOff = null;
  }
}
