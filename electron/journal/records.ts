/**
 * The form of a journal file: records one after the other, nothing between them.
 *
 * ```
 * record = 89 59 6a 72      so that the next record is found again after a damaged one
 *          length           of the body, 4 bytes, little-endian
 *          checksum         CRC-32 of length and body, 4 bytes, little-endian
 *          body             a byte that says what it is, then its content
 * body   = 00 name          the document's name in UTF-8; only the first record
 *        | 01 update        an update of Yjs
 * ```
 */

import { crc32 } from 'node:zlib';

const MARK = Buffer.from([0x89, 0x59, 0x6a, 0x72]);
const HEAD = MARK.length + 8;
const NAME = 0;
const UPDATE = 1;

export const nameRecord = (document: string): Uint8Array =>
  record(NAME, Buffer.from(document, 'utf8'));

export const updateRecord = (update: Uint8Array): Uint8Array => record(UPDATE, update);

function record(kind: number, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(HEAD + 1 + content.length);
  MARK.copy(bytes);
  bytes.writeUInt32LE(1 + content.length, 4);
  bytes[HEAD] = kind;
  bytes.set(content, HEAD + 1);
  bytes.writeUInt32LE(checksum(bytes), 8);
  return bytes;
}

const checksum = (record: Buffer): number =>
  crc32(record.subarray(HEAD), crc32(record.subarray(4, 8)));

export interface ReadRecords {
  /** Null where it is missing or damaged. */
  readonly document: string | null;
  readonly updates: readonly Uint8Array[];
  /** Where the last readable record ends. */
  readonly end: number;
  /**
   * `torn`: the last record is not complete, as a write leaves it that was cut short: nobody was
   * told that it is kept. `damaged`: something that was once whole is not any more.
   */
  readonly condition: 'whole' | 'torn' | 'damaged';
}

/** Reads all that can be read, before and after whatever cannot. */
export function readRecords(file: Uint8Array): ReadRecords {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const updates: Uint8Array[] = [];
  let document: string | null = null;
  let condition: ReadRecords['condition'] = 'whole';
  let end = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === null) {
      const next = nextRecord(bytes, at + 1);
      condition =
        next === null && condition === 'whole' && isCutShort(bytes, at) ? 'torn' : 'damaged';
      if (next === null) break;
      at = next;
      continue;
    }
    const content = bytes.subarray(at + HEAD + 1, at + length);
    if (bytes[at + HEAD] === UPDATE) updates.push(new Uint8Array(content));
    else if (bytes[at + HEAD] === NAME && at === 0) document = content.toString('utf8');
    at += length;
    end = at;
  }
  return { document, updates, end, condition };
}

/** Bytes of the record that begins there; null where none does. */
function lengthAt(bytes: Buffer, at: number): number | null {
  if (at + HEAD >= bytes.length || bytes.compare(MARK, 0, MARK.length, at, at + MARK.length) !== 0)
    return null;
  const length = HEAD + bytes.readUInt32LE(at + 4);
  if (length === HEAD || at + length > bytes.length) return null;
  const record = bytes.subarray(at, at + length);
  return checksum(record) === bytes.readUInt32LE(at + 8) ? length : null;
}

function nextRecord(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(MARK, from); at !== -1; at = bytes.indexOf(MARK, at + 1))
    if (lengthAt(bytes, at) !== null) return at;
  return null;
}

/** Whether what is there is the beginning of a record, whose end was not written. */
function isCutShort(bytes: Buffer, at: number): boolean {
  const left = bytes.length - at;
  const mark = Math.min(left, MARK.length);
  if (bytes.compare(MARK, 0, mark, at, at + mark) !== 0) return false;
  return left < HEAD || at + HEAD + bytes.readUInt32LE(at + 4) > bytes.length;
}
