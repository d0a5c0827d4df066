/**
 * A look at an LMDB file without LMDB, which maps the file into memory and dies of a page that is
 * not there.
 */

import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { DamagedStore } from './document-store.ts';

const PAGE_HEADER = 24;
const MAGIC = 0xbeefc0de;
/** Of `MDB_meta`: magic and version, address, map size, two databases of 48 bytes, last page, id. */
const PAGE_SIZE_AT = PAGE_HEADER + 24;
const LAST_PAGE_AT = PAGE_HEADER + 120;
const TRANSACTION_AT = PAGE_HEADER + 128;
const META_BYTES = TRANSACTION_AT + 8;

/** For the pages of the tree that a compaction copies. */
const SPARE_PAGES = 64;

interface Meta {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: bigint;
}

/**
 * Lengthens a file, before a transaction, by what that may add at most. LMDB does not write pages
 * that a transaction takes and gives back, so a sound file could end before its last page; with
 * this it never does, and a short file is a cut one. The bytes are a hole: they take no space.
 */
export function lengthenFile(file: string, bytes: number): void {
  const descriptor = openSync(file, 'r+');
  try {
    const first = readMeta(descriptor, 0);
    const second = first && readMeta(descriptor, first.pageSize);
    if (first === null || second === null) return;
    const pages = Math.max(first.lastPage, second.lastPage) + 1 + SPARE_PAGES;
    const wanted = pages * first.pageSize + bytes;
    if (fstatSync(descriptor).size < wanted)
      ftruncateSync(descriptor, Math.ceil(wanted / first.pageSize) * first.pageSize);
  } finally {
    closeSync(descriptor);
  }
}

/** @throws DamagedStore where the file is shorter than its newest transaction needs. */
export function checkFileLength(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const first = readMeta(descriptor, 0);
    const second = first && readMeta(descriptor, first.pageSize);
    if (first === null || second === null)
      throw new DamagedStore(file, 'it does not begin as an LMDB file does');
    const newest = second.transaction > first.transaction ? second : first;
    const needed = (newest.lastPage + 1) * newest.pageSize;
    if (size < needed)
      throw new DamagedStore(file, `it has ${size} bytes, and should have ${needed} or more`);
  } finally {
    closeSync(descriptor);
  }
}

function readMeta(descriptor: number, at: number): Meta | null {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(descriptor, bytes, 0, META_BYTES, at) < META_BYTES) return null;
  if (bytes.readUInt32LE(PAGE_HEADER) !== MAGIC) return null;
  const pageSize = bytes.readUInt32LE(PAGE_SIZE_AT);
  if (pageSize < 512 || pageSize > 65_536) return null;
  return {
    pageSize,
    lastPage: Number(bytes.readBigUInt64LE(LAST_PAGE_AT)),
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  };
}
