/**
 * Whether an address leads to the portal of one of these relays, given by their origins
 * (`http://127.0.0.1:4711`). Such a page may be opened outside though it is no `https:` one: it is the
 * relay's that this device speaks to anyhow.
 */
export function isPortalAddress(address: string, origins: readonly string[]): boolean {
  if (!PLAIN.test(address) || address.includes('/..')) return false;
  return origins.some((origin) => {
    if (!ORIGIN.test(origin) || !address.startsWith(`${origin}/portal`)) return false;
    const rest = address.slice(`${origin}/portal`.length);
    return rest === '' || rest.startsWith('/') || rest.startsWith('?');
  });
}

/** No white space, no control character, no backslash, no encoded dot. */
const PLAIN = /^(?!.*%2e)[\x21-\x5b\x5d-\x7e]+$/i;
const ORIGIN = /^https?:\/\/[A-Za-z0-9.\-:[\]]+$/;
