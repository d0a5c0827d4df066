/**
 * An entry's lines in the export format, without line feeds: before it the snapshots that it is the
 * first to need, after it the state hash if one is due; the first unit begins with the genesis.
 */
export interface Unit {
  readonly seq: number;
  readonly lines: readonly string[];
}

/** The lines of some units: those after entry `since`, up to and with entry `to`. */
export interface Lines {
  readonly since: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * Where a ledger is kept. `append` is the promise that everything rests on: once it resolves, the
 * units are there after any crash; where it rejects, none of them is, now or later.
 */
export interface LedgerStore {
  /** The last entry that is kept. */
  readonly seq: number;
  /** The units follow on the last one, in their order. */
  append(units: readonly Unit[]): Promise<void>;
  /** Units after an entry: as many as fit into so many bytes, but at least one if there is one. */
  after(seq: number, bytes: number): Promise<Lines>;
  /** The hashes of the snapshots among the lines. */
  texts(): Iterable<string>;
  hasText(sha256: string): boolean;
  /** The bytes of a snapshot among the lines; null where there is none of that hash. */
  text(sha256: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}
