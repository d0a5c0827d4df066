/**
 * Reads the structs and the delete set of an update in Yjs's format 1, keeping ids and lengths only.
 * `Y.decodeUpdate` would build every item, and for a document within the document a whole `Y.Doc`:
 * a hundred megabytes from two. The format is that of `readClientsStructRefs`, `readItemContent`
 * and `readDeleteSet` in Yjs 13.6.
 */

import * as decoding from 'lib0/decoding';
import { isTooDeep } from './value-depth.ts';

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

export interface ReadStruct extends StructId {
  readonly kind: 'item' | 'collected' | 'skip';
  readonly length: number;
  /** What it builds on: the items to its left and right, and the one it is a child of. */
  readonly origins: readonly StructId[];
  /** The root type that it names as its parent, and whether it is under a key there. */
  readonly root: string | null;
  readonly keyed: boolean;
  /** Whether it names an item as its parent, and whether one as its neighbour to the right. */
  readonly child: boolean;
  readonly before: boolean;
  /** Yjs's number for what it holds; 0 where it is no item. */
  readonly content: number;
}

/** Items `from` up to but without `to`, of one client. */
export interface Range {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
const CONTENT = 0x1f;
const COLLECTED = 0;
const SKIP = 10;
/** Any values, as of a list; a document within the document. */
export const VALUES = 8;
export const SUBDOCUMENT = 9;

type ReadContent = (decoder: decoding.Decoder, visitor: StructVisitor) => number;

/** @throws where it is deeper than can be relied on. */
function notTooDeep(value: unknown): unknown {
  if (isTooDeep(value)) throw new Error('values too deep within values');
  return value;
}

/** @throws where it is no JSON, or is too deep. */
function readJson(decoder: decoding.Decoder): void {
  notTooDeep(JSON.parse(decoding.readVarString(decoder)));
}

/** The lengths of items, by what they hold; each reads past it. */
const CONTENTS: Readonly<Record<number, ReadContent>> = {
  // Deleted.
  1: decoding.readVarUint,
  // JSON values, as old versions of Yjs wrote them.
  2: (decoder) => {
    const count = decoding.readVarUint(decoder);
    for (let left = count; left > 0; left--) {
      const text = decoding.readVarString(decoder);
      if (text !== 'undefined') notTooDeep(JSON.parse(text));
    }
    return count;
  },
  // Bytes.
  3: (decoder) => {
    decoding.readVarUint8Array(decoder);
    return 1;
  },
  // Text; its length is in UTF-16 code units.
  4: (decoder) => decoding.readVarString(decoder).length,
  // Something embedded.
  5: (decoder) => {
    readJson(decoder);
    return 1;
  },
  // A mark, and its value.
  6: (decoder) => {
    decoding.readVarString(decoder);
    readJson(decoder);
    return 1;
  },
  // A type; the XML element and the XML hook have a name.
  7: (decoder) => {
    const type = decoding.readVarUint(decoder);
    if (type > 6) throw new Error('a type of an unknown kind');
    if (type === 3 || type === 5) decoding.readVarString(decoder);
    return 1;
  },
  [VALUES]: (decoder, visitor) => {
    const count = decoding.readVarUint(decoder);
    for (let left = count; left > 0; left--) {
      const value = notTooDeep(decoding.readAny(decoder));
      visitor.value?.(value);
    }
    return count;
  },
  [SUBDOCUMENT]: (decoder) => {
    decoding.readVarString(decoder);
    notTooDeep(decoding.readAny(decoder));
    return 1;
  },
};

const readId = (decoder: decoding.Decoder): StructId => ({
  client: decoding.readVarUint(decoder),
  clock: decoding.readVarUint(decoder),
});

function readItem(
  decoder: decoding.Decoder,
  info: number,
  id: StructId,
  visitor: StructVisitor,
): ReadStruct {
  const origins: StructId[] = [];
  let root: string | null = null;
  let keyed = false;
  let child = false;
  if ((info & HAS_ORIGIN) !== 0) origins.push(readId(decoder));
  if ((info & HAS_RIGHT_ORIGIN) !== 0) origins.push(readId(decoder));
  if (origins.length === 0) {
    child = decoding.readVarUint(decoder) !== 1;
    if (child) origins.push(readId(decoder));
    else root = decoding.readVarString(decoder);
    keyed = (info & HAS_PARENT_SUB) !== 0;
    if (keyed) decoding.readVarString(decoder);
  }
  const content = info & CONTENT;
  const read = CONTENTS[content];
  if (read === undefined) throw new Error('content of an unknown kind');
  const length = read(decoder, visitor);
  const before = (info & HAS_RIGHT_ORIGIN) !== 0;
  return { ...id, kind: 'item', length, origins, root, keyed, child, before, content };
}

function readStruct(decoder: decoding.Decoder, id: StructId, visitor: StructVisitor): ReadStruct {
  const info = decoding.readUint8(decoder);
  const kind = info & CONTENT;
  if (kind !== COLLECTED && kind !== SKIP) return readItem(decoder, info, id, visitor);
  return {
    ...id,
    kind: kind === SKIP ? 'skip' : 'collected',
    length: decoding.readVarUint(decoder),
    origins: [],
    root: null,
    keyed: false,
    child: false,
    before: false,
    content: 0,
  };
}

export interface StructVisitor {
  /** The structs of this client follow. */
  client(client: number): void;
  /** A value of a list, in the struct that comes next. */
  value?(value: unknown): void;
  struct(struct: ReadStruct): void;
  deleted(range: Range): void;
}

/**
 * Shows the visitor everything, in order.
 *
 * @throws whatever lib0 or JSON throws where the bytes do not hold, and what the visitor throws
 */
export function readStructs(update: Uint8Array, visitor: StructVisitor): void {
  const decoder = decoding.createDecoder(update);
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    if (structs === 0) throw new Error('a client without items');
    visitor.client(client);
    for (let left = structs; left > 0; left--) {
      const struct = readStruct(decoder, { client, clock }, visitor);
      clock += struct.length;
      visitor.struct(struct);
    }
  }
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const from = decoding.readVarUint(decoder);
      visitor.deleted({ client, from, to: from + decoding.readVarUint(decoder) });
    }
  }
  if (decoding.hasContent(decoder)) throw new Error('bytes after the end of the update');
}
