/** Why an edit of a document was not taken by the relay. */

import type { DocumentRefusal } from '../protocol/document-messages.ts';
import { counted, said } from './phrases.ts';
import { words, type Words } from './words.ts';

type Details = Readonly<Record<string, unknown>>;

const KEPT = 'What you wrote is kept as a draft on this device.';

/** `1.5 MiB`, `12 KiB`. */
function bytesWords(value: unknown): string {
  if (typeof value !== 'number') return 'too much';
  if (value < 1024) return counted(value, 'byte');
  const [size, unit] = value < 1024 * 1024 ? [1024, 'KiB'] : [1024 * 1024, 'MiB'];
  return `${Math.round((value * 10) / size) / 10} ${unit}`;
}

const numberWords = (value: unknown): string =>
  typeof value === 'number' ? String(value) : 'too many';

const sizes = ({ limit, bytes }: Details): string =>
  `It has ${bytesWords(bytes)}; at most ${bytesWords(limit)} are taken.`;

const DOCUMENT_WORDS: Readonly<Record<DocumentRefusal, (details: Details) => Words>> = {
  'write-not-allowed': () =>
    words(
      'You could not write here',
      `When your edit reached the relay, you were not among those who may write this document. ${KEPT}`,
      'Suggest it in a comment, or put it back when you may write again.',
    ),
  'update-too-large': (details) =>
    words('One edit was too large', `${sizes(details)} ${KEPT}`, 'Put it back in smaller parts.'),
  'document-too-large': (details) =>
    words(
      'The document would be too large',
      `${sizes(details)} ${KEPT}`,
      'Shorten the document, or begin another and link to it.',
    ),
  'foreign-client-id': () =>
    words(
      'The edit could not be told apart',
      `It came under a number that belongs to another person’s edits. ${KEPT}`,
      'Open the document again and put it back; a new number is used.',
    ),
  'too-many-client-ids': ({ limit, count }) =>
    words(
      'Too many sources in one edit',
      `It brings edits from ${numberWords(count)} sources; at most ${numberWords(limit)} are taken at once. ${KEPT}`,
      'Open the document again and put it back.',
    ),
  'too-many-deletions': ({ limit, count }) =>
    words(
      'Too many deletions in one edit',
      `It deletes ${numberWords(count)} separate places; at most ${numberWords(limit)} are taken at once. ${KEPT}`,
      'Put it back in smaller parts.',
    ),
  gap: () =>
    words(
      'Something before it is missing',
      `The edit builds on others that never reached the relay. ${KEPT}`,
      'Open the document again and put it back.',
    ),
  'form-not-allowed': ({ root, content, entry }) => {
    if (typeof entry === 'string')
      return words(
        'It could not be added to the review',
        `What was said has a form that the relay does not know (“${said(entry)}”). ${KEPT}`,
        'Say it again; where that is refused too, this app and the relay are of different versions.',
      );
    const what = root ?? content;
    const named = typeof what === 'string' ? ` (“${said(what)}”)` : '';
    return words(
      'No place for that here',
      `The form of this document has no place for what was added${named}. ${KEPT}`,
      'Put the text into one of the document’s own fields.',
    );
  },
  'not-the-author': ({ by }) =>
    words(
      'It could not be said for another',
      `It names ${typeof by === 'string' ? `“${said(by)}”` : 'another person'} as who said it, and came from your device. ${KEPT}`,
      'Say it again as yourself.',
    ),
  'presence-too-large': () =>
    words(
      'Your presence could not be shown',
      'What was sent about your cursor was too large, so the others do not see where you are. Your text is not affected.',
      'Select less text at once.',
    ),
};

/** Every code that there are words for. */
export const DOCUMENT_CODES: readonly string[] = Object.keys(DOCUMENT_WORDS);

/** The words for a refused edit; null where the code is none of a document’s. */
export function documentRefusalWords(code: string, details: Details): Words | null {
  const known = DOCUMENT_CODES.find((each): each is DocumentRefusal => each === code);
  return known === undefined ? null : DOCUMENT_WORDS[known](details);
}
