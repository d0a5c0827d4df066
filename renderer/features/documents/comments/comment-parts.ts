/** What a comment's plain text is made of on the screen. */

import { mentionsIn } from './mention-text.ts';
import type { Mentionable } from './people.ts';

export type CommentPart =
  | { readonly kind: 'text'; readonly from: number; readonly text: string }
  | {
      readonly kind: 'mention';
      readonly from: number;
      readonly text: string;
      readonly person: string;
    }
  | { readonly kind: 'link'; readonly from: number; readonly text: string; readonly href: string };

/**
 * `https:` addresses only, and in them no characters that turn the direction of text around: what
 * one reads is where one goes.
 */
const ADDRESS = /https:\/\/[^\s<>"'`\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/giu;
/** Marks that end the sentence, not the address. */
const TRAILING = /[.,;:!?)\]}»”’]+$/u;

/** In the order of the text; together they are the whole of it. */
export function commentParts(text: string, mentioned: readonly Mentionable[]): CommentPart[] {
  const links = [...text.matchAll(ADDRESS)].flatMap((match) => {
    const address = withoutTrailing(match[0]);
    return URL.canParse(address)
      ? [
          {
            kind: 'link' as const,
            from: match.index,
            to: match.index + address.length,
            href: address,
          },
        ]
      : [];
  });
  const isInLink = (at: number): boolean => links.some(({ from, to }) => at >= from && at < to);
  const mentions = mentionsIn(text, mentioned)
    .filter(({ from }) => !isInLink(from))
    .map((mention) => ({ kind: 'mention' as const, ...mention }));
  const parts: CommentPart[] = [];
  let at = 0;
  for (const found of [...links, ...mentions].sort((a, b) => a.from - b.from)) {
    if (found.from > at) parts.push({ kind: 'text', from: at, text: text.slice(at, found.from) });
    const { from, to } = found;
    const words = text.slice(from, to);
    parts.push(
      found.kind === 'link'
        ? { kind: 'link', from, text: words, href: found.href }
        : { kind: 'mention', from, text: words, person: found.person },
    );
    at = to;
  }
  if (at < text.length) parts.push({ kind: 'text', from: at, text: text.slice(at) });
  return parts;
}

/** A closing bracket stays where the address itself opens one. */
function withoutTrailing(address: string): string {
  const cut = address.replace(TRAILING, '');
  return address.charAt(cut.length) === ')' && cut.includes('(') ? `${cut})` : cut;
}
