import type { Review, Suggestion, Thread, Version } from '../../review/review.ts';
import type { Instant } from '../../rules/index.ts';
import { documentTitle, instantWords } from '../../wording/index.ts';
import type { FileOfFolder } from '../save-file.ts';
import { personWords, textFile, type GroupParts } from './group-parts.ts';
import { blocks, inLine, list, literal, quotation } from './markdown.ts';

/** What was said about each document: threads, suggestions, and which versions were kept. */
export async function commentsPart(
  parts: GroupParts,
  documents: readonly string[],
): Promise<FileOfFolder[]> {
  const { source, names, lacks } = parts;
  const files: FileOfFolder[] = [];
  for (const document of documents) {
    const review = await source.review(document);
    if (review === null) {
      if (source.lacking.includes(`comments/${document}`)) lacks(`what was said about ${document}`);
      continue;
    }
    const { threads, suggestions, versions } = review;
    if (threads.length + suggestions.length + versions.length === 0) continue;
    const path = names.place('comments', document.replaceAll('/', '-'), '.md');
    files.push(textFile(path, reviewWords(parts, document, review)));
  }
  return files;
}

const said = (parts: GroupParts, by: string, at: Instant): string =>
  `${personWords(parts, by)}, ${instantWords(at)}`;

function reviewWords(parts: GroupParts, document: string, review: Review): string {
  const { title, kind } = documentTitle(parts.source.state, document);
  return blocks(
    `# ${inLine(kind)}: ${inLine(title)}`,
    `What was said about \`${document}\`. The instants are those of the authors’ devices.`,
    ...(review.threads.length === 0 ? [] : ['## Comments']),
    ...review.threads.map((thread, index) => threadWords(parts, thread, index + 1)),
    ...(review.suggestions.length === 0 ? [] : ['## Suggestions']),
    ...review.suggestions.map((suggestion, index) => suggestionWords(parts, suggestion, index + 1)),
    ...(review.versions.length === 0 ? [] : ['## Versions']),
    list(review.versions.map((version) => versionWords(parts, version))),
  );
}

function threadWords(parts: GroupParts, thread: Thread, number: number): string {
  const { resolved, quote, comments } = thread;
  const state = resolved === null ? 'open' : `resolved by ${said(parts, resolved.by, resolved.at)}`;
  return blocks(
    `### Thread ${number}, ${state}`,
    quote === '' ? null : blocks('About:', literal(quote)).trimEnd(),
    ...comments.map(({ by, at, text, editedAt, removed }) =>
      removed === 'yes'
        ? `${said(parts, by, at)}: taken back by its author.`
        : blocks(
            `${said(parts, by, at)}${editedAt === null ? '' : `, changed ${instantWords(editedAt)}`}:`,
            quotation(text),
          ).trimEnd(),
    ),
  ).trimEnd();
}

const FATES = { open: 'open', accepted: 'accepted', rejected: 'rejected', withdrawn: 'taken back' };

function suggestionWords(parts: GroupParts, suggestion: Suggestion, number: number): string {
  const { by, at, note, chunks } = suggestion;
  return blocks(
    `### Suggestion ${number}, by ${said(parts, by, at)}`,
    note === '' ? null : quotation(note),
    ...chunks.map(({ original, replacement, fate }) => {
      const who = fate.status === 'open' ? '' : ` by ${said(parts, fate.by, fate.at)}`;
      return blocks(
        `Instead of:`,
        literal(original),
        'this:',
        literal(replacement),
        `It is ${FATES[fate.status]}${who}.`,
      ).trimEnd();
    }),
  ).trimEnd();
}

function versionWords(parts: GroupParts, version: Version): string {
  const { name, reason, by, at, sha256, bytes } = version;
  const called = name === null ? reason : `“${inLine(name)}” (${reason})`;
  return `${called}, ${said(parts, by, at)}: ${bytes} bytes, SHA-256 ${sha256}`;
}
