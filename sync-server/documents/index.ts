/** The documents' side of the relay. */

export { DocumentHub } from './document-hub.ts';
export { DEFAULT_LIMITS, maxMessageBytes, type HubLimits } from './limits.ts';
export { documentMetrics } from './metrics.ts';
export { DamagedStore, type DocumentStore } from './store/document-store.ts';
export { MalformedUpdate } from './update-inspection.ts';
export { LmdbDocumentStore } from './store/lmdb-document-store.ts';
export { MemoryDocumentStore } from './store/memory-document-store.ts';
export { isStateVector } from './state-vector.ts';
