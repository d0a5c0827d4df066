import type { Act, Position } from '../rules/context.ts';
import { canonicalJson, CanonicalJsonError } from './canonical-json.ts';
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

const FIELDS = ['basis', 'data', 'device', 'id', 'ledger', 'n', 'rules', 'type'] as const;
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

/** The name of the first field that is not as it should be, or null. */
function firstMalformed(value: unknown): string | null {
  if (!isRecord(value)) return 'object';
  for (const field of FIELDS) {
    if (!Object.hasOwn(value, field) || !FORMS[field](value[field])) return field;
  }
  return Object.keys(value).length === FIELDS.length ? null : 'list of fields';
}

/** The rules ask for more; this much, so that what is kept under an id is bounded. */
const LONGEST_ID = 64;

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown, least: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);

const FORMS: { readonly [F in (typeof FIELDS)[number]]: (value: unknown) => boolean } = {
  basis: (value) =>
    isRecord(value) &&
    Object.keys(value).length === 2 &&
    isHash(value['head']) &&
    isCount(value['seq'], 0),
  data: isRecord,
  device: (value) => value === RELAY_DEVICE || isHash(value),
  id: (value) => typeof value === 'string' && value.length <= LONGEST_ID,
  ledger: (value) => value === '' || isHash(value),
  n: (value) => isCount(value, 1),
  rules: isText,
  type: isText,
};

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
