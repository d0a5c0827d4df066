import { checkDip } from '../../../../shared/documents/dip-check.ts';
import { dipFixes, type DipFix } from '../../../../shared/documents/dip-fixes.ts';
import type { DipProblem, DipRule } from '../../../../shared/documents/dip-rules.ts';
import { splitLines } from '../../../../shared/documents/text-lines.ts';

/** A problem with its place in the text, in UTF-16. */
export interface PlacedProblem extends DipProblem {
  readonly from: number;
  readonly to: number;
}

/** Problems of a text that are shown; a text with more is not read to its end by anybody. */
export const MOST_SHOWN = 300;

/** About something that is not there: nothing of the text is to be marked for it. */
const ABSENT: ReadonlySet<DipRule> = new Set([
  'front-matter-missing',
  'front-matter-unclosed',
  'header-missing',
  'issue-missing',
  'summary-missing',
  'specification-missing',
  'implementations-missing',
  'rationale-missing',
  'copyright-missing',
  'section-name',
]);

/**
 * What `twg dip check` says of a text that has no file yet: so nothing of the name of a file, nor of
 * files beside it. In the order of the lines.
 */
export function checkText(text: string): readonly DipProblem[] {
  return checkDip({ file: 'draft.md', text });
}

/** The problems with their places, the first `MOST_SHOWN` of them. */
export function placed(text: string, problems: readonly DipProblem[]): readonly PlacedProblem[] {
  const lines = splitLines(text);
  return problems.slice(0, MOST_SHOWN).map((problem) => {
    const line = lines[problem.line - 1];
    const from = line?.from ?? 0;
    const end = line?.to ?? 0;
    return { ...problem, from, to: ABSENT.has(problem.rule) ? from : end };
  });
}

/** Whether two are about the same, though lines may have been put in or taken out above. */
export const isSameProblem = (a: DipProblem, b: DipProblem): boolean =>
  a.rule === b.rule && a.message === b.message;

/**
 * What mends a problem in the text as it is now, which may have changed since it was checked; null
 * where the problem is not there any more, or nothing mends it.
 */
export function fixNow(text: string, problem: DipProblem): DipFix | null {
  const same = checkText(text).filter((other) => isSameProblem(other, problem));
  const nearest = same.toSorted(
    (a, b) => Math.abs(a.line - problem.line) - Math.abs(b.line - problem.line),
  )[0];
  return nearest === undefined ? null : dipFixes(text)(nearest);
}

export interface CheckCounts {
  readonly errors: number;
  readonly warnings: number;
}

export function countsOf(problems: readonly DipProblem[]): CheckCounts {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** `2 errors and 1 warning` */
export function countWords({ errors, warnings }: CheckCounts): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? 'Nothing to mend' : parts.join(' and ');
}
