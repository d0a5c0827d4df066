import { normalizeText } from './normalize-text.ts';

/** DIP-7, Formation of a Technical Working Group: what a proposal must include. */
export interface Charter {
  /** Scope and goal. */
  readonly scope: string;
  /** Limits of its focus. */
  readonly limits: string;
  readonly outputs: readonly Output[];
  /** Expected duration in days of 24 hours; null while it is not given. */
  readonly durationDays: number | null;
  /** Ideal desired member profiles. */
  readonly profiles: string;
}

export type OutputKind = 'dip' | 'report' | 'recommendation';

export interface Output {
  readonly kind: OutputKind;
  readonly title: string;
}

export type Role = 'facilitator' | 'co-facilitator' | 'contributor' | 'reviewer' | 'observer';

/** A person with their organization: ids as in the ledger, names as shown. */
export interface PersonText {
  readonly person: string;
  readonly name: string;
  readonly organization: string;
  readonly organizationName: string;
}

export interface ProposalText {
  readonly twg: string;
  readonly name: string;
  readonly charter: Charter;
  readonly facilitators: readonly PersonText[];
  readonly members: readonly (PersonText & { readonly role: Role })[];
}

const outputKinds = {
  dip: 'DIP',
  report: 'Report',
  recommendation: 'Recommendation',
} as const satisfies Record<OutputKind, string>;

/**
 * The one canonical Markdown of a proposal as presented, and of a charter revision: what the TSC
 * reads and votes on, and what `textSha256` is taken of (in UTF-8). docs/PROTOCOL.md gives it byte
 * by byte. LF only, with one at the end. Two proposals whose fields differ, free text compared
 * after `normalizeText`, never have the same text. The order of `facilitators` and `members` as
 * given does not matter.
 */
export function proposalMarkdown(p: ProposalText): string {
  const { charter } = p;
  const facilitators = [...p.facilitators].sort(byPerson);
  const members = [...p.members].sort(byOrganizationThenPerson);
  const blocks = [
    `# Technical working group: ${escapeLine(p.name)}`,
    `Group: \`${p.twg}\``,
    '## Scope and goal',
    blockQuote(charter.scope),
    '## Limits of its focus',
    blockQuote(charter.limits),
    '## Expected final output',
    list(
      charter.outputs.map((o) => `${outputKinds[o.kind]}: ${escapeLine(normalizeText(o.title))}`),
    ),
    '## Expected duration of operation',
    duration(charter.durationDays),
    '## Facilitators',
    list(facilitators.map(personLine)),
    '## Desired member profiles',
    blockQuote(charter.profiles),
    '## Members and their roles',
    list(members.map((m) => `${personLine(m)}: ${m.role}`)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function blockQuote(text: string): string {
  return normalizeText(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'None given.' : items.map((item) => `- ${item}`).join('\n');
}

function duration(days: number | null): string {
  if (days === null) return 'Not given.';
  return days === 1 ? '1 day' : `${days} days`;
}

function personLine(p: PersonText): string {
  return `${escapeLine(p.name)} (\`${p.person}\`), ${escapeLine(p.organizationName)} (\`${p.organization}\`)`;
}

/**
 * Text that stays on its line and is shown as written: Markdown's own characters get a backslash,
 * and control characters, line separators, characters that turn the direction of text, and lone
 * surrogates become character references. As `\` and `&` are themselves escaped, no two texts
 * share an escaped form.
 */
function escapeLine(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~#]/g, '\\$&')
    .replace(
      /[\p{Cc}\p{Surrogate}\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/gu,
      (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`,
    );
}

function byPerson(a: PersonText, b: PersonText): number {
  return byCodeUnits(a.person, b.person);
}

// The lifecycle: "sorted by organization id, then person id".
function byOrganizationThenPerson(a: PersonText, b: PersonText): number {
  return byCodeUnits(a.organization, b.organization) || byPerson(a, b);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
