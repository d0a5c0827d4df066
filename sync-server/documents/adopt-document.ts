import * as Y from 'yjs';
import type { Deletion } from './authorship.ts';
import type { HubLimits } from './limits.ts';
import { LiveDocument } from './live-document.ts';
import { recoveredThrough } from './recovered.ts';
import type { Claims, DocumentStore } from './store/document-store.ts';
import { judgeUpdate } from './update-guards.ts';
import type { Refusal } from './update-refusal.ts';

/** A document as another relay, or a replica, had it. */
export interface HandedOver {
  /** The whole document as one update of Yjs's format 1. */
  readonly update: Uint8Array;
  readonly claims: Claims;
  readonly deletions: readonly Deletion[];
  /** Who brings it. */
  readonly by: string;
}

/**
 * Takes a document over, beside what is here of it, whoever wrote it. Resolves once it is on disk,
 * to null, or to why it is not taken. Nobody else may write to the store meanwhile.
 *
 * @throws MalformedUpdate, and what the store throws
 */
export async function adoptDocument(
  name: string,
  { update, claims, deletions, by }: HandedOver,
  { store, limits, at }: { store: DocumentStore; limits: HubLimits; at: number },
): Promise<Refusal | null> {
  const document = await LiveDocument.load(name, store);
  const { doc } = document;
  const candidate = { update, person: by, mayWrite: true, whole: true, othersEdits: true };
  const verdict = judgeUpdate(document, candidate, limits);
  if (verdict.type === 'known') return null;
  if (verdict.type === 'gap') return { code: 'gap', details: {} };
  if (verdict.type === 'refused') return verdict.refusal;
  const news = applied(doc, update);
  if (news === null) return { code: 'gap', details: {} };
  const record = {
    document: name,
    seq: document.seq + 1,
    at,
    update: news,
    claims: new Map(
      verdict.claims.map((client) => [client, claims.get(client) ?? recoveredThrough(by)]),
    ),
    deletions,
  };
  await store.append([record]);
  doc.destroy();
  return null;
}

/** What an update has brought; null where it builds on what is not there. */
function applied(doc: Y.Doc, update: Uint8Array): Uint8Array | null {
  const news: Uint8Array[] = [];
  doc.on('update', (one: Uint8Array) => news.push(one));
  Y.applyUpdate(doc, update);
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return isWhole ? (news[0] ?? null) : null;
}
