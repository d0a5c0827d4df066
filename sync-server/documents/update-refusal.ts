import type { DocumentRefusal, RefusalDetails } from '../../shared/protocol/document-messages.ts';

/** Why an update is not taken, as its sender is told. */
export interface Refusal {
  readonly code: DocumentRefusal;
  readonly details: RefusalDetails;
}
