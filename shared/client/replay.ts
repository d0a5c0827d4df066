import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../ledger/checkpoint.ts';
import { ExportReader, type Failure } from '../ledger/export-reader.ts';
import { ReadAhead } from '../ledger/read-ahead.ts';
import { rulesVersions } from '../ledger/rules-versions.ts';
import { SignaturesAhead } from '../ledger/signatures-ahead.ts';
import { RULES } from '../rules/index.ts';
import { LineIndex } from './line-index.ts';
import type { ClientPorts, ClientStore } from './ports.ts';

type Crypto = Pick<ClientPorts, 'crypto' | 'verifyElsewhere'>;

/** Every version of the rules that can be replayed here. */
export const RULES_HERE = rulesVersions(RULES);

/** A ledger as far as its lines on this device go, and what reads the lines that come. */
export interface Replayed {
  readonly reader: ExportReader;
  readonly ahead: SignaturesAhead;
  readonly index: LineIndex;
}

export type ReplayEnd =
  | { readonly result: 'replayed'; readonly replayed: Replayed }
  /** The checkpoint is not of these lines. */
  | { readonly result: 'checkpoint-unfit' }
  /** What is after so many lines is part of something that was never finished. */
  | { readonly result: 'unfinished'; readonly wholeLines: number }
  | { readonly result: 'damaged'; readonly failure: Failure };

/** A checkpoint, and what the lines that it stands for fold to. */
export interface KeptCheckpoint {
  readonly fold: string;
  readonly checkpoint: Checkpoint;
}

/** What is kept of a checkpoint: the fold of the lines, a line feed, and the checkpoint's text. */
export function writeKept(crypto: ClientPorts['crypto'], { reader, index }: Replayed): string {
  const { verified } = reader;
  if (verified === null) throw new Error('nothing is due, yet the ledger is not whole');
  return `${index.fold}\n${writeCheckpoint(crypto, verified)}`;
}

/** Null where there is none, or where it is damaged or of another version. */
export function readKept(
  crypto: ClientPorts['crypto'],
  text: string | null,
): KeptCheckpoint | null {
  const end = text?.indexOf('\n') ?? -1;
  if (text === null || end === -1) return null;
  const read = readCheckpoint(crypto, text.slice(end + 1));
  return read.ok ? { fold: text.slice(0, end), checkpoint: read.value } : null;
}

/** Replays the lines that are kept of a ledger, from a checkpoint where one is given. */
export async function replay(
  { crypto, verifyElsewhere }: Crypto,
  ledger: string,
  lines: AsyncIterable<string>,
  from: KeptCheckpoint | null,
): Promise<ReplayEnd> {
  const ahead = new SignaturesAhead(crypto, verifyElsewhere, 'each');
  const options = { rules: RULES_HERE, entrySignatures: 'each', ledger } as const;
  const reader = new ExportReader({ ...options, crypto: ahead.crypto }, from?.checkpoint);
  const index = new LineIndex((text) => crypto.sha256(text));
  const pushed = new ReadAhead(reader, ahead);
  const skipped = from?.checkpoint.lines ?? 0;
  for await (const line of lines) {
    index.note(line);
    if (index.lines === skipped && index.fold !== from?.fold) return { result: 'checkpoint-unfit' };
    if (index.lines > skipped) await pushed.push(line);
    if (reader.failure !== null) break;
  }
  await pushed.flush();
  if (index.lines < skipped) return { result: 'checkpoint-unfit' };
  if (reader.failure !== null) return { result: 'damaged', failure: reader.failure };
  const { wholeLines } = index;
  if (index.lines > wholeLines) return { result: 'unfinished', wholeLines };
  return { result: 'replayed', replayed: { reader, ahead, index } };
}

/** Replays all lines from the genesis, whatever checkpoint there is; tells the first failure. */
export async function verifyAll(
  ports: Crypto,
  ledger: string,
  store: Pick<ClientStore, 'lines'>,
): Promise<ReplayEnd> {
  return replay(ports, ledger, store.lines(), null);
}
