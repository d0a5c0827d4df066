/**
 * The lines of an export, which is also how a relay keeps its ledger: each is the canonical JSON of
 * one object (docs/PROTOCOL.md, "Export"). All but an act's own fields have a fixed form and a
 * known order, so a line is read by its form: what fits encodes to itself.
 */

import type { SignedAct } from './act.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { canonicalJson } from '../documents/canonical-json.ts';
import type { Entry } from './entry.ts';
import type { SignedStateHash } from './ledger-writer.ts';
import { fail, type Result } from './problem.ts';

export const EXPORT_FORMAT = 'convene-ledger/1';

/** The first line. */
export interface Genesis {
  readonly kind: 'genesis';
  readonly ledger: string;
  readonly rehearsal: boolean;
}

/** A text that the next entry is the first to need. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface EntryLine {
  readonly kind: 'entry';
  readonly act: SignedAct;
  readonly entry: Entry;
}

/** The last line. */
export interface Trailer {
  readonly kind: 'trailer';
  readonly seq: number;
  readonly head: string;
  /** The number of lines before this one. */
  readonly count: number;
}

export type ExportLine = Genesis | Snapshot | EntryLine | SignedStateHash | Trailer;

/** Writes a line, without its line feed. */
export function writeLine(line: ExportLine): string {
  switch (line.kind) {
    case 'genesis':
      return canonicalJson({ ...line, format: EXPORT_FORMAT });
    case 'snapshot':
      return canonicalJson({ ...line, bytes: encodeBase64url(line.bytes) });
    case 'entry':
      return writeEntry(line);
    case 'state':
    case 'trailer':
      return canonicalJson(line);
  }
}

/** The act stands in its line as it was signed, never encoded again. */
function writeEntry({ act, entry }: EntryLine): string {
  const { actHash, at, head, prev, seq, signature } = entry;
  const rest = canonicalJson({
    actHash,
    actSignature: act.signature,
    at,
    head,
    kind: 'entry',
    prev,
    seq,
    signature,
  });
  return `${ENTRY_START}${act.bytes},${rest.slice(1)}`;
}

const HASH = '([0-9a-f]{64})';
const SIGNATURE = '([A-Za-z0-9_-]{85}[AQgw])';
const NUMBER = '(0|[1-9][0-9]{0,14})';

const GENESIS = new RegExp(
  `^{"format":"${EXPORT_FORMAT}","kind":"genesis","ledger":"${HASH}","rehearsal":(true|false)}$`,
);
const STATE = new RegExp(
  `^{"kind":"state","seq":${NUMBER},"signature":"${SIGNATURE}","stateHash":"${HASH}"}$`,
);
const TRAILER = new RegExp(
  `^{"count":${NUMBER},"head":"${HASH}","kind":"trailer","seq":${NUMBER}}$`,
);

const SNAPSHOT_START = '{"bytes":"';
const SNAPSHOT_END = new RegExp(`^","kind":"snapshot","sha256":"${HASH}"}$`);
const SNAPSHOT_END_LENGTH = '","kind":"snapshot","sha256":""}'.length + 64;

const ENTRY_START = '{"act":';
const ACT_END = ',"actHash":"';
const ENTRY_END = new RegExp(
  `^${ACT_END}${HASH}","actSignature":"${SIGNATURE}","at":${NUMBER},"head":"${HASH}",` +
    `"kind":"entry","prev":"${HASH}","seq":${NUMBER},"signature":"${SIGNATURE}"}$`,
);

/** Reads a line, given without its line feed. An act's bytes are still to be read by `readAct`. */
export function readLine(text: string): Result<ExportLine> {
  const line = readForm(text);
  return line === null ? explain(text) : { ok: true, value: line };
}

function readForm(text: string): ExportLine | null {
  if (text.startsWith(ENTRY_START)) return readEntry(text);
  if (text.startsWith(SNAPSHOT_START)) return readSnapshot(text);
  return readGenesis(text) ?? readState(text) ?? readTrailer(text);
}

function readEntry(text: string): EntryLine | null {
  // The last, as an act may hold a field of that name.
  const end = text.lastIndexOf(ACT_END);
  const found = ENTRY_END.exec(text.slice(end));
  if (found === null) return null;
  const [, actHash = '', actSignature = '', at, head = '', prev = '', seq, signature = ''] = found;
  return {
    kind: 'entry',
    act: { bytes: text.slice(ENTRY_START.length, end), signature: actSignature },
    entry: { seq: Number(seq), prev, actHash, at: Number(at), head, signature },
  };
}

function readSnapshot(text: string): Snapshot | null {
  const end = text.length - SNAPSHOT_END_LENGTH;
  if (end < SNAPSHOT_START.length) return null;
  const sha256 = SNAPSHOT_END.exec(text.slice(end))?.[1];
  const bytes = decodeBase64url(text.slice(SNAPSHOT_START.length, end));
  return sha256 === undefined || bytes === null ? null : { kind: 'snapshot', sha256, bytes };
}

function readGenesis(text: string): Genesis | null {
  const found = GENESIS.exec(text);
  if (found === null) return null;
  const [, ledger = '', rehearsal] = found;
  return { kind: 'genesis', ledger, rehearsal: rehearsal === 'true' };
}

function readState(text: string): SignedStateHash | null {
  const found = STATE.exec(text);
  if (found === null) return null;
  const [, seq, signature = '', stateHash = ''] = found;
  return { kind: 'state', seq: Number(seq), signature, stateHash };
}

function readTrailer(text: string): Trailer | null {
  const found = TRAILER.exec(text);
  if (found === null) return null;
  const [, count, head = '', seq] = found;
  return { kind: 'trailer', count: Number(count), head, seq: Number(seq) };
}

/** A longer text is not read once more only to say what is wrong with it. */
const LONGEST_EXPLAINED = 1024 * 1024;

/** Says what is wrong with a line that has none of the forms. */
function explain(text: string): Result<never> {
  if (text.length > LONGEST_EXPLAINED) return MALFORMED;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('not-json', 'the line is not JSON');
  }
  return isCanonical(value, text)
    ? MALFORMED
    : fail('not-canonical', 'the line does not encode to itself');
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    // Numbers, strings or a depth that canonical JSON does not have.
    return false;
  }
}

const MALFORMED = fail(
  'malformed-line',
  'the line is no genesis, snapshot, entry, state or trailer, or a field of it is malformed',
);
