import type { Mention } from '../../../shared/client/host-messages.ts';
import { paths } from '../../app/routes.ts';

/** Where somebody was mentioned: the document, with its comments open at the thread. */
export const mentionPlace = ({ document, thread }: Mention): string =>
  `${paths.document(document)}?thread=${encodeURIComponent(thread)}`;

const LONGEST = 280;

/** The beginning of what was said, on one line; cut between characters. */
export function mentionExcerpt(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= LONGEST
    ? line
    : `${characters.slice(0, LONGEST).join('').trimEnd()}…`;
}

/** The newest first. */
export const sortedMentions = (mentions: readonly Mention[]): Mention[] =>
  [...mentions].sort((a, b) => b.at - a.at || (a.comment < b.comment ? -1 : 1));
