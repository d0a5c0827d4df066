import type { Act, Position } from '../rules/context.ts';
import { canonicalJson, CanonicalJsonError } from '../documents/canonical-json.ts';
import type { Signer } from './crypto.ts';
import { fail, type Result } from './problem.ts';
import { CURRENT_RULES } from './rules-versions.ts';

/** An act as it is signed: what the rules decide about, and which ledger and rules it is for. */
export interface LedgerAct extends Act {
  /** The ledger's id; empty for the founding, whose hash becomes it. */
  readonly ledger: string;
  readonly rules: string;
}

/** An act's bytes, which are canonical JSON and so a text, and its device's signature over them. */
export interface SignedAct {
  readonly bytes: string;
  readonly signature: string;
}

/** The device that the relay's own acts name. */
export const RELAY_DEVICE = 'relay';

/** The most bytes an act may have, in UTF-8. */
export const MAX_ACT_BYTES = 1024 * 1024;

export interface ActFields {
  readonly ledger: string;
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly data: unknown;
  readonly basis: Position;
  readonly device: string;
}

/**
 * The bytes of an act.
 *
 * @throws CanonicalJsonError where `data` is not JSON of integers.
 */
export function makeAct(fields: ActFields): string {
  const { ledger, id, n, type, data, basis, device } = fields;
  const { seq, head } = basis;
  return canonicalJson({
    ledger,
    id,
    n,
    type,
    data,
    rules: CURRENT_RULES,
    basis: { seq, head },
    device,
  });
}

/** What a device signs. */
export function actMessage(bytes: string): string {
  return `convene-act/1\0${bytes}`;
}

export function signAct(bytes: string, signer: Signer): SignedAct {
  return { bytes, signature: signer.sign(actMessage(bytes)) };
}

const HASH = /^[0-9a-f]{64}$/;

/**
 * Reads an act's bytes, which must be canonical and hold exactly the eight fields. What `data`
 * holds, and the form of `id`, is for the rules to judge.
 */
export function readAct(bytes: string): Result<LedgerAct> {
  if (isLongerThan(bytes, MAX_ACT_BYTES)) {
    return fail('malformed-act', `the act has more than ${MAX_ACT_BYTES} bytes`);
  }
  const value = readCanonical(bytes);
  if (!value.ok) return value;
  const path = firstMalformed(value.value);
  if (path !== null) return fail('malformed-act', `the act's ${path} is missing or malformed`);
  // firstMalformed has looked at every field.
  return { ok: true, value: value.value as LedgerAct };
}

const read = new WeakMap<SignedAct, Result<LedgerAct>>();

/** As `readAct`; remembers what it read, as signatures are verified apart from the rest. */
export function readSigned(signed: SignedAct): Result<LedgerAct> {
  const known = read.get(signed);
  if (known !== undefined) return known;
  const act = readAct(signed.bytes);
  read.set(signed, act);
  return act;
}

function readCanonical(bytes: string): Result<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(bytes);
  } catch {
    return fail('malformed-act', 'the act is not JSON');
  }
  try {
    if (canonicalJson(value) === bytes) return { ok: true, value };
    return fail('not-canonical', 'the act does not encode to itself');
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    return fail('not-canonical', `the act has no canonical form: ${error.message}`);
  }
}

/** The rules ask for more; this much, so that what is kept under an id is bounded. */
const LONGEST_ID = 64;

/** The name of the first field that is not as it should be, or null. */
function firstMalformed(value: unknown): string | null {
  if (!isRecord(value)) return 'object';
  const { basis, data, device, id, ledger, n, rules, type } = value as Partial<Raw>;
  if (!isPosition(basis)) return 'basis';
  if (!isRecord(data)) return 'data';
  if (device !== RELAY_DEVICE && !isHash(device)) return 'device';
  if (typeof id !== 'string' || id.length > LONGEST_ID) return 'id';
  if (ledger !== '' && !isHash(ledger)) return 'ledger';
  if (!isCount(n) || n === 0) return 'n';
  if (typeof rules !== 'string') return 'rules';
  if (typeof type !== 'string') return 'type';
  // All eight are there, so there is room for no other.
  return Object.keys(value).length === 8 ? null : 'list of fields';
}

type Raw = Record<keyof LedgerAct, unknown>;

function isPosition(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { seq, head } = value as Partial<Record<keyof Position, unknown>>;
  return isCount(seq) && isHash(head) && Object.keys(value).length === 2;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && value.length === 64 && HASH.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a text has more bytes than that in UTF-8; counts only where it could. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 <= bytes) return false;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // A pair of surrogates takes four bytes, so each of the two counts two.
    count += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return count > bytes;
}

/** The text that an act names by its hash, if it names one. */
export function textNamedBy(act: Act): string | null {
  const named = isRecord(act.data) ? act.data['textSha256'] : undefined;
  return typeof named === 'string' && HASH.test(named) ? named : null;
}
