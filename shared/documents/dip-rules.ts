/** `error`: missing or contradictory; the DIP is not ok. `warning`: a reader understands it. */
export type Severity = 'error' | 'warning';

/**
 * What `twg dip check` may say, each with its one severity.
 *
 * The line between the two: an error is what only its authors can mend, because the information is
 * not there, or is there twice and differs. Where a reader can tell from the file itself what DIP-0
 * would have there, it is a warning, with that as the suggestion.
 */
export const dipRules = {
  // The preamble as such (DIP-0, "DIP Header Preamble").
  'byte-order-mark': 'warning',
  'front-matter-missing': 'error',
  'front-matter-late': 'warning',
  'front-matter-unclosed': 'error',
  'header-unreadable': 'error',
  'yaml-refused': 'error',
  // Headers.
  'header-missing': 'error',
  'header-empty': 'warning',
  'header-name': 'warning',
  'header-unknown': 'warning',
  'header-indented': 'warning',
  'header-contradiction': 'error',
  'header-repeated': 'warning',
  'header-order': 'warning',
  'header-placeholder': 'error',
  // Their values.
  'number-unreadable': 'error',
  'number-form': 'warning',
  'number-file': 'error',
  'title-length': 'warning',
  'author-unreadable': 'error',
  'author-form': 'warning',
  'issue-missing': 'warning',
  'issue-unreadable': 'error',
  'issue-form': 'warning',
  'issue-number': 'warning',
  'status-unknown': 'error',
  'status-form': 'warning',
  'type-unknown': 'error',
  'type-form': 'warning',
  'type-subcategory': 'warning',
  'date-unreadable': 'error',
  'date-impossible': 'error',
  'date-form': 'warning',
  'date-order': 'error',
  'last-call-end-missing': 'error',
  // Links to other DIPs, in headers and in the text.
  'dip-list-unreadable': 'error',
  'dip-list-form': 'warning',
  'link-self': 'error',
  'link-contradiction': 'error',
  'link-cycle': 'error',
  'link-one-sided': 'error',
  'link-unanswered': 'warning',
  'link-not-given': 'warning',
  'link-mislabelled': 'error',
  'link-anchor': 'warning',
  'number-taken': 'error',
  // Sections (DIP-0, "DIP Requirements").
  'summary-missing': 'error',
  'specification-missing': 'error',
  'implementations-missing': 'error',
  'rationale-missing': 'warning',
  'copyright-missing': 'warning',
  'section-name': 'warning',
} as const satisfies Record<string, Severity>;

export type DipRule = keyof typeof dipRules;

/** One thing to say about a DIP. `line` counts from 1; `suggestion` is what should stand there. */
export interface DipProblem {
  readonly line: number;
  readonly rule: DipRule;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion?: string;
}

/** Makes a problem; its severity is that of its rule. */
export function problem(
  rule: DipRule,
  line: number,
  message: string,
  suggestion?: string,
): DipProblem {
  const base = { line, rule, severity: dipRules[rule], message };
  return suggestion === undefined ? base : { ...base, suggestion };
}

/** A written value inside a message: shortened, on one line. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return `"${short.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}"`;
}
