/**
 * What a page of the app may load and reach. A relay is `connect-src`'s only reason, so there is one
 * pair of addresses for each relay that is stored when the page is loaded.
 */
export function contentSecurityPolicy(nonce: string, relays: readonly string[]): string {
  const reached = relays.flatMap(addressesOf);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src ${reached.length === 0 ? "'none'" : [...new Set(reached)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One policy of constant addresses: workers need it.
    'trusted-types convene-worker',
  ].join('; ');
}

/** A relay's origin for requests and for sockets; none for what is no address of a relay. */
function addressesOf(relay: string): string[] {
  const origin = relayOrigin(relay);
  return origin === null ? [] : [origin, origin.replace(/^http/, 'ws')];
}

/** The origin of a relay's address; null where it is no address of a relay. */
export function relayOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, host } = new URL(address);
  // Whatever stands in the header must be one word of it.
  const plain = /^[A-Za-z0-9.\-:[\]]+$/.test(host);
  return plain && (protocol === 'https:' || protocol === 'http:') ? origin : null;
}
