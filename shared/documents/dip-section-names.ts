/** What a section of a DIP is for. */
export type SectionRole =
  | 'summary'
  | 'motivation'
  | 'specification'
  | 'rationale'
  | 'implementations'
  | 'copyright'
  /** Sections that say nothing of what is proposed. */
  | 'around';

/** A name for a section, and whether it is DIP-0's own. */
export interface SectionName {
  readonly role: SectionRole;
  /** The section DIP-0 names; without it the heading only stands in its place. */
  readonly canonical: boolean;
  readonly pattern: RegExp;
}

/**
 * What headings are called, DIP-0's names and those that a reader takes for them. The process
 * overview has "Simple Summary" and "Abstract"; "Move Implementation" and "P2M Off-Chain Protocol
 * Specification" are from published DIPs.
 */
const names: readonly SectionName[] = [
  { role: 'summary', canonical: true, pattern: /^summary$/ },
  {
    role: 'summary',
    canonical: false,
    pattern:
      /^(?:(?:simple|executive|short|brief) summary|abstract|overview|introduction|tl;?dr|synopsis)$/,
  },
  { role: 'specification', canonical: true, pattern: /^(?:.* )?specifications?$/ },
  {
    role: 'motivation',
    canonical: true,
    pattern:
      /^(?:motivations?|background|problem(?: statement)?|goals?(?: and non-goals)?|non-goals|requirements|context)$/,
  },
  { role: 'rationale', canonical: true, pattern: /^(?:.* )?rationale$/ },
  {
    role: 'rationale',
    canonical: false,
    pattern: /^(?:alternatives?(?: considered)?|design (?:decisions|choices|goals)|discussion)$/,
  },
  { role: 'implementations', canonical: true, pattern: /^(?:.* )?implementations?$/ },
  { role: 'copyright', canonical: true, pattern: /^copyright(?: (?:notice|waiver))?$/ },
  { role: 'copyright', canonical: false, pattern: /^licen[cs]e$/ },
  {
    role: 'around',
    canonical: true,
    pattern:
      /^(?:backwards? compatibility|test cases?|tests?|disclaimers?|references?|acknowledge?ments?|glossary|terminology|definitions|(?:table of )?contents|change ?log|history|revision history|authors?|appendix.*|annex.*|examples?(?: .*)?|auxiliary files|security considerations)$/,
  },
];

/** The roles a heading has: "Abstract / Motivation" has two. */
export function sectionNames(text: string): readonly SectionName[] {
  if (text.length > 100) return [];
  const parts = text
    .toLowerCase()
    .replace(/^\d[\d.)]{0,10}\s+/, '')
    .split(/\s*(?:[/&+,]|\band\b)\s*/)
    .map((part) =>
      part
        .replace(/[\s:.!]{1,10}$/, '')
        .replace(/\(.{0,40}\)$/, '')
        .trim(),
    );
  return [text.toLowerCase().trim(), ...parts].flatMap((part) => {
    const name = names.find(({ pattern }) => pattern.test(part));
    return name ? [name] : [];
  });
}
