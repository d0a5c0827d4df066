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
  /** A place in the app. */
  | { readonly kind: 'place'; readonly from: number; readonly text: string }
  | { readonly kind: 'link'; readonly from: number; readonly text: string; readonly href: string };

/**
 * `https:` addresses only, and in them no characters that turn the direction of text around: what
 * one reads is where one goes.
 */
const ADDRESS = /https:\/\/[^\s<>"'`\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/giu;
/** A place in the app, as the address shows it. */
const PLACE =
  /(?<![\w/#])#\/(?:topics|meetings|groups|ballots|documents|outputs|dips|ledger)(?:\/[a-z0-9][a-z0-9-]{0,63}){1,4}(?:\?thread=[0-9a-f]{32})?(?![\w/])/gu;
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
  const places = [...text.matchAll(PLACE)].map((match) => ({
    kind: 'place' as const,
    from: match.index,
    to: match.index + match[0].length,
  }));
  const mentions = mentionsIn(text, mentioned).map((mention) => ({
    kind: 'mention' as const,
    ...mention,
  }));
  const isInLink = (at: number): boolean => links.some(({ from, to }) => at > from && at < to);
  const all = [...links, ...places, ...mentions].filter(({ from }) => !isInLink(from));
  const parts: CommentPart[] = [];
  let at = 0;
  for (const found of all.sort((a, b) => a.from - b.from)) {
    if (found.from > at) parts.push({ kind: 'text', from: at, text: text.slice(at, found.from) });
    const { from, to } = found;
    parts.push(partOf(found, text.slice(from, to)));
    at = to;
  }
  if (at < text.length) parts.push({ kind: 'text', from: at, text: text.slice(at) });
  return parts;
}

type Found =
  | { readonly kind: 'link'; readonly from: number; readonly href: string }
  | { readonly kind: 'place'; readonly from: number }
  | { readonly kind: 'mention'; readonly from: number; readonly person: string };

function partOf(found: Found, text: string): CommentPart {
  const { from } = found;
  switch (found.kind) {
    case 'link':
      return { kind: 'link', from, text, href: found.href };
    case 'place':
      return { kind: 'place', from, text };
    case 'mention':
      return { kind: 'mention', from, text, person: found.person };
  }
}

/** A closing bracket stays where the address itself opens one. */
function withoutTrailing(address: string): string {
  const cut = address.replace(TRAILING, '');
  return address.charAt(cut.length) === ')' && cut.includes('(') ? `${cut})` : cut;
}
