import { z } from 'zod';
import { readInstant, type Instant } from '../rules/index.ts';
import { UsageError } from './command-io.ts';

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

const shortened = (text: string): string => JSON.stringify(text.slice(0, 40));

/** Reads an instant with its time zone, or throws a UsageError that begins with `where`. */
export function instantAt(text: string, where: string): Instant {
  const instant = readInstant(text);
  if (instant !== null) return instant;
  throw new UsageError(
    `${where}: ${shortened(text)} is not an instant with a time zone, such as 2026-01-05T10:00:00Z`,
  );
}

function readLine(text: string, line: number, name: string): ScenarioLine {
  const where = `${name}, line ${line}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${where}: not JSON`);
  }
  const parsed = lineForm.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UsageError(`${where}: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? ''}`);
  }
  if (typeof value === 'object' && value !== null && !Object.hasOwn(value, 'data')) {
    throw new UsageError(`${where}: data: missing`);
  }
  return { line, ...parsed.data, at: instantAt(parsed.data.at, where) };
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
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const read = readLine(raw, index + 1, name);
    if (last !== undefined && read.at < last.at) {
      throw new UsageError(`${name}, line ${read.line}: the instant is before that of line ${last.line}`);
    }
    lines.push(read);
    last = read;
  }
  if (lines.length === 0) throw new UsageError(`${name} has no lines`);
  return lines;
}
