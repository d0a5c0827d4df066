import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is not an address of the internet at large (RFC 6890, 6666, 4291). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}

/** Of IPv6 only what is given out to the world is public; what carries an IPv4 address is not. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const PRIVATE_6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  PRIVATE_6.addSubnet(net, bits, 'ipv6');
}

/** Whether an IP address is one of the internet at large. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address, 'ipv4');
  if (isIP(address) !== 6) return false;
  return PUBLIC_6.check(address, 'ipv6') && !PRIVATE_6.check(address, 'ipv6');
}

/** The host of an address where it is written as a number; null for a name. */
export function addressInUrl(url: string): string | null {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** Thrown by `publicLookup`. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/**
 * Looks a name up for a connection, and takes only addresses of the internet at large. As it is the
 * connection that asks, nobody can give another answer in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found: LookupAddress[] = error === null ? addresses : [];
    const good = found.filter(({ address }) => isPublicAddress(address));
    const [first] = good;
    if (error !== null) callback(error, '');
    else if (first === undefined) {
      callback(new PrivateAddress('it leads into a private network'), '');
    } else if (options.all === true) callback(null, good);
    else callback(null, first.address, first.family);
  });
};
