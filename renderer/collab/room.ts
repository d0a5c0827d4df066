import * as Y from 'yjs';
import type { DocumentLimits } from '../../shared/protocol/document-messages.ts';
import { logRoot, structuredRoots } from '../../shared/protocol/document-roots.ts';

/** Of a document of a fixed form, as the relay has it by default; it does not tell this limit. */
const STRUCTURED_BYTES = 512 * 1024;
/** The same of what is said about a document. */
const LOG_BYTES = 4 * 1024 * 1024;
/** Of the relay's defaults, while it has not told its own. */
export const UPDATE_BYTES = 2 * 1024 * 1024;
const DOCUMENT_BYTES = 16 * 1024 * 1024;
/** What an edit has beside its text. */
const OVERHEAD = 1024;
/** So little is never measured. */
const SMALL = 512;

export interface NoRoom {
  /** Bytes of what was to come in. */
  readonly bytes: number;
  /** The most that can. */
  readonly limit: number;
}

/**
 * Whether a document has room for text of so many characters; null where it does. Asked before the
 * text is in the document: what the relay refuses could only be taken out again as a draft.
 */
export function noRoomFor(
  document: string,
  doc: Y.Doc,
  text: string,
  limits: DocumentLimits | null,
): NoRoom | null {
  if (text.length < SMALL) return null;
  const bytes = new TextEncoder().encode(text).length;
  const perUpdate = (limits?.updateBytes ?? UPDATE_BYTES) - OVERHEAD;
  if (bytes > perUpdate) return { bytes, limit: perUpdate };
  const whole = Math.min(limits?.documentBytes ?? DOCUMENT_BYTES, ownLimit(document));
  const room = whole - Y.encodeStateAsUpdate(doc).length - OVERHEAD;
  return bytes > room ? { bytes, limit: Math.max(0, room) } : null;
}

function ownLimit(document: string): number {
  if (logRoot(document) !== null) return LOG_BYTES;
  return structuredRoots(document) === null ? Infinity : STRUCTURED_BYTES;
}

const KIB = 1024;

/** `That is 3.1 MiB; there is room for 2 MiB.` */
export const noRoomWords = ({ bytes, limit }: NoRoom): string =>
  `That is ${sizeWords(bytes)}, and there is room for ${sizeWords(limit)} here. Nothing was put in: paste it in smaller parts, or link to it.`;

function sizeWords(bytes: number): string {
  if (bytes < KIB) return `${bytes} bytes`;
  const [size, unit] = bytes < KIB * KIB ? [KIB, 'KiB'] : [KIB * KIB, 'MiB'];
  return `${Math.round((bytes * 10) / size) / 10} ${unit}`;
}
