import { problem, type DipProblem } from './dip-rules.ts';
import { sectionNames, type SectionName, type SectionRole } from './dip-section-names.ts';
import type { Heading, Outline } from './markdown-outline.ts';

/** Fewer words than this, under no heading that says so, are not taken for a summary or a specification. */
const enoughWords = 20;

interface Section {
  /** Its place among the sections. */
  readonly index: number;
  readonly heading: Heading;
  readonly roles: readonly SectionName[];
  /** It lies inside a section that specifies nothing, such as a glossary. */
  readonly inside: boolean;
}

/** What the checks of sections need to know of the headers: values in DIP-0's form, or null. */
export interface SectionContext {
  readonly title: string | null;
  readonly status: string | null;
  readonly type: string | null;
  /** The lines (counted from 1) where the text begins and where it ends. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * Checks the sections that DIP-0, "DIP Requirements", asks for.
 *
 * - Summary and Specification: without them nobody knows what is proposed, so an error; unless the
 *   text opens with a summary, or specifies under headings of its own, as published DIPs do.
 * - Implementations: an error only for a Standard DIP that is Final ("must be completed before any
 *   DIP is given status Final, but it need not be completed before the DIP is merged as draft").
 * - Rationale, which a motivation may stand for, and the copyright notice, whose words are given:
 *   a warning. DIP-0 says "should", and no published DIP, Final ones included, has a Rationale.
 */
export function checkSections(outline: Outline, context: SectionContext): readonly DipProblem[] {
  const titleIndex = titleHeading(outline.headings, context.title);
  const sections = toSections(outline.headings.slice(titleIndex + 1));
  const problems: DipProblem[] = [];
  checkSummary(outline, sections, titleIndex, context, problems);
  checkSpecification(sections, context, problems);
  if (!has(sections, 'rationale') && !has(sections, 'motivation')) {
    problems.push(
      problem(
        'rationale-missing',
        context.firstLine,
        'No section "Rationale", and no motivation that stands for it.',
        'Rationale',
      ),
    );
  }
  // Standards, because the other two types propose no change to implement.
  if (
    context.status === 'Final' &&
    context.type?.startsWith('Standards') &&
    !has(sections, 'implementations')
  ) {
    problems.push(
      problem(
        'implementations-missing',
        context.firstLine,
        'No section "Implementations", which a Final Standards Track DIP must have.',
      ),
    );
  }
  checkCopyright(sections, context, problems);
  return problems;
}

function checkSummary(
  outline: Outline,
  sections: readonly Section[],
  titleIndex: number,
  context: SectionContext,
  problems: DipProblem[],
): void {
  const found = sections.filter((section) => section.roles.some((name) => name.role === 'summary'));
  const written = found.filter((section) => hasWords(sections, section));
  if (written.some((section) => isCanonical(section, 'summary'))) return;
  const [other] = written;
  if (other) {
    problems.push(
      problem(
        'section-name',
        other.heading.line,
        `"${other.heading.text}" is read as the Summary.`,
        'Summary',
      ),
    );
    return;
  }
  const title = titleIndex < 0 ? undefined : outline.headings[titleIndex];
  const words = outline.opening.words + (title?.words ?? 0);
  if (words >= enoughWords) {
    const line =
      outline.opening.words > 0 ? outline.opening.line : (title?.line ?? context.firstLine);
    problems.push(
      problem(
        'section-name',
        line,
        'The text at the beginning is read as the Summary; it has no heading of its own.',
        'Summary',
      ),
    );
    return;
  }
  const [empty] = found;
  problems.push(
    empty
      ? problem(
          'summary-missing',
          empty.heading.line,
          `The section "${empty.heading.text}" is empty.`,
        )
      : problem(
          'summary-missing',
          context.firstLine,
          'No section "Summary", nor anything a reader would take for one.',
        ),
  );
}

function checkSpecification(
  sections: readonly Section[],
  context: SectionContext,
  problems: DipProblem[],
): void {
  const named = sections.filter((section) =>
    section.roles.some((name) => name.role === 'specification'),
  );
  if (named.some((section) => hasWords(sections, section))) return;
  const own = sections.filter((section) => section.roles.length === 0 && !section.inside);
  const [first] = own;
  if (first && own.reduce((sum, section) => sum + section.heading.words, 0) >= enoughWords) {
    problems.push(
      problem(
        'section-name',
        first.heading.line,
        `No section "Specification"; the text from "${first.heading.text}" on is read as that.`,
        'Specification',
      ),
    );
    return;
  }
  const [empty] = named;
  problems.push(
    empty
      ? problem(
          'specification-missing',
          empty.heading.line,
          `The section "${empty.heading.text}" is empty.`,
        )
      : problem(
          'specification-missing',
          context.firstLine,
          'No section "Specification", nor any that specifies something under a name of its own.',
        ),
  );
}

function checkCopyright(
  sections: readonly Section[],
  context: SectionContext,
  problems: DipProblem[],
): void {
  const found = sections.filter((section) =>
    section.roles.some((name) => name.role === 'copyright'),
  );
  const [first] = found;
  if (!first) {
    problems.push(
      problem(
        'copyright-missing',
        context.lastLine,
        'No copyright notice at the bottom.',
        copyrightNotice,
      ),
    );
  } else if (!found.some((section) => isCanonical(section, 'copyright'))) {
    problems.push(
      problem(
        'section-name',
        first.heading.line,
        `"${first.heading.text}" is read as the copyright notice.`,
        'Copyright Notice',
      ),
    );
  }
}

/** DIP-0, "Copyright Notice": what the bottom of each DIP says. */
const copyrightNotice =
  '# Copyright Notice\n\nThis documentation is made available under the Creative Commons Attribution 4.0 International (CC BY 4.0) license (available at https://creativecommons.org/licenses/by/4.0/).';

/**
 * Whether a section says something, under its heading or under those below it. Published DIPs put
 * "Specification" and what it covers at the same level, so it goes on to the next section that
 * DIP-0 names.
 */
function hasWords(sections: readonly Section[], section: Section): boolean {
  const flat = section.roles.some((name) => name.role === 'specification');
  if (section.heading.words > 0) return true;
  for (let at = section.index + 1; at < sections.length; at += 1) {
    const next = sections[at];
    if (!next || (next.heading.level <= section.heading.level && (!flat || next.roles.length > 0)))
      return false;
    if (next.heading.words > 0) return true;
  }
  return false;
}

function toSections(headings: readonly Heading[]): readonly Section[] {
  // For each level, whether the section open at it specifies nothing.
  const around: boolean[] = [];
  // Documents repeat their headings ("Notes", "Format"); each text is looked at once.
  const known = new Map<string, readonly SectionName[]>();
  return headings.map((heading, index) => {
    const roles = known.get(heading.text) ?? sectionNames(heading.text);
    known.set(heading.text, roles);
    around.length = heading.level;
    const inside = around.includes(true);
    around[heading.level] = roles.some(
      (name) => name.role !== 'summary' && name.role !== 'specification',
    );
    return { index, heading, roles, inside };
  });
}

function has(sections: readonly Section[], role: SectionRole): boolean {
  return sections.some((section) => section.roles.some((name) => name.role === role));
}

function isCanonical(section: Section, role: SectionRole): boolean {
  return section.roles.some((name) => name.role === role && name.canonical);
}

/** The heading that only repeats the title, or -1. */
function titleHeading(headings: readonly Heading[], title: string | null): number {
  const [first, ...others] = headings;
  if (first?.level !== 1 || sectionNames(first.text).length > 0) return -1;
  const isTitle =
    /^dip[- ]?\d+/i.test(first.text) ||
    (title !== null && first.text.toLowerCase() === title.toLowerCase()) ||
    others.every((heading) => heading.level > 1);
  return isTitle ? 0 : -1;
}
