import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where the scenarios are: `<name>.jsonl`, and beside it what the contract says of it. */
export const FOLDER = dirname(fileURLToPath(import.meta.url));

const anyRecord = z.record(z.string(), z.unknown());

const duty = z.strictObject({
  duty: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
  /** Left out where the contract does not say when. */
  due: z.string().optional(),
});

const duties = z.record(z.string(), z.array(duty));

const expectedForm = z.strictObject({
  story: z.string(),
  /** The number of lines; those not refused are accepted. */
  lines: z.int(),
  /** By the line's number. `details` are left out where the contract names none. */
  refused: z.record(
    z.string(),
    z.strictObject({ code: z.string(), details: anyRecord.optional() }),
  ),
  /** What must hold part of the way: after that line, and moved on to that instant. */
  moments: z
    .array(
      z.strictObject({
        after: z.int(),
        until: z.string().optional(),
        /** Only what is named is compared. */
        state: anyRecord.optional(),
        duties: duties.optional(),
      }),
    )
    .default([]),
  /** What must hold at the end, moved on to that instant. */
  until: z.string().optional(),
  state: anyRecord,
  duties: duties.default({}),
});

export type Expected = z.infer<typeof expectedForm>;
export type ExpectedDuty = z.infer<typeof duty>;

/** The names of all scenarios. */
export function scenarioNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.slice(0, -'.jsonl'.length))
    .sort();
}

export function readExpected(name: string): Expected {
  const text = readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8');
  return expectedForm.parse(JSON.parse(text));
}

/** As in a scenario, `text:…` stands for the hash of that text. */
export function withHashes(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const hashed = Object.entries(details).map(([key, value]) => {
    if (typeof value !== 'string' || !value.startsWith('text:')) return [key, value] as const;
    return [key, createHash('sha256').update(value.slice('text:'.length)).digest('hex')] as const;
  });
  return Object.fromEntries(hashed);
}

/** The fields that the contract gives a refusal, by its code; of the others it says nothing. */
export const DETAILS: Readonly<Record<string, readonly string[]>> = {
  malformed: ['path'],
  'out-of-order': ['last'],
  'not-a-member': ['person'],
  unknown: ['kind', 'id'],
  'not-permitted': ['needs'],
  'wrong-stage': ['stage', 'expected'],
  'ballot-length': ['min', 'max'],
  'rulebook-invalid': ['path'],
  'facilitator-count': ['have'],
  'charter-incomplete': ['missing'],
  'no-channel': ['kinds'],
  'circulation-length': ['min', 'max'],
  'circulation-over': ['endedAt'],
  'circulation-running': ['endsAt'],
  'too-few-organizations': ['needed', 'have'],
  'ballot-closed': ['closedAt'],
  'wrong-text': ['expected'],
  'too-early': ['closesAt'],
  'open-objections': ['objections'],
  'charter-expired': ['endedAt'],
  'ownership-missing': ['duties'],
  'review-running': ['endsAt'],
  'outputs-open': ['outputs'],
  'last-call-over': ['endedAt'],
  'last-call-length': ['min', 'max'],
  'last-call-running': ['endsAt'],
  'open-concerns': ['concerns'],
  'implementation-incomplete': ['workstreams'],
};
