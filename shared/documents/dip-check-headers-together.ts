import { findHeader, headerValue, type DipHeader } from './dip-headers.ts';
import { problem, type DipProblem } from './dip-rules.ts';
import { issueUrl } from './dip-values.ts';

/**
 * Checks what the headers of one DIP say together and with the name of its file: numbers, issue,
 * type, title, dates. `openingLine` is the line of the front matter's opening hyphens.
 */
export function checkHeadersTogether(
  file: string,
  openingLine: number,
  headers: readonly DipHeader[],
): readonly DipProblem[] {
  return [
    ...numberProblems(file, headers),
    ...issueProblems(openingLine, headers),
    ...typeAndTitleProblems(headers),
    ...dateProblems(headers),
  ];
}

function numberProblems(file: string, headers: readonly DipHeader[]): DipProblem[] {
  const number = headerValue(headers, 'dip');
  const inName = /(?:^|[\\/])dip-0{0,20}(\d{1,9})\.mdx?$/i.exec(file)?.[1];
  if (number === null || inName === undefined || number === inName) return [];
  const line = findHeader(headers, 'dip')?.header.line ?? 1;
  return [
    problem(
      'number-file',
      line,
      `The header says DIP ${number}, the name of the file DIP ${inName}.`,
    ),
  ];
}

function issueProblems(openingLine: number, headers: readonly DipHeader[]): DipProblem[] {
  const number = headerValue(headers, 'dip');
  const issue = findHeader(headers, 'issue');
  if (issue === undefined || issue.content.type === 'empty') {
    return [
      problem(
        'issue-missing',
        issue?.header.line ?? openingLine,
        'The header "issue" is missing; the issue has the number of the DIP.',
        number === null ? undefined : issueUrl(number),
      ),
    ];
  }
  const url = headerValue(headers, 'issue');
  const linked = /\/issues\/(\d{1,9})(?:[/?#].{0,500})?$/.exec(url ?? '')?.[1];
  if (number === null || linked === undefined || linked === number) return [];
  return [
    problem(
      'issue-number',
      issue.header.line,
      `The issue is ${linked}, the DIP ${number}; DIP-0 gives a DIP the number of its issue.`,
    ),
  ];
}

function typeAndTitleProblems(headers: readonly DipHeader[]): DipProblem[] {
  const problems: DipProblem[] = [];
  const title = findHeader(headers, 'title');
  // "a short descriptive title (limited to a maximum of 44 characters)"
  const length = title === undefined ? 0 : characters(title.text);
  if (title !== undefined && title.content.type === 'read' && length > 44) {
    problems.push(
      problem(
        'title-length',
        title.header.line,
        `The title has ${length} characters; DIP-0 allows 44.`,
      ),
    );
  }
  // "If the track is Standards please include the subcategory"
  const type = findHeader(headers, 'type');
  const named = /^(?:core|networking|interface|application)\b/i.test(
    headerValue(headers, 'category') ?? '',
  );
  if (type !== undefined && headerValue(headers, 'type') === 'Standards Track' && !named) {
    problems.push(
      problem(
        'type-subcategory',
        type.header.line,
        'A Standards Track DIP names its subcategory: Core, Networking, Interface or Application.',
      ),
    );
  }
  return problems;
}

function dateProblems(headers: readonly DipHeader[]): DipProblem[] {
  const problems: DipProblem[] = [];
  const created = headerValue(headers, 'created');
  for (const name of ['updated', 'last-call-end-date'] as const) {
    const line = findHeader(headers, name)?.header.line;
    const dates = headerValue(headers, name)?.split(', ') ?? [];
    // Dates in ISO 8601 sort as text.
    const early = created === null ? undefined : dates.find((date) => date < created);
    if (line !== undefined && early !== undefined) {
      problems.push(
        problem(
          'date-order',
          line,
          `"${name}" is ${early}, before the DIP was created (${created}).`,
        ),
      );
    }
  }
  const status = findHeader(headers, 'status');
  const end = findHeader(headers, 'last-call-end-date');
  // The DIP Manager sets "a reasonable amount of time" for a Last Call: without its end nobody knows it.
  if (
    headerValue(headers, 'status') === 'Last Call' &&
    (end === undefined || end.content.type === 'empty')
  ) {
    const line = end?.header.line ?? status?.header.line ?? 1;
    problems.push(
      problem(
        'last-call-end-missing',
        line,
        'A DIP in Last Call says when that ends, in "last-call-end-date".',
      ),
    );
  }
  return problems;
}

/** How many characters (code points) a text has. */
function characters(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '-').length;
}
