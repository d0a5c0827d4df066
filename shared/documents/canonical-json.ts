/**
 * Canonical JSON: RFC 8785, of values whose numbers are integers that every reader holds exactly.
 *
 * No fractions, no exponents, nothing beyond 2^53 - 1, no lone surrogates, no more than 64 lists
 * and records inside one another. So a text is canonical exactly where reading it with any JSON
 * reader and writing it again gives the same bytes.
 */

/** How many lists and records may stand inside one another. */
export const MAX_DEPTH = 64;

/** A value that has no canonical text. `path` is dotted, empty for the whole value. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
  readonly path: string;
  readonly reason: string;

  constructor(path: readonly (string | number)[], reason: string) {
    super(path.length === 0 ? reason : `${path.join('.')}: ${reason}`);
    this.path = path.join('.');
    this.reason = reason;
  }
}

/** Printable ASCII that needs no escaping: nearly every string, told apart cheaply. */
const PLAIN = /^[ !#-[\]-~]*$/;
/** With the `u` flag, a surrogate of a pair is not matched. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

type Path = (string | number)[];

/**
 * Writes a value as canonical JSON. Fields that are `undefined` are left out, as JSON does; in a
 * list, or as the whole value, `undefined` is an error.
 *
 * @throws CanonicalJsonError naming the path of the first value that cannot be written.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, path: Path): string {
  switch (typeof value) {
    case 'string':
      return quote(value, path);
    case 'number':
      // RFC 8785 writes -0 as 0, and so does String.
      if (!Number.isSafeInteger(value)) throw new CanonicalJsonError(path, 'not a safe integer');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeContainer(value, path);
    default:
      throw new CanonicalJsonError(path, `no JSON for ${typeof value}`);
  }
}

function quote(text: string, path: Path): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new CanonicalJsonError(path, 'a lone surrogate');
  // JSON.stringify escapes exactly as RFC 8785 asks, but for lone surrogates.
  return JSON.stringify(text);
}

function writeContainer(value: object, path: Path): string {
  // Each list or record on the way here has left one step in the path.
  if (path.length >= MAX_DEPTH) throw new CanonicalJsonError(path, `deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) return writeList(value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalJsonError(path, 'not plain data');
  }
  return writeRecord(value as Record<string, unknown>, path);
}

function writeList(list: readonly unknown[], path: Path): string {
  let text = '[';
  for (let index = 0; index < list.length; index += 1) {
    path.push(index);
    text += index === 0 ? write(list[index], path) : `,${write(list[index], path)}`;
    path.pop();
  }
  return `${text}]`;
}

function writeRecord(record: Record<string, unknown>, path: Path): string {
  let text = '';
  // RFC 8785 sorts by UTF-16 code units, which is what sort does without a comparison.
  for (const key of Object.keys(record).sort()) {
    const value = record[key];
    if (value === undefined) continue;
    path.push(key);
    text += `${text === '' ? '{' : ','}${quote(key, path)}:${write(value, path)}`;
    path.pop();
  }
  return text === '' ? '{}' : `${text}}`;
}
