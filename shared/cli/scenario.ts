import { z } from 'zod';
import { LAST_INSTANT } from '../ledger/replica.ts';
import { readInstant, type Instant } from '../rules/index.ts';
import { UsageError } from './command-io.ts';
import { formProblem, quoted } from './form-problem.ts';

/** One line of a scenario: who does what, when. `line` counts the file's lines from 1. */
export interface ScenarioLine {
  readonly line: number;
  readonly at: Instant;
  readonly by: string;
  readonly act: string;
  readonly data: unknown;
}

const lineForm = z.strictObject({
  at: z.string(),
  by: z.string(),
  act: z.string(),
  data: z.unknown(),
});

/**
 * Reads an instant with its time zone: a ledger counts from 1970 and writes years with four digits.
 *
 * @throws UsageError, which begins with `where`, for anything else.
 */
export function instantAt(text: string, where: string): Instant {
  const instant = readInstant(text);
  if (instant !== null && instant >= 0 && instant < LAST_INSTANT) return instant;
  throw new UsageError(
    `${where} ${quoted(text)} is not an instant from 1970 to 9999 with its time zone, ` +
      'such as 2026-01-05T10:00:00Z',
  );
}

function readLine(text: string, line: number, where: string): ScenarioLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${where}: not JSON`);
  }
  const parsed = lineForm.safeParse(value);
  if (!parsed.success) {
    throw new UsageError(`${where}: ${formProblem(parsed.error, value, 'the line')}`);
  }
  if (!Object.hasOwn(value as object, 'data')) throw new UsageError(`${where}: data is missing`);
  return { line, ...parsed.data, at: instantAt(parsed.data.at, `${where}: at`) };
}

/** The lines of a text with their numbers, one at a time: a large text may have very many. */
function* numberedLines(text: string): Generator<{ readonly line: number; readonly raw: string }> {
  let line = 1;
  for (let from = 0; from <= text.length; line += 1) {
    const end = text.indexOf('\n', from);
    const upTo = end === -1 ? text.length : end;
    yield { line, raw: text.slice(from, upTo) };
    from = upTo + 1;
  }
}

/**
 * Reads a scenario: JSON Lines of `{"at", "by", "act", "data"}`, in the order of their instants.
 * Lines of nothing but white space are passed over.
 *
 * @throws UsageError, with the line's number, for the first line that cannot be played.
 */
export function readScenario(text: string, name: string): ScenarioLine[] {
  const lines: ScenarioLine[] = [];
  let last: ScenarioLine | undefined;
  for (const { line, raw } of numberedLines(text)) {
    if (raw.trim() === '') continue;
    const where = `${JSON.stringify(name)}, line ${line}`;
    const read = readLine(raw, line, where);
    if (last !== undefined && read.at < last.at) {
      throw new UsageError(`${where}: at is before that of line ${last.line}`);
    }
    lines.push(read);
    last = read;
  }
  if (lines.length === 0) throw new UsageError(`${JSON.stringify(name)} has no lines`);
  return lines;
}
