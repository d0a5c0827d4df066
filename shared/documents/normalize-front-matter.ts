import type { HeaderName } from './dip-header-names.ts';
import { readDipHeaders } from './dip-headers.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Edit } from './text-edits.ts';
import { splitLines } from './text-lines.ts';

/**
 * The edits that write the headers of a DIP as DIP-0 does, where a reader understands them: their
 * names, numbers, status, type, dates and lists. In order, not overlapping; every other character
 * stays, line ends, comments and unknown headers included. A text that has no front matter, or
 * whose values are not understood, gets none. Never throws. Once made, there are no more to make.
 */
export function normalizeFrontMatter(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const headers = readDipHeaders(readFrontMatter(splitLines(text)));
  const count = new Map<HeaderName, number>();
  for (const { name } of headers) count.set(name, (count.get(name) ?? 0) + 1);
  for (const { name, header, from, to, content } of headers) {
    // Of two headers of one name, a person decides which stands.
    if (count.get(name) !== 1) continue;
    if (header.nameFrom > header.indentFrom) {
      edits.push({ from: header.indentFrom, to: header.nameFrom, insert: '' });
    }
    if (header.name !== name)
      edits.push({ from: header.nameFrom, to: header.nameTo, insert: name });
    if (content.type === 'read' && content.reading.type === 'variant') {
      const space = from > 0 && /\s/.test(text.charAt(from - 1)) ? '' : ' ';
      edits.push({ from, to, insert: `${space}${content.reading.value}` });
    }
  }
  return edits;
}
