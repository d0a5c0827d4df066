import type { Review } from '../review/review.ts';
import type { State } from '../rules/state.ts';
import { documentTitle } from '../wording/document-names.ts';
import { personName } from '../wording/index.ts';
import type { SearchEntry } from './entry.ts';
import { sectionsOf } from './sections.ts';

/** `Incident review (report)`; as it stands before the heading of a section. */
export function titleOfDocument(state: State, document: string): string {
  const { title, kind } = documentTitle(state, document);
  return `${title} (${kind})`;
}

/** The sections of a document's text. */
export function* sectionEntries(
  document: string,
  title: string,
  markdown: string,
): Generator<SearchEntry> {
  for (const { heading, line, text } of sectionsOf(markdown))
    yield {
      kind: 'document',
      title: heading === null || heading === '' ? title : `${title} › ${heading}`,
      place: `documents/${document}`,
      line,
      text,
    };
}

/** What is said about a document: threads, each with its answers, and notes of suggestions. */
export function* reviewEntries(
  document: string,
  title: string,
  { threads, suggestions }: Review,
  state: State,
): Generator<SearchEntry> {
  for (const { id, quote, comments } of threads) {
    const said = comments.filter(({ removed }) => removed === 'no');
    if (said.length === 0) continue;
    const texts = said.map(({ by, text }) => `${personName(state, by)}: ${text}`);
    const text = [...texts, quote].filter((part) => part !== '').join('\n');
    yield { kind: 'comment', title, place: `documents/${document}?thread=${id}`, text };
  }
  for (const { by, note, chunks } of suggestions) {
    const text = [`${personName(state, by)}: ${note}`, ...chunks.map((one) => one.replacement)];
    if (note !== '' || chunks.length > 0)
      yield {
        kind: 'comment',
        title,
        place: `documents/${document}`,
        text: text.join('\n').slice(0, 10_000),
      };
  }
}
