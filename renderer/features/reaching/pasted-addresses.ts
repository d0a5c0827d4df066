import { emailAddress } from '../../../shared/protocol/outreach-messages.ts';

/** What is known of whoever an address may be given to. */
export interface PersonReached {
  readonly person: string;
  readonly name: string;
  readonly email: 'self' | 'secretariat' | 'nobody';
}

/** What a pasted line comes to. */
export type PastedLine = { readonly line: number; readonly text: string } & (
  | {
      readonly verdict: 'give' | 'replace';
      readonly person: string;
      readonly name: string;
      readonly email: string;
    }
  /** The person has set one: theirs stands. */
  | { readonly verdict: 'own'; readonly name: string }
  | { readonly verdict: 'unknown-person'; readonly named: string }
  | { readonly verdict: 'no-address'; readonly named: string; readonly email: string }
  | { readonly verdict: 'twice'; readonly name: string }
  | { readonly verdict: 'unreadable' }
);

/**
 * Reads lines of `person,email`; the person by id or by name, with commas, semicolons or tabs
 * between, quoted or not. A first line of headings is left out, and so are blank ones.
 */
export function readPasted(text: string, people: readonly PersonReached[]): readonly PastedLine[] {
  const given = new Set<string>();
  return text
    .split(/\r\n|\n|\r/)
    .map((each, index) => ({ line: index + 1, text: each.trim() }))
    .filter(({ text, line }) => text !== '' && !(line === 1 && HEADINGS.test(text)))
    .map((each) => ({ ...each, ...verdictOf(fieldsOf(each.text), people, given) }));
}

const HEADINGS = /^"?(?:person|id|name|member)"?\s*[,;\t]\s*"?e-?mail(?: address)?"?$/i;

type Verdict = PastedLine extends infer Line
  ? Line extends PastedLine
    ? Omit<Line, 'line' | 'text'>
    : never
  : never;

function verdictOf(
  fields: readonly string[],
  people: readonly PersonReached[],
  given: Set<string>,
): Verdict {
  const [named, email] = fields;
  if (named === undefined || email === undefined || fields.length !== 2 || named === '') {
    return { verdict: 'unreadable' };
  }
  const found = personNamed(named, people);
  if (found === null) return { verdict: 'unknown-person', named };
  if (!emailAddress.safeParse(email).success) return { verdict: 'no-address', named, email };
  const { person, name } = found;
  if (given.has(person)) return { verdict: 'twice', name };
  if (found.email === 'self') return { verdict: 'own', name };
  given.add(person);
  return { verdict: found.email === 'secretariat' ? 'replace' : 'give', person, name, email };
}

/** By id; otherwise by a name that only one has. */
function personNamed(named: string, people: readonly PersonReached[]): PersonReached | null {
  const byId = people.find(({ person }) => person === named);
  if (byId !== undefined) return byId;
  const wanted = named.toLowerCase();
  const byName = people.filter(({ name }) => name.toLowerCase() === wanted);
  return byName.length === 1 ? (byName[0] ?? null) : null;
}

const FIELD = /\s*(?:"((?:[^"]|"")*)"|([^,;\t"]*))\s*(?:[,;\t]|$)/y;

/** The fields of a line; none where it cannot be read. */
function fieldsOf(text: string): readonly string[] {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const found = FIELD.exec(text);
    if (found === null) return [];
    fields.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
  }
  return fields;
}

/** What is to be done: those that give an address. */
export const givenBy = (
  lines: readonly PastedLine[],
): readonly { readonly person: string; readonly email: string }[] =>
  lines.flatMap((line) =>
    line.verdict === 'give' || line.verdict === 'replace'
      ? [{ person: line.person, email: line.email }]
      : [],
  );
