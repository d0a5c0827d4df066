/** The scheme of links that open the app. */
export const LINK_SCHEME = 'convene';

const LONGEST = 4000;

/**
 * The link among what the app was started with; null where there is none. Whoever made it is not
 * known: it is only ever handed to a page as a place to go to, and of no other form than this.
 */
export function linkAmong(args: readonly string[]): string | null {
  return args.map(readLink).find((link) => link !== null) ?? null;
}

export function readLink(text: string): string | null {
  if (text.length > LONGEST || !/^convene:\/\/[\x21-\x7e]+$/.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  return protocol === `${LINK_SCHEME}:` && username === '' && password === '' ? text : null;
}
