import { decodeBase64url } from '../../shared/ledger/base64url.ts';
import {
  lackingRequest,
  MAX_LISTED_HASHES,
  type LackingSnapshots,
} from '../../shared/protocol/hand-over-messages.ts';
import { isStateVector, type DocumentHub } from '../documents/index.ts';
import { MAX_INVITE_BYTES, type InviteStore } from '../folder/invite-store.ts';
import { MAX_SNAPSHOT_BYTES, type SnapshotStore } from '../folder/snapshot-store.ts';
import type { LedgerStore } from '../ledger-file/index.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { Session, TokenBuckets } from '../sessions/index.ts';
import { systemCode } from '../start-error.ts';
import { readJson } from './read-json.ts';
import { bytes, HttpProblem, json, type Asked, type Reply, type Route } from './reply.ts';
import { limitLogins } from './session-routes.ts';

/** A hash, its quotation marks and a comma, and as much again. */
const MAX_LACKING_BYTES = MAX_LISTED_HASHES * 134 + 1000;

export interface ContentRouteOptions {
  readonly snapshots: SnapshotStore;
  readonly store: LedgerStore;
  readonly invites: InviteStore;
  readonly documents: Pick<DocumentHub, 'update'>;
  readonly mayRead: (session: Session, document: string) => boolean;
  readonly snapshotBytes: TokenBuckets;
  readonly mayLogin: (from: string) => boolean;
}

/** What a relay keeps beside its ledger. */
export function contentRoutes(options: ContentRouteOptions): Route[] {
  const snapshot = /^\/snapshot\/([0-9a-f]{64})$/;
  const update = /^\/doc\/(.+)\/update$/;
  const invite = /^\/invite\/([0-9a-f]{64})$/;
  return [
    { method: 'GET', path: snapshot, handle: (asked) => getSnapshot(options, asked) },
    {
      method: 'PUT',
      path: snapshot,
      writes: true,
      handle: (asked) => putSnapshot(options, asked),
    },
    {
      method: 'POST',
      path: /^\/snapshots\/lacking$/,
      handle: (asked) => lackingOf(options, asked),
    },
    { method: 'GET', path: invite, handle: (asked) => getInvite(options, asked) },
    { method: 'PUT', path: invite, writes: true, handle: (asked) => putInvite(options, asked) },
    { method: 'GET', path: update, handle: (asked) => getUpdate(options, asked) },
    { method: 'POST', path: update, handle: (asked) => postUpdate(options, asked) },
  ];
}

async function getSnapshot(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  asked.session();
  const [sha256 = ''] = asked.parts;
  const kept = (await options.snapshots.read(sha256)) ?? (await options.store.text(sha256));
  if (kept === null) throw new HttpProblem(404, 'not-found', 'there is no snapshot of that hash');
  return bytes(kept, { 'cache-control': 'private, immutable, max-age=31536000' });
}

async function putSnapshot(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  const { device } = asked.session();
  const [sha256 = ''] = asked.parts;
  const body = await asked.body(MAX_SNAPSHOT_BYTES);
  if (nodeCrypto.sha256Bytes(body) !== sha256) {
    throw new HttpProblem(422, 'snapshot-hash', 'the bytes do not have that hash');
  }
  if (options.store.hasText(sha256)) return json(200, { sha256 });
  if (!options.snapshotBytes.take(device, body.length)) {
    throw new HttpProblem(429, 'rate-limited', 'too many bytes in too short a time');
  }
  const put = await storing(() => options.snapshots.put(sha256, body));
  return json(put === 'made' ? 201 : 200, { sha256 });
}

/** Which of the snapshots that it names are not here. */
async function lackingOf({ snapshots, store }: ContentRouteOptions, asked: Asked): Promise<Reply> {
  asked.session();
  const { hashes } = await readJson(asked, lackingRequest, MAX_LACKING_BYTES);
  const lacking = hashes.filter((sha256) => !snapshots.has(sha256) && !store.hasText(sha256));
  return json(200, { lacking } satisfies LackingSnapshots);
}

async function getInvite(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  // Whoever holds a code has no session yet; guessing at ids is slowed down.
  limitLogins(options.mayLogin, asked);
  const [id = ''] = asked.parts;
  const kept = await options.invites.read(id);
  if (kept === null) throw new HttpProblem(404, 'not-found', 'there is no invite of that code');
  return bytes(kept);
}

async function putInvite(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  asked.session();
  limitLogins(options.mayLogin, asked);
  const [id = ''] = asked.parts;
  const body = await asked.body(MAX_INVITE_BYTES);
  if (body.length === 0) throw new HttpProblem(400, 'malformed', 'there is nothing in it');
  switch (await storing(() => options.invites.put(id, body))) {
    case 'made':
      return json(201, { id });
    case 'known':
      return json(200, { id });
    case 'taken':
      throw new HttpProblem(409, 'taken', 'another invite is kept under that id');
    case 'full':
      throw new HttpProblem(507, 'full', 'the relay keeps as many invites as it may');
  }
}

async function getUpdate(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  const document = documentNamed(asked, options.mayRead);
  const stateVector = decodeBase64url(asked.url.searchParams.get('sv') ?? '');
  return updateFor(options, document, stateVector);
}

/** The same, with the state vector as the body: that of an old document may be long. */
async function postUpdate(options: ContentRouteOptions, asked: Asked): Promise<Reply> {
  const document = documentNamed(asked, options.mayRead);
  return updateFor(options, document, await asked.body(MAX_SNAPSHOT_BYTES));
}

async function updateFor(
  { documents }: ContentRouteOptions,
  document: string,
  stateVector: Uint8Array | null,
): Promise<Reply> {
  if (stateVector === null || !isStateVector(stateVector)) {
    throw new HttpProblem(400, 'malformed', 'the state vector is malformed');
  }
  const update = await documents.update(document, stateVector);
  if (update === null) throw new HttpProblem(404, 'not-found', 'there is no such document');
  return bytes(update);
}

/** The document that a path names. @throws HttpProblem where the session may not read it. */
export function documentNamed(
  asked: Asked,
  mayRead: (session: Session, document: string) => boolean,
): string {
  const session = asked.session();
  const document = decodePath(asked.parts[0] ?? '');
  if (document === null) throw new HttpProblem(400, 'malformed', 'the name is malformed');
  if (mayRead(session, document)) return document;
  throw new HttpProblem(403, 'not-permitted', 'this document is not for that person to read');
}

/** A part of a path as it was meant; null where it is malformed. */
export function decodePath(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** @throws HttpProblem where the work fails for want of a disk. */
export async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    // A full disk, most likely: a defect of the machine, to be tried again.
    throw new HttpProblem(503, 'storage', `it cannot be stored now (${systemCode(error)})`);
  }
}
