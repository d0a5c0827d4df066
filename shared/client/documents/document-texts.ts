import type * as Y from 'yjs';
import { TEXT_ROOT } from '../../protocol/document-roots.ts';
import { REVIEW_ROOT } from '../../review/entries.ts';
import { readReview } from '../../review/read-review.ts';
import type { Review } from '../../review/review.ts';
import type { JournalDocuments } from './journal-documents.ts';

/** Before the name of the document that is commented on. */
const COMMENTS = 'comments/';

/** The document whose log this is; null where it is none. */
export const commentedOn = (document: string): string | null =>
  document.startsWith(COMMENTS) ? document.slice(COMMENTS.length) : null;

/** What this device has of documents, as text. @throws HostError `disk` */
export class DocumentTexts {
  readonly #journal: JournalDocuments;

  constructor(journal: JournalDocuments) {
    this.#journal = journal;
  }

  /** Of all documents of which something is here, logs too. */
  names(): Promise<ReadonlySet<string>> {
    return this.#journal.names();
  }

  /** The Markdown of a document; null where nothing of it is here. */
  text(document: string): Promise<string | null> {
    return this.#journal.read(document, textOf);
  }

  /** What is said about a document; null where nothing is. */
  review(document: string): Promise<Review | null> {
    return this.#journal.read(COMMENTS + document, reviewOf);
  }
}

export const textOf = (doc: Y.Doc): string => doc.getText(TEXT_ROOT).toJSON();

const ATTACHMENT = /\battachments\/([0-9a-f]{64})\.[a-z0-9]{1,8}\b/g;

/** The hashes of the attachments that a Markdown text names. */
export const attachmentsIn = (text: string): Set<string> =>
  new Set(Array.from(text.matchAll(ATTACHMENT), ([, sha256 = '']) => sha256));

/** The texts of a charter that is being written, one after the other. */
export const charterOf = (doc: Y.Doc): string =>
  ['scope', 'limits', 'profiles']
    .map((root) => doc.getText(root).toJSON())
    .filter((text) => text !== '')
    .join('\n');

export const reviewOf = (doc: Y.Doc): Review =>
  readReview(doc.getArray<unknown>(REVIEW_ROOT).toArray());
