/** Reading a whole DIP repository: what each file says, and how its links to the others stand. */

import { checkDips } from '../documents/dip-check.ts';
import type { HeaderName } from '../documents/dip-header-names.ts';
import { headerValue } from '../documents/dip-headers.ts';
import type { DipProblem } from '../documents/dip-rules.ts';
import { looksLikeDip } from '../documents/file-names.ts';
import { onCycles } from '../documents/graph-cycles.ts';
import { recordsWhere, type State } from '../rules/index.ts';
import { dipPath, numberOfPath } from './dip-paths.ts';
import { readDip, type ReadDip } from './header-edits.ts';

export type LinkHeader = 'requires' | 'replaces' | 'superseded-by';

/** What is wrong with a link of a DIP to another one. */
export interface LinkProblem {
  readonly header: LinkHeader;
  /** The number of the other. */
  readonly number: string;
  readonly type:
    /** The repository has no such DIP. */
    | 'missing'
    /** By way of others it leads back to the DIP itself. */
    | 'circular'
    /** What is required has been superseded, by `by`. */
    | 'superseded'
    /** What is required was rejected, or deprecated. */
    | 'given-up'
    /** What is replaced, or replaces it, does not say so. */
    | 'one-sided'
    | 'itself';
  readonly by: readonly string[];
}

export interface RepositoryDip {
  readonly path: string;
  /** By its header, or else by the name of its file. */
  readonly number: string | null;
  readonly title: string | null;
  /** In DIP-0's form where it is understood, otherwise as it stands. */
  readonly status: string | null;
  readonly type: string | null;
  readonly authors: string | null;
  readonly created: string | null;
  /** The last, where there are several. */
  readonly updated: string | null;
  readonly links: Readonly<Record<LinkHeader, readonly string[]>>;
  readonly linkProblems: readonly LinkProblem[];
  /** What `twg dip check` says of it among the others, apart from links to DIPs that are missing. */
  readonly problems: readonly DipProblem[];
  /** The output of the association that it was made from; null where it is of elsewhere. */
  readonly output: string | null;
}

export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
}

const LINKS = ['requires', 'replaces', 'superseded-by'] as const satisfies readonly LinkHeader[];

/**
 * The DIPs among the files of a repository, by number, those without one last. Linear in the files
 * and links but for the sorting.
 */
export function readRepositoryDips(
  files: readonly RepositoryFile[],
  outputOf: (file: { readonly path: string; readonly number: string | null }) => string | null,
): readonly RepositoryDip[] {
  const dips = files.filter(isDip);
  const problems = checkDips(dips.map(({ path, text }) => ({ file: path, text })));
  const read = dips.map((file, index) => withHeaders(file, problems[index] ?? []));
  const byNumber = new Map(read.flatMap((dip) => (dip.number === null ? [] : [[dip.number, dip]])));
  const circular = onCycles(requirements(read));
  return read
    .map(({ ...dip }) => ({
      ...dip,
      linkProblems: LINKS.flatMap((header) => linkProblems(dip, header, byNumber, circular)),
      output: outputOf(dip),
    }))
    .toSorted(byNumberThenPath);
}

/** Which of the association's DIPs a file is: by its number, or by the name it was handed over under. */
export function ownOutputs(
  state: State,
): (file: { readonly path: string; readonly number: string | null }) => string | null {
  const byNumber = new Map<string, string>();
  const byPath = new Map<string, string>();
  for (const dip of recordsWhere(state.dip, () => true)) {
    if (dip.number !== null) byNumber.set(String(dip.number), dip.output);
    const title = state.output.get(dip.output)?.title ?? dip.output;
    const named = { output: dip.output, title, number: null };
    byPath.set(dipPath(named, { standsAt: null, taken: [] }), dip.output);
    const second = dipPath(named, {
      standsAt: null,
      taken: [dipPath(named, { standsAt: null, taken: [] })],
    });
    byPath.set(second, dip.output);
  }
  return ({ path, number }) =>
    (number === null ? undefined : byNumber.get(number)) ??
    (numberOfPath(path) === null ? byPath.get(path) : undefined) ??
    null;
}

/** Not the template, nor the page about the folder. */
function isDip({ path, text }: RepositoryFile): boolean {
  const name = path.split('/').at(-1) ?? path;
  if (/^(?:dip-template|readme|index)\.mdx?$/i.test(name) || !/\.mdx?$/i.test(name)) return false;
  return /^dip-/i.test(name) || looksLikeDip(text);
}

type WithoutLinks = Omit<RepositoryDip, 'linkProblems' | 'output'>;

function withHeaders(file: RepositoryFile, problems: readonly DipProblem[]): WithoutLinks {
  const dip = readDip(file.text);
  const value = (name: HeaderName): string | null => headerValue(dip.headers, name);
  return {
    path: file.path,
    number: value('dip') ?? numberOfPath(file.path),
    title: value('title'),
    status: value('status') ?? asItStands(dip, 'status'),
    type: value('type') ?? asItStands(dip, 'type'),
    authors: value('author'),
    created: value('created'),
    updated: value('updated')?.split(', ').toSorted().at(-1) ?? null,
    links: {
      requires: numbers(value('requires')),
      replaces: numbers(value('replaces')),
      'superseded-by': numbers(value('superseded-by')),
    },
    problems: problems.filter(({ rule }) => !LINK_RULES.has(rule)),
  };
}

/** Said beside the links, in the words of these. */
const LINK_RULES: ReadonlySet<string> = new Set([
  'link-not-given',
  'link-self',
  'link-one-sided',
  'link-unanswered',
]);

function asItStands({ headers }: ReadDip, name: HeaderName): string | null {
  const text = headers.find((header) => header.name === name)?.text ?? '';
  return text === '' ? null : text;
}

const numbers = (value: string | null): readonly string[] => [
  ...new Set(value === null ? [] : value.split(', ')),
];

function requirements(dips: readonly WithoutLinks[]): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { number, links } of dips) {
    if (number === null) continue;
    edges.set(number, new Set([...(edges.get(number) ?? []), ...links.requires]));
  }
  return edges;
}

function linkProblems(
  dip: WithoutLinks,
  header: LinkHeader,
  byNumber: ReadonlyMap<string, WithoutLinks>,
  circular: ReadonlySet<string>,
): LinkProblem[] {
  return dip.links[header].flatMap((number): LinkProblem[] => {
    const found = (type: LinkProblem['type'], by: readonly string[] = []): LinkProblem[] => [
      { header, number, type, by },
    ];
    if (number === dip.number) return found('itself');
    const other = byNumber.get(number);
    if (other === undefined) return found('missing');
    if (header !== 'requires') return answers(dip, header, other) ? [] : found('one-sided');
    if (dip.number !== null && circular.has(dip.number) && circular.has(number)) {
      return found('circular');
    }
    const successors = other.links['superseded-by'];
    if (successors.length > 0) return found('superseded', successors);
    return other.status === 'Rejected' || other.status === 'Deprecated' ? found('given-up') : [];
  });
}

/** DIP-0: "The newer DIP must have a `replaces` header". */
function answers(dip: WithoutLinks, header: LinkHeader, other: WithoutLinks): boolean {
  const back = header === 'replaces' ? other.links['superseded-by'] : other.links.replaces;
  return dip.number === null || back.includes(dip.number);
}

function byNumberThenPath(a: RepositoryDip, b: RepositoryDip): number {
  const order = Number(a.number ?? Infinity) - Number(b.number ?? Infinity);
  if (order !== 0 && !Number.isNaN(order)) return order;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
