import { Chain } from '../../shared/ledger/chain.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { fail, type Result } from '../../shared/ledger/problem.ts';
import type { LedgerEntry, Replica } from '../../shared/ledger/replica.ts';
import type { State } from '../../shared/rules/index.ts';
import type { Unit } from '../ledger-file/index.ts';

/** Entries that follow on a ledger, verified, and the units that they are kept in. */
export interface Portion {
  readonly units: readonly Unit[];
  readonly entries: readonly LedgerEntry[];
  /** After the last of them. */
  readonly state: State;
}

export interface Following {
  readonly replica: Replica;
  /** The hashes of the texts that are in the ledger's lines. */
  readonly texts: Iterable<string>;
}

/** After so many lines others get their turn of the event loop. */
const LINES_IN_TURN = 64;

/**
 * Reads lines as they follow on a ledger, checking everything about each, and leaves the ledger
 * itself as it is. They must be whole units.
 */
export async function readPortion(
  { replica, texts }: Following,
  lines: readonly string[],
): Promise<Result<Portion>> {
  const reader = readerAfter(replica, texts);
  const units: Unit[] = [];
  const entries: LedgerEntry[] = [];
  let waiting: string[] = [];
  for (const [index, text] of lines.entries()) {
    const read = reader.read(text);
    if (!read.ok) return read;
    const { line } = read.value;
    if (line.kind === 'trailer') return NO_TRAILER;
    waiting.push(text);
    if (line.kind === 'entry') entries.push({ act: line.act, entry: line.entry });
    if (isUnit(reader, line.kind)) {
      units.push({ seq: reader.replica.position.seq, lines: waiting });
      waiting = [];
    }
    if (index % LINES_IN_TURN === LINES_IN_TURN - 1) await endOfTurn();
  }
  if (waiting.length > 0) return NOT_WHOLE;
  return { ok: true, value: { units, entries, state: reader.replica.state } };
}

/** Whether a unit ends here: with its entry, or with the state hash that is due after it. */
function isUnit(reader: ExportReader, kind: string): boolean {
  return (kind === 'entry' && !reader.owesStateHash) || kind === 'state';
}

function readerAfter(replica: Replica, texts: Iterable<string>): ExportReader {
  const { crypto, rules } = replica.options;
  const options = { crypto, rules, entrySignatures: 'each', ledger: null } as const;
  if (replica.position.seq === 0) return new ExportReader(options);
  const chain = new Chain(replica.chain.heads(), replica.at);
  const { ledger, state } = replica;
  return new ExportReader(options, { ledger, chain, state, lines: 0, texts });
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const NO_TRAILER = fail('misplaced-line', 'entries that are handed over end without a trailer');
const NOT_WHOLE = fail('misplaced-line', 'the last lines are not a whole entry');
