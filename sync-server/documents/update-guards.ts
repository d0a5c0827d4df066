/** The guards that an update passes before it is applied, in the order of the design. */

import * as Y from 'yjs';
import type { DocumentRefusal, RefusalDetails } from '../../shared/protocol/document-messages.ts';
import { logRoot, structuredRoots } from '../../shared/protocol/document-roots.ts';
import type { HubLimits } from './limits.ts';
import type { Candidate, Guarded } from './guarded.ts';
import { logProblem } from './log-guard.ts';
import { isClaimOf } from './recovered.ts';
import type { Range } from './struct-reader.ts';
import { formProblem } from './structured-probe.ts';
import type { Refusal } from './update-refusal.ts';
import { inspectUpdate, type Inspection } from './update-inspection.ts';

export type { Candidate, Guarded };

export type Verdict =
  /** To be applied; `claims` are the client ids that it shows first. */
  | { readonly type: 'new'; readonly claims: readonly number[] }
  /** It holds nothing that is not there already. */
  | { readonly type: 'known' }
  /** It builds on what is not there. */
  | { readonly type: 'gap' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

const refused = (code: DocumentRefusal, details: RefusalDetails = {}): Verdict => ({
  type: 'refused',
  refusal: { code, details },
});

/** @throws MalformedUpdate */
export function judgeUpdate(document: Guarded, given: Candidate, limits: HubLimits): Verdict {
  const { update } = given;
  const limit = given.whole ? limits.documentBytes : limits.updateBytes;
  if (update.length > limit)
    return given.mayWrite
      ? refused('update-too-large', { limit, bytes: update.length })
      : refused('write-not-allowed');
  const found = inspectUpdate(update);
  const news = newsIn(document.doc, found);
  // A reader answers sync step 1 too. What brings nothing needs no right to be written.
  if (news.blocks.length === 0 && news.deletions.length === 0)
    return hasGap(document.doc, found) ? { type: 'gap' } : { type: 'known' };
  if (!given.mayWrite) return refused('write-not-allowed');
  return (
    sizeProblem(document, given, news, limits) ??
    (given.othersEdits ? null : claimProblem(document, given.person, news, limits)) ??
    (hasGap(document.doc, found) ? ({ type: 'gap' } as const) : null) ??
    contentProblem(document, given, found, news, limits) ?? {
      type: 'new',
      claims: unclaimed(document, news),
    }
  );
}

/** What an update would add: items past the state, ranges that are not deleted yet. */
interface News {
  readonly blocks: readonly Range[];
  readonly deletions: readonly Range[];
}

function newsIn({ store }: Y.Doc, found: Inspection): News {
  return {
    blocks: found.blocks.filter(({ client, to }) => to > Y.getState(store, client)),
    deletions: found.deletions.filter((range) => !isDeleted(store, range)),
  };
}

function isDeleted(store: Y.Doc['store'], { client, from, to }: Range): boolean {
  const structs = store.clients.get(client);
  if (structs === undefined || to > Y.getState(store, client)) return false;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= to) return true;
    if (!struct.deleted) return false;
  }
  return true;
}

function sizeProblem(
  document: Guarded,
  { update, othersEdits }: Candidate,
  news: News,
  limits: HubLimits,
): Verdict | null {
  const count = news.deletions.length;
  if (count > limits.newDeletions && !othersEdits)
    return refused('too-many-deletions', { limit: limits.newDeletions, count });
  // Whoever only deletes makes it smaller, and must be able to when it is full.
  if (news.blocks.length === 0) return null;
  const limit = bytesLimit(document.name, limits);
  if (document.bytes() + update.length <= limit) return null;
  const bytes = document.measuredBytes() + update.length;
  return bytes > limit ? refused('document-too-large', { limit, bytes }) : null;
}

function bytesLimit(document: string, limits: HubLimits): number {
  if (logRoot(document) !== null) return limits.logBytes;
  return structuredRoots(document) === null ? limits.documentBytes : limits.structuredBytes;
}

function claimProblem(
  document: Guarded,
  person: string,
  news: News,
  limits: HubLimits,
): Verdict | null {
  for (const { client } of news.blocks)
    if (!isClaimOf(document.claims.get(client), person))
      return refused('foreign-client-id', { client });
  const count = unclaimed(document, news).length;
  return count > limits.newClientIds
    ? refused('too-many-client-ids', { limit: limits.newClientIds, count })
    : null;
}

const unclaimed = ({ claims }: Guarded, news: News): number[] => [
  ...new Set(news.blocks.map(({ client }) => client).filter((client) => !claims.has(client))),
];

/** Whether something that the update builds on is neither there nor in the update. */
function hasGap({ store }: Y.Doc, found: Inspection): boolean {
  const reach = new Map<number, number>();
  const state = (client: number): number => reach.get(client) ?? Y.getState(store, client);
  for (const { client, from, to } of found.blocks) {
    if (from > state(client)) return true;
    reach.set(client, Math.max(state(client), to));
  }
  for (const [client, count] of found.needs) if (count > state(client)) return true;
  return found.deletions.some(({ client, to }) => to > state(client));
}

function contentProblem(
  document: Guarded,
  given: Candidate,
  found: Inspection,
  news: News,
  limits: HubLimits,
): Verdict | null {
  if (found.hasSubdocument) return refused('form-not-allowed', { content: 'a document' });
  const roots = structuredRoots(document.name);
  if (roots === null) return null;
  for (const root of found.listRoots)
    if (!roots.has(root) || roots.get(root) === 'map') return refused('form-not-allowed', { root });
  for (const root of found.mapRoots)
    if (roots.get(root) !== 'map') return refused('form-not-allowed', { root });
  const problem =
    logRoot(document.name) === null
      ? formProblem(document.doc, given.update, roots, limits.structuredBytes)
      : logProblem(document, given, news.deletions);
  return problem === null ? null : { type: 'refused', refusal: problem };
}
