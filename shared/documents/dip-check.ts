import { checkFrontMatter } from './dip-check-front-matter.ts';
import { headerValue, readDipHeaders } from './dip-headers.ts';
import { checkLinks, indexDips, linkedDip } from './dip-links.ts';
import type { DipProblem } from './dip-rules.ts';
import { checkSections } from './dip-sections.ts';
import { readFrontMatter } from './front-matter.ts';
import { outlineOf } from './markdown-outline.ts';
import { splitLines } from './text-lines.ts';

/** A DIP as a file: its name (the last part counts, and tells files apart) and its text. */
export interface DipFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Checks one DIP against DIP-0: front matter, headers, sections, and links to the DIPs given with
 * it. Problems are in the order of their lines. Never throws, whatever the text; linear time.
 */
export function checkDip(
  dip: DipFile & { readonly siblings?: readonly DipFile[] },
): readonly DipProblem[] {
  const [problems] = checkDips([{ file: dip.file, text: dip.text }, ...(dip.siblings ?? [])]);
  return problems ?? [];
}

/** Checks DIPs together: for each file, in order, what `checkDip` says with the others as siblings. */
export function checkDips(files: readonly DipFile[]): readonly (readonly DipProblem[])[] {
  const read = files.map(readDip);
  const given = indexDips(read.map(({ linked }) => linked));
  return read.map(({ own, linked }) => inOrder([...own, ...checkLinks(linked, given)]));
}

/** Whether a DIP is ok: only errors make it not. */
export function isOk(problems: readonly DipProblem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

function readDip({ file, text }: DipFile) {
  const lines = splitLines(text);
  const frontMatter = readFrontMatter(lines);
  const headers = readDipHeaders(frontMatter);
  const outline = outlineOf(lines, frontMatter.bodyIndex);
  const lastLine = Math.max(1, lines.length);
  const own = [
    ...checkFrontMatter(file, frontMatter, headers),
    ...checkSections(outline, {
      title: headerValue(headers, 'title'),
      status: headerValue(headers, 'status'),
      type: headerValue(headers, 'type'),
      firstLine: Math.min(frontMatter.bodyIndex + 1, lastLine),
      lastLine,
    }),
  ];
  return { own, linked: linkedDip(file, headers, outline) };
}

// The sort is stable: on one line, problems stay in the order of the checks.
function inOrder(problems: DipProblem[]): readonly DipProblem[] {
  return problems.sort((a, b) => a.line - b.line);
}
