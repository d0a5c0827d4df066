/** Addresses of relays, as they are kept: a scheme, a host, perhaps a path, no slash at the end. */

const ADDRESS = /^(https?):\/\/([^\s/?#@]+)(\/[^\s?#]*)?$/i;
/** Names and numbers that mean this computer or this network: no certificate can be had for them. */
const NEARBY =
  /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[)|\.local(:|$)/i;

/** An address as a person has typed it; null where it is none. Without a scheme, the likely one. */
export function readRelayAddress(typed: string): string | null {
  const text = typed.trim().replace(/\/+$/, '');
  if (text === '') return null;
  const whole = /^[a-z]+:\/\//i.test(text)
    ? text
    : `${NEARBY.test(text) ? 'http' : 'https'}://${text}`;
  const found = ADDRESS.exec(whole);
  if (found === null) return null;
  const [, scheme = '', host = '', path = ''] = found;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${path}`;
}

/** The address of a relay's sockets. */
export const socketAddress = (relayUrl: string): string => relayUrl.replace(/^http/, 'ws');
