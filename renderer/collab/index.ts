/** Documents that several people write at once: what screens use of them. */

export {
  useCharterFields,
  useCharterOutputs,
  type CharterFields,
  type CharterOutput,
  type CharterOutputs,
} from './charter-structures.ts';
export { DocumentStatusLine } from './document-status-line.tsx';
export {
  documentsStatus,
  summaryOf,
  type DocumentsStatus,
  type DocumentsSummary,
} from './documents-status.ts';
export { DraftOffer, type DraftOfferProps } from './draft-offer.tsx';
export type { DocumentStatus } from './open-document.ts';
export { SharedTextField, type SharedTextFieldProps } from './shared-text-field.tsx';
export { useDocument, type DocumentHandle } from './use-document.ts';
export { newEntryId, reviewOf, useReview, type ReviewHandle } from './use-review.ts';
