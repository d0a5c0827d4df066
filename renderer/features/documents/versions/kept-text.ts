/** Texts that are kept by their hash: written and read back to the byte. */

import type { Host } from '../../../../shared/client/host-messages.ts';
import { rendererCrypto } from '../../../stores/renderer-crypto.ts';

/** The most bytes of UTF-8 that are kept under one hash, here and with the relay. */
export const MOST_KEPT = 2 * 1024 * 1024;

export interface TextBytes {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const encoder = new TextEncoder();
/** A byte order mark is a character of the text. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function bytesOfText(text: string): TextBytes {
  const bytes = encoder.encode(text);
  return { bytes, sha256: rendererCrypto.sha256Bytes(bytes) };
}

export type KeptText =
  | { readonly status: 'loading' }
  /** Neither here nor to be had from the relay now. */
  | { readonly status: 'missing' }
  /** What came is not what the hash says, or no text; it is not shown. */
  | { readonly status: 'wrong' }
  | { readonly status: 'there'; readonly text: string };

/** The text of that hash, checked before anybody sees it. */
export async function readKept(host: Host, ledger: string, sha256: string): Promise<KeptText> {
  const reply = await host.request<'read-bytes'>({ type: 'read-bytes', ledger, sha256 });
  if (!reply.ok || reply.value.bytes === null) return { status: 'missing' };
  const { bytes } = reply.value;
  if (rendererCrypto.sha256Bytes(bytes) !== sha256) return { status: 'wrong' };
  try {
    return { status: 'there', text: decoder.decode(bytes) };
  } catch {
    return { status: 'wrong' };
  }
}
