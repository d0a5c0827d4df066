import type { z } from 'zod';

const LONGEST_QUOTED = 40;

/** Text from outside, short and on one line. */
export function quoted(text: string): string {
  const short = text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
  return JSON.stringify(short);
}

type Issue = z.core.$ZodIssue;

const NAMES_OF_TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  int: 'an integer',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return true;
    at = (at as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return false;
}

function whatIsWrong(issue: Issue, value: unknown): string {
  if (isMissing(value, issue.path)) return 'is missing';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has an unknown field ${quoted(issue.keys[0] ?? '')}`;
    case 'invalid_type':
      return `is not ${NAMES_OF_TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `is none of ${issue.values.map((one) => JSON.stringify(one)).join(', ')}`;
    case 'too_small':
      return `is less than ${String(issue.minimum)}`;
    case 'too_big':
      return `is more than ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

/** The first thing that is wrong with the form of a value, in words: `votes.0.choice is missing`. */
export function formProblem(error: z.ZodError, value: unknown, whole: string): string {
  const [issue] = error.issues;
  if (issue === undefined) return `${whole} has not the form asked for`;
  const where = issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  return `${where} ${whatIsWrong(issue, value)}`;
}
