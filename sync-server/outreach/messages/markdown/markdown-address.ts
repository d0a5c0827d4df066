import { linksTo, webAddress, type Linking } from '../links.ts';

/** What an address in a text comes to in a message. */
export type MarkdownAddress =
  | { readonly type: 'followed'; readonly href: string }
  /** Shown beside its words, and never followed. */
  | { readonly type: 'shown'; readonly href: string }
  /** A file or an image that lies with the document, which a message does not have. */
  | { readonly type: 'left-out' };

/** A place in the app becomes its page on the portal, or, where there is none, a link to the app. */
export function markdownAddress(href: string, linking: Linking): MarkdownAddress {
  const web = webAddress(href);
  if (web !== null) return { type: 'followed', href: web };
  if (/^#\/[a-z]/.test(href)) {
    const { app, portal } = linksTo(href, linking);
    return { type: 'followed', href: portal ?? app };
  }
  return href === '' || href.startsWith('#') || href.startsWith('attachments/')
    ? { type: 'left-out' }
    : { type: 'shown', href };
}
