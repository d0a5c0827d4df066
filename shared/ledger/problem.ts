/**
 * What does not hold about a ledger, a line of an export or an act as it came in. The codes are
 * stable; they stand in docs/PROTOCOL.md. A problem is never a refusal: the rules refuse acts that
 * are well made, a problem is a defect in the making, the order or the keeping.
 */

export const PROBLEM_CODES = [
  // Lines of an export.
  'empty',
  'line-too-long',
  'not-utf-8',
  'not-json',
  'not-canonical',
  'malformed-line',
  'misplaced-line',
  'no-trailer',
  'trailer',
  'genesis',
  'no-line-end',
  // Snapshots.
  'snapshot-hash',
  'snapshot-order',
  'snapshot-unneeded',
  'snapshot-missing',
  // Acts.
  'malformed-act',
  'act-hash',
  'act-signature',
  'other-ledger',
  'rules-unknown',
  'basis',
  // Entries.
  'seq',
  'prev',
  'at',
  'head',
  'entry-signature',
  'closing',
  'refused',
  // State hashes.
  'state-hash',
  'state-signature',
  'state-missing',
  // A writer that cannot go on.
  'relay-moved',
  'fate-unknown',
  // A checkpoint.
  'checkpoint',
  // A defect of the program itself.
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** One clear sentence, in English, without the code. */
  readonly message: string;
}

export function problem(code: ProblemCode, message: string): Problem {
  return { code, message };
}

/** As it is printed: `act-signature: …`. */
export function describeProblem({ code, message }: Problem): string {
  return `${code}: ${message}`;
}

/** Either a value or what stands in its way. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function fail(code: ProblemCode, message: string): { ok: false; problem: Problem } {
  return { ok: false, problem: problem(code, message) };
}
