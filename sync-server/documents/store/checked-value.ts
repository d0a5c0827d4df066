/**
 * A value with a checksum before it: CRC-32 over the key and the value, 4 bytes. LMDB has none of
 * its own. With the key in it, a value that turns up in another's place does not pass either.
 */

import { crc32 } from 'node:zlib';

const CHECKSUM_BYTES = 4;

const checksum = (key: readonly (string | number)[], value: Uint8Array): number =>
  crc32(value, crc32(JSON.stringify(key)));

export function seal(key: readonly (string | number)[], value: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(CHECKSUM_BYTES + value.length);
  sealed.writeUInt32BE(checksum(key, value));
  sealed.set(value, CHECKSUM_BYTES);
  return sealed;
}

/** The checksum that a value was stored with, in hex; whether it fits is not looked at. */
export const checksumOf = (sealed: Uint8Array): string =>
  Buffer.from(sealed.subarray(0, CHECKSUM_BYTES)).toString('hex');

/** The value in a copy of its own; null where the checksum does not fit. */
export function unseal(key: readonly (string | number)[], sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < CHECKSUM_BYTES) return null;
  const value = new Uint8Array(sealed.subarray(CHECKSUM_BYTES));
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  return view.getUint32(0) === checksum(key, value) ? value : null;
}
