/** The bytes of what the store keeps, in lib0's encoding. Each begins with its format's number. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Deletion } from '../authorship.ts';
import type { Claims, DocumentRecord } from './document-store.ts';

const FORMAT = 1;

const writer = (): encoding.Encoder => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORMAT);
  return encoder;
};

function reader(bytes: Uint8Array): decoding.Decoder {
  const decoder = decoding.createDecoder(bytes);
  const format = decoding.readVarUint(decoder);
  if (format !== FORMAT) throw new Error(`a record of format ${format}`);
  return decoder;
}

/** Each person's id once, then by its place. */
function writePersons(encoder: encoding.Encoder, persons: Iterable<string>): Map<string, number> {
  const places = new Map<string, number>();
  for (const person of persons) if (!places.has(person)) places.set(person, places.size);
  encoding.writeVarUint(encoder, places.size);
  for (const person of places.keys()) encoding.writeVarString(encoder, person);
  return places;
}

function readPersons(decoder: decoding.Decoder): (place: number) => string {
  const persons: string[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    persons.push(decoding.readVarString(decoder));
  return (place) => {
    const person = persons[place];
    if (person === undefined) throw new Error('a person who is not in the record');
    return person;
  };
}

function putClaims(encoder: encoding.Encoder, claims: Claims): void {
  const places = writePersons(encoder, claims.values());
  encoding.writeVarUint(encoder, claims.size);
  for (const [client, person] of claims) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, places.get(person) ?? 0);
  }
}

function takeClaims(decoder: decoding.Decoder): Map<number, string> {
  const personAt = readPersons(decoder);
  const claims = new Map<number, string>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    claims.set(client, personAt(decoding.readVarUint(decoder)));
  }
  return claims;
}

function putDeletions(encoder: encoding.Encoder, deletions: readonly Deletion[]): void {
  const places = writePersons(
    encoder,
    deletions.map(({ person }) => person),
  );
  encoding.writeVarUint(encoder, deletions.length);
  let at = 0;
  for (const deletion of deletions) {
    encoding.writeVarUint(encoder, deletion.client);
    encoding.writeVarUint(encoder, deletion.clock);
    encoding.writeVarUint(encoder, deletion.length);
    encoding.writeVarUint(encoder, places.get(deletion.person) ?? 0);
    encoding.writeVarInt(encoder, deletion.at - at);
    at = deletion.at;
  }
}

function takeDeletions(decoder: decoding.Decoder): Deletion[] {
  const personAt = readPersons(decoder);
  const deletions: Deletion[] = [];
  let at = 0;
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const length = decoding.readVarUint(decoder);
    const person = personAt(decoding.readVarUint(decoder));
    at += decoding.readVarInt(decoder);
    deletions.push({ client, clock, length, person, at });
  }
  return deletions;
}

export function writeRecord(record: DocumentRecord): Uint8Array {
  const encoder = writer();
  encoding.writeVarUint(encoder, record.at);
  putClaims(encoder, record.claims);
  putDeletions(encoder, record.deletions);
  encoding.writeVarUint8Array(encoder, record.update);
  return encoding.toUint8Array(encoder);
}

export function readRecord(document: string, seq: number, bytes: Uint8Array): DocumentRecord {
  const decoder = reader(bytes);
  return {
    document,
    seq,
    at: decoding.readVarUint(decoder),
    claims: takeClaims(decoder),
    deletions: takeDeletions(decoder),
    update: decoding.readVarUint8Array(decoder),
  };
}

export interface SnapshotValue {
  readonly seq: number;
  readonly claims: Claims;
  readonly state: Uint8Array;
}

export function writeSnapshot({ seq, claims, state }: SnapshotValue): Uint8Array {
  const encoder = writer();
  encoding.writeVarUint(encoder, seq);
  putClaims(encoder, claims);
  encoding.writeVarUint8Array(encoder, state);
  return encoding.toUint8Array(encoder);
}

export function readSnapshot(bytes: Uint8Array): SnapshotValue {
  const decoder = reader(bytes);
  return {
    seq: decoding.readVarUint(decoder),
    claims: takeClaims(decoder),
    state: decoding.readVarUint8Array(decoder),
  };
}

export function writeDeletions(deletions: readonly Deletion[]): Uint8Array {
  const encoder = writer();
  putDeletions(encoder, deletions);
  return encoding.toUint8Array(encoder);
}

export const readDeletions = (bytes: Uint8Array): Deletion[] => takeDeletions(reader(bytes));

/** How far a document's log has come: what start-up checks, and where the next record goes. */
export interface Head {
  readonly seq: number;
  /** The record up to which the snapshot goes; 0 without a snapshot. */
  readonly snapshotSeq: number;
  readonly snapshotBytes: number;
  readonly logBytes: number;
  /** How many values hold deletions of compacted records. */
  readonly deletionChunks: number;
}

export const NEW_HEAD: Head = {
  seq: 0,
  snapshotSeq: 0,
  snapshotBytes: 0,
  logBytes: 0,
  deletionChunks: 0,
};

export function writeHead(head: Head): Uint8Array {
  const encoder = writer();
  for (const number of [
    head.seq,
    head.snapshotSeq,
    head.snapshotBytes,
    head.logBytes,
    head.deletionChunks,
  ])
    encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

export function readHead(bytes: Uint8Array): Head {
  const decoder = reader(bytes);
  return {
    seq: decoding.readVarUint(decoder),
    snapshotSeq: decoding.readVarUint(decoder),
    snapshotBytes: decoding.readVarUint(decoder),
    logBytes: decoding.readVarUint(decoder),
    deletionChunks: decoding.readVarUint(decoder),
  };
}

/** What the whole store holds, changed with every write: a file cut short cannot agree with it. */
export interface Tally {
  readonly documents: number;
  /** Of all values, this one included. */
  readonly values: number;
  /** The record written last; empty and 0 before the first. */
  readonly lastDocument: string;
  readonly lastSeq: number;
}

export const NEW_TALLY: Tally = { documents: 0, values: 1, lastDocument: '', lastSeq: 0 };

export function writeTally(tally: Tally): Uint8Array {
  const encoder = writer();
  encoding.writeVarUint(encoder, tally.documents);
  encoding.writeVarUint(encoder, tally.values);
  encoding.writeVarString(encoder, tally.lastDocument);
  encoding.writeVarUint(encoder, tally.lastSeq);
  return encoding.toUint8Array(encoder);
}

export function readTally(bytes: Uint8Array): Tally {
  const decoder = reader(bytes);
  return {
    documents: decoding.readVarUint(decoder),
    values: decoding.readVarUint(decoder),
    lastDocument: decoding.readVarString(decoder),
    lastSeq: decoding.readVarUint(decoder),
  };
}
