import type { HeaderName } from './dip-header-names.ts';
import { findHeader, headerValue, type DipHeader } from './dip-headers.ts';
import { problem, type DipProblem } from './dip-rules.ts';
import { onCycles } from './graph-cycles.ts';
import type { Outline } from './markdown-outline.ts';

const linkHeaders = [
  'requires',
  'replaces',
  'superseded-by',
] as const satisfies readonly HeaderName[];
type LinkHeader = (typeof linkHeaders)[number];

/** What the links of one DIP need: its number, its headers and its outline. */
export interface LinkedDip {
  readonly file: string;
  readonly number: string | null;
  /** The line that says the number, or 1. */
  readonly line: number;
  readonly links: Readonly<
    Record<LinkHeader, { readonly line: number; readonly numbers: readonly string[] }>
  >;
  readonly outline: Outline;
}

/** Gathers what links a DIP to others. */
export function linkedDip(
  file: string,
  headers: readonly DipHeader[],
  outline: Outline,
): LinkedDip {
  const link = (name: LinkHeader): { line: number; numbers: readonly string[] } => ({
    line: findHeader(headers, name)?.header.line ?? 1,
    numbers: [...new Set(headerValue(headers, name)?.split(', ') ?? [])],
  });
  return {
    file,
    number: headerValue(headers, 'dip'),
    line: findHeader(headers, 'dip')?.header.line ?? 1,
    links: {
      requires: link('requires'),
      replaces: link('replaces'),
      'superseded-by': link('superseded-by'),
    },
    outline,
  };
}

/** DIPs that are looked at together, by number; the first file of a number stands for it. */
export interface DipIndex {
  readonly byNumber: ReadonlyMap<string, LinkedDip>;
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Numbers that lie on a circle of one replacing the other. */
  readonly circular: ReadonlySet<string>;
  readonly count: number;
}

/** Indexes DIPs that are checked together. Linear in their number and links. */
export function indexDips(dips: readonly LinkedDip[]): DipIndex {
  const byNumber = new Map<string, LinkedDip>();
  const files = new Map<string, string[]>();
  for (const dip of dips) {
    if (dip.number === null) continue;
    if (!byNumber.has(dip.number)) byNumber.set(dip.number, dip);
    const known = files.get(dip.number) ?? [];
    if (!known.includes(dip.file)) known.push(dip.file);
    files.set(dip.number, known);
  }
  const count = new Set(dips.map((dip) => dip.file)).size;
  return { byNumber, files, circular: circularNumbers(byNumber), count };
}

/**
 * Checks the links of one DIP: to itself, against each other, and against the DIPs that are given
 * with it. A DIP that is not given is not an error; where others are given it is pointed out.
 */
export function checkLinks(dip: LinkedDip, given: DipIndex): readonly DipProblem[] {
  const { number } = dip;
  const problems: DipProblem[] = [];
  for (const name of linkHeaders) {
    const { line, numbers } = dip.links[name];
    if (number !== null && numbers.includes(number)) {
      problems.push(problem('link-self', line, `DIP ${number} names itself in "${name}".`));
    }
    for (const other of numbers) {
      if (given.count > 1 && other !== number && !given.byNumber.has(other)) {
        problems.push(
          problem(
            'link-not-given',
            line,
            `DIP ${other}, in "${name}", is not among the files given, so the link is not checked.`,
          ),
        );
      }
    }
  }
  const { replaces, 'superseded-by': supersededBy } = dip.links;
  const both = replaces.numbers.find(
    (other) => other !== number && supersededBy.numbers.includes(other),
  );
  if (both !== undefined) {
    problems.push(
      problem(
        'link-contradiction',
        supersededBy.line,
        `DIP ${both} both comes before and after this one.`,
      ),
    );
  } else if (number !== null && given.circular.has(number)) {
    // A pair that names each other both ways is said once, above.
    const line = supersededBy.numbers.length > 0 ? supersededBy.line : replaces.line;
    problems.push(
      problem('link-cycle', line, `DIP ${number} is, by way of others, its own successor.`),
    );
  }
  const others = number === null ? [] : checkAgainstOthers(dip, number, given);
  return [...problems, ...others, ...checkTextLinks(dip, given)];
}

function checkAgainstOthers(dip: LinkedDip, number: string, given: DipIndex): DipProblem[] {
  const problems: DipProblem[] = [];
  const { replaces, 'superseded-by': supersededBy } = dip.links;
  const files = given.files.get(number) ?? [];
  const twin = files.find((file) => file !== dip.file);
  if (twin !== undefined)
    problems.push(
      problem('number-taken', dip.line, `DIP ${number} is also the number of ${twin}.`),
    );
  for (const other of replaces.numbers) {
    const older = other === number ? undefined : given.byNumber.get(other);
    const successors = older?.links['superseded-by'].numbers ?? [];
    if (older === undefined || successors.includes(number)) continue;
    problems.push(
      successors.length > 0
        ? problem(
            'link-contradiction',
            replaces.line,
            `DIP ${number} replaces DIP ${other}, which says it is superseded by DIP ${successors.join(', ')}.`,
          )
        : problem(
            'link-unanswered',
            replaces.line,
            `DIP ${other} does not say that it is superseded.`,
            `superseded-by: ${number}`,
          ),
    );
  }
  for (const other of supersededBy.numbers) {
    const newer = other === number ? undefined : given.byNumber.get(other);
    if (newer === undefined || newer.links.replaces.numbers.includes(number)) continue;
    // DIP-0: "The newer DIP must have a `replaces` header".
    problems.push(
      problem(
        'link-one-sided',
        supersededBy.line,
        `DIP ${other}, given too, does not say that it replaces DIP ${number}, as it must.`,
      ),
    );
  }
  return problems;
}

/** A link to a DIP: relative, to the repository, or to the site of the DIPs; its number, its anchor. */
const dipLink =
  /^(?:https?:\/\/(?:www\.)?(?:github\.com\/[\w-]{1,80}\/dip\/|dip\.[\w.-]{1,80}\/))?(?:[^#?:]{0,200}\/)?dip-(\d{1,9})(?:\.mdx?)?\/?(?:#(.{1,300}))?$/i;

/** Links in the text: a label that names another DIP than the target, a place that is not there. */
function checkTextLinks(dip: LinkedDip, given: DipIndex): DipProblem[] {
  const problems: DipProblem[] = [];
  for (const { line, label, target } of dip.outline.links) {
    if (target.length > 500) continue;
    const match = dipLink.exec(target);
    const number = match?.[1];
    if (match === null || number === undefined) continue;
    const labelled = [...label.matchAll(/\bdip[- ]?(\d{1,9})\b/gi)].map((found) => found[1]);
    if (labelled.length > 0 && !labelled.includes(number)) {
      problems.push(
        problem(
          'link-mislabelled',
          line,
          `The link says DIP ${labelled.join(', ')}, but leads to DIP ${number}.`,
        ),
      );
    }
    const anchor = match[2];
    const other = given.byNumber.get(number);
    if (anchor === undefined || other === undefined || other.outline.anchors.has(anchor)) continue;
    const home = [...given.byNumber.values()].filter((candidate) =>
      candidate.outline.anchors.has(anchor),
    );
    const [only] = home;
    problems.push(
      problem(
        'link-anchor',
        line,
        `DIP ${number} has no place called "#${anchor}".`,
        home.length === 1 && only ? target.replace(/dip-\d+/i, `dip-${only.number}`) : undefined,
      ),
    );
  }
  return problems;
}

/** Follows "superseded by" (said by either side) and finds the numbers that lead back to themselves. */
function circularNumbers(byNumber: ReadonlyMap<string, LinkedDip>): ReadonlySet<string> {
  const successors = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    if (from !== to) successors.set(from, (successors.get(from) ?? new Set()).add(to));
  };
  for (const [number, dip] of byNumber) {
    for (const newer of dip.links['superseded-by'].numbers) add(number, newer);
    for (const older of dip.links.replaces.numbers) add(older, number);
  }
  return onCycles(successors);
}
