import { headerNames } from './dip-header-names.ts';
import type { FrontMatter } from './front-matter.ts';
import { textEdits } from './text-diff.ts';
import type { Edit } from './text-edits.ts';
import type { Line } from './text-lines.ts';

/**
 * The edits that put the headers in DIP-0's order, each with the lines that go on from it; a header
 * that DIP-0 does not know stays behind the one that it stands behind. Null where they cannot be
 * moved without a person: the front matter is not closed, or the last line has no end.
 */
export function headerOrderEdits(
  text: string,
  lines: readonly Line[],
  frontMatter: FrontMatter,
): readonly Edit[] | null {
  if (frontMatter.type === 'none' || frontMatter.flaws.some(({ type }) => type === 'unclosed')) {
    return null;
  }
  // The line of the closing hyphens.
  const end = lines[frontMatter.bodyIndex - 1]?.from;
  const starts = frontMatter.headers.map(({ line }) => lines[line - 1]?.from ?? 0);
  const [first] = starts;
  if (end === undefined || first === undefined) return null;
  let rank = -1;
  const blocks = frontMatter.headers.map(({ canonical }, index) => {
    if (canonical !== null) rank = headerNames.indexOf(canonical);
    return { rank, source: text.slice(starts[index], starts[index + 1] ?? end) };
  });
  const sorted = blocks.toSorted((a, b) => a.rank - b.rank);
  const after = sorted.map(({ source }) => source).join('');
  return textEdits(text.slice(first, end), after).map(({ from, to, insert }) => ({
    from: from + first,
    to: to + first,
    insert,
  }));
}
