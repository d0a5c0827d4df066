/** The documents' side of the relay. */

export { DocumentHub, type DocumentHubOptions, type HubLog } from './document-hub.ts';
export type { SessionIdentity } from './document-session.ts';
export { DEFAULT_LIMITS, maxMessageBytes, type HubLimits } from './limits.ts';
export { documentMetrics, type DocumentMetrics } from './metrics.ts';
export { DamagedStore, type DocumentStore, type StoredAuthorship } from './store/document-store.ts';
export { LmdbDocumentStore } from './store/lmdb-document-store.ts';
export { MemoryDocumentStore } from './store/memory-document-store.ts';
