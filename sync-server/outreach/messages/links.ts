/** Where the places of the app are to be found from outside of it. */

import type { MessageView } from '../outgoing.ts';

export interface Linking {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly portal: MessageView['portal'];
}

export interface PlaceLinks {
  /** Opens the app there. */
  readonly app: string;
  /** Its page on the portal; null where there is none. */
  readonly portal: string | null;
}

const PLACE = /^#(\/[A-Za-z0-9/_?=%-]{1,300})$/;

/** What the portal has a page of. */
const ON_PORTAL =
  /^#\/(groups|ballots|outputs|dips|updates)\/([a-z0-9][a-z0-9-]{0,63})(?:\/proposal)?$/;

/** The links to a place of the app, `#/ballots/b-1`; what is none leads to the inbox. */
export function linksTo(place: string, { publicUrl, portal }: Linking): PlaceLinks {
  const path = PLACE.exec(place)?.[1] ?? '/inbox';
  const [, kind, id] = ON_PORTAL.exec(place) ?? [];
  const isThere = portal !== 'off' && kind !== undefined && id !== undefined;
  return {
    app: `convene://open${path}`,
    portal: isThere ? `${publicUrl}/portal/${kind}/${id}` : null,
  };
}

/** An address in a text that people wrote, where it can be followed: `https:` without a name in it. */
export function webAddress(href: string): string | null {
  if (!/^https:\/\/[^\s\\]+$/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '';
  return isPlain ? url.href : null;
}
