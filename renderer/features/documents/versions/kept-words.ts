import { problemWords } from '../../../../shared/wording/index.ts';
import { bytesWords } from '../files/import-words.ts';
import type { KeptVersion } from './keep-version.ts';

/** Why the text could not be kept as a version, with the way out; null where it was. */
export function notKeptWords(kept: KeptVersion): string | null {
  switch (kept.outcome) {
    case 'kept':
    case 'known':
      return null;
    case 'too-large':
      return `The text has ${bytesWords(kept.bytes)}; at most ${bytesWords(kept.most)} can be kept as a version, which is also what the relay takes. Split the document, or move long tables elsewhere and link to them.`;
    case 'not-now':
      return 'What is said about this document is not loaded, or nothing can be added to it now. Try again in a moment.';
    case 'failed': {
      const { title, detail, way } = problemWords(kept.problem);
      return `${title}. ${detail} ${way}`;
    }
  }
}
