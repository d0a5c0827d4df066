import { headerNames, requiredHeaders, type HeaderName } from './dip-header-names.ts';
import { checkHeadersTogether } from './dip-check-headers-together.ts';
import { findHeader, type DipHeader } from './dip-headers.ts';
import { problem, quoted, type DipProblem, type DipRule } from './dip-rules.ts';
import { statuses, types } from './dip-values.ts';
import type { FrontMatter, FrontMatterFlaw, Header } from './front-matter.ts';

/** Rules for a value that is not understood, and for one that DIP-0 writes otherwise. */
const valueRules: Partial<
  Record<HeaderName, { readonly unknown: DipRule; readonly form: DipRule; readonly wanted: string }>
> = {
  dip: { unknown: 'number-unreadable', form: 'number-form', wanted: 'a number' },
  author: {
    unknown: 'author-unreadable',
    form: 'author-form',
    wanted: 'names separated by commas',
  },
  issue: { unknown: 'issue-unreadable', form: 'issue-form', wanted: 'a link to the GitHub issue' },
  status: {
    unknown: 'status-unknown',
    form: 'status-form',
    wanted: `one of ${statuses.join(', ')}`,
  },
  type: { unknown: 'type-unknown', form: 'type-form', wanted: `one of ${types.join(', ')}` },
  created: { unknown: 'date-unreadable', form: 'date-form', wanted: 'a date' },
  updated: { unknown: 'date-unreadable', form: 'date-form', wanted: 'a date' },
  'last-call-end-date': { unknown: 'date-unreadable', form: 'date-form', wanted: 'a date' },
  requires: {
    unknown: 'dip-list-unreadable',
    form: 'dip-list-form',
    wanted: 'numbers of DIPs separated by commas',
  },
  replaces: {
    unknown: 'dip-list-unreadable',
    form: 'dip-list-form',
    wanted: 'numbers of DIPs separated by commas',
  },
  'superseded-by': {
    unknown: 'dip-list-unreadable',
    form: 'dip-list-form',
    wanted: 'numbers of DIPs separated by commas',
  },
};

/**
 * Checks the preamble of one DIP by itself: its form, its headers, and what they say together.
 * `file` is the name of the file, of which only the last part counts.
 */
export function checkFrontMatter(
  file: string,
  frontMatter: FrontMatter,
  headers: readonly DipHeader[],
): readonly DipProblem[] {
  const problems = frontMatter.flaws.map(flawProblem);
  if (frontMatter.type === 'none') {
    problems.push(
      problem(
        'front-matter-missing',
        1,
        'No front matter: a DIP begins with its headers between two lines of three hyphens (---).',
      ),
    );
    return problems;
  }
  return [
    ...problems,
    ...frontMatter.headers.flatMap(unknownProblems),
    ...headers.flatMap((header) => [...nameProblems(header), ...valueProblems(header)]),
    ...repetitions(headers),
    ...orderProblems(headers),
    ...missing(frontMatter.line, headers),
    ...checkHeadersTogether(file, frontMatter.line, headers),
  ];
}

function unknownProblems({ canonical, line, name, value }: Header): DipProblem[] {
  if (canonical !== null) return [];
  const unknown = problem(
    'header-unknown',
    line,
    `${quoted(name)} is not a header that DIP-0 defines.`,
  );
  return value.type === 'refused' ? [unknown, refusedProblem(name, line, value.what)] : [unknown];
}

function flawProblem({ type, line, text }: FrontMatterFlaw): DipProblem {
  switch (type) {
    case 'byte-order-mark':
      return problem(
        'byte-order-mark',
        line,
        'The file begins with a byte order mark, which hides the first three hyphens from other tools.',
      );
    case 'late-start':
      return problem(
        'front-matter-late',
        line,
        'Empty lines stand before the front matter, which must begin the file.',
      );
    case 'unclosed':
      return problem(
        'front-matter-unclosed',
        line,
        'The front matter has no closing line of three hyphens (---).',
      );
    case 'unreadable-line':
      return problem(
        'header-unreadable',
        line,
        `${quoted(text)} is not a header: a header is a name, a colon and a value.`,
      );
    case 'refused-yaml':
      return problem(
        'yaml-refused',
        line,
        `${quoted(text)} uses YAML that is refused here: aliases, anchors, tags, directives and further documents are not read.`,
      );
  }
}

function refusedProblem(name: string, line: number, what: string): DipProblem {
  return problem(
    'yaml-refused',
    line,
    `The value of ${quoted(name)} uses a YAML ${what}, which is refused here.`,
  );
}

function nameProblems({ name, header }: DipHeader): DipProblem[] {
  const problems: DipProblem[] = [];
  if (header.name !== name) {
    problems.push(
      problem(
        'header-name',
        header.line,
        `The header ${quoted(header.name)} is called "${name}" in DIP-0.`,
        name,
      ),
    );
  }
  if (header.nameFrom > header.indentFrom) {
    problems.push(
      problem(
        'header-indented',
        header.line,
        `The header "${name}" is indented, as if it went on from the one above.`,
        name,
      ),
    );
  }
  return problems;
}

function valueProblems({ name, header: { line }, text, content }: DipHeader): DipProblem[] {
  switch (content.type) {
    case 'empty':
      // An empty header that is required counts as missing.
      return isRequired(name)
        ? []
        : [problem('header-empty', line, `"${name}" says nothing: leave it out.`)];
    case 'placeholder':
      return [
        problem('header-placeholder', line, `"${name}" still has the template's ${quoted(text)}.`),
      ];
    case 'refused':
      return [refusedProblem(name, line, content.what)];
    case 'unreadable':
      return [
        problem(
          'header-unreadable',
          line,
          `The value of "${name}" cannot be read: it is ${content.why}.`,
        ),
      ];
    case 'read':
      break;
  }
  const rules = valueRules[name];
  const { reading } = content;
  if (rules === undefined || reading.type === 'canonical') return [];
  switch (reading.type) {
    case 'variant':
      return [
        problem(
          rules.form,
          line,
          `"${name}" is ${quoted(text)}; in DIP-0's form that is ${quoted(reading.value)}.`,
          reading.value,
        ),
      ];
    case 'impossible':
      return [
        problem(
          'date-impossible',
          line,
          `${quoted(text)} is not a date: ${reading.why}.`,
          reading.guess,
        ),
      ];
    case 'unknown':
      return [problem(rules.unknown, line, `"${name}" is ${quoted(text)}, not ${rules.wanted}.`)];
  }
}

/** One name twice: a contradiction where the values differ, a slip where they do not. */
function repetitions(headers: readonly DipHeader[]): DipProblem[] {
  const first = new Map<HeaderName, DipHeader>();
  const problems: DipProblem[] = [];
  for (const header of headers) {
    const earlier = first.get(header.name);
    if (earlier === undefined) {
      first.set(header.name, header);
      continue;
    }
    const { line } = header.header;
    problems.push(
      meaning(header) === meaning(earlier)
        ? problem(
            'header-repeated',
            line,
            `"${header.name}" is there already, on line ${earlier.header.line}.`,
          )
        : problem(
            'header-contradiction',
            line,
            `"${header.name}" says something else on line ${earlier.header.line}.`,
          ),
    );
  }
  return problems;
}

function meaning({ content, text }: DipHeader): string {
  if (content.type !== 'read') return text;
  return content.reading.type === 'variant' ? content.reading.value : text;
}

// DIP-0: "The headers must appear in the following order."
function orderProblems(headers: readonly DipHeader[]): DipProblem[] {
  const names = [...new Set(headers.map((header) => header.name))];
  let highest = -1;
  for (const name of names) {
    const place = headerNames.indexOf(name);
    if (place < highest) {
      const line = findHeader(headers, name)?.header.line ?? 1;
      const order = headerNames.filter((known) => names.includes(known)).join(', ');
      return [problem('header-order', line, `"${name}" stands later than DIP-0 puts it.`, order)];
    }
    highest = place;
  }
  return [];
}

function missing(openingLine: number, headers: readonly DipHeader[]): DipProblem[] {
  return requiredHeaders.flatMap((name) => {
    const header = findHeader(headers, name);
    if (header === undefined)
      return [problem('header-missing', openingLine, `The header "${name}" is missing.`)];
    return header.content.type === 'empty'
      ? [problem('header-missing', header.header.line, `The header "${name}" is empty.`)]
      : [];
  });
}

function isRequired(name: HeaderName): boolean {
  // The issue has a rule of its own.
  return name === 'issue' || requiredHeaders.some((required) => required === name);
}
