/** What an address in a text is, and so what may be done with it. */
export type Address =
  /** Opened outside the app. */
  | { readonly type: 'outside'; readonly href: string }
  /** A place in the app: what a group talks about, votes on and writes. */
  | { readonly type: 'place'; readonly place: string }
  /** A place in the same text. */
  | { readonly type: 'inside'; readonly anchor: string }
  /** A file that lies beside the text, in a folder or a repository. */
  | { readonly type: 'beside'; readonly path: string }
  /** A file that was attached to the text. */
  | { readonly type: 'attachment'; readonly sha256: string; readonly extension: string }
  /** Somebody's address. */
  | { readonly type: 'mail'; readonly address: string }
  /** Anything else: it is shown, and never followed. */
  | { readonly type: 'refused'; readonly href: string };

const ATTACHMENT = /^attachments\/([0-9a-f]{64})\.([A-Za-z0-9]{1,10})$/;

const PLACE =
  /^#\/(?:topics|meetings|groups|ballots|documents|outputs|dips|ledger)(?:\/[a-z0-9][a-z0-9-]{0,63}){1,4}(?:\?thread=[0-9a-f]{32})?$/;

/** Reads an address as it stands in a text. Only `https:` without a name or password is followed. */
export function readAddress(href: string): Address {
  const attachment = ATTACHMENT.exec(href);
  const [, sha256, extension] = attachment ?? [];
  if (sha256 !== undefined && extension !== undefined) {
    return { type: 'attachment', sha256, extension };
  }
  if (PLACE.test(href)) return { type: 'place', place: href };
  if (href.startsWith('#')) return { type: 'inside', anchor: decoded(href.slice(1)) };
  if (/^https:\/\/[^\s\\]+$/i.test(href) && isPlain(href)) return { type: 'outside', href };
  if (/^mailto:[^\s?]+$/i.test(href)) return { type: 'mail', address: decoded(href.slice(7)) };
  // A scheme, `//host`, or what a browser would read as one of them.
  if (/^[^/?#]*:|^[\s\\/]*[\\/]{2}|^[\s\\]/.test(href)) return { type: 'refused', href };
  return { type: 'beside', path: href };
}

function isPlain(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const { protocol, username, password } = new URL(href);
  return protocol === 'https:' && username === '' && password === '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
