/** How far this window's documents are: what the sync line tells. */

import { createStore } from 'zustand/vanilla';
import type { Instant } from '../../shared/rules/index.ts';
import type { DocumentView } from './open-document.ts';

export interface DocumentStanding {
  readonly saved: DocumentView['status']['saved'];
  readonly relay: DocumentView['status']['relay'];
  /** Whether it may hold edits that the relay has not acknowledged. */
  readonly unacknowledged: 'no' | 'yes';
  readonly acknowledgedAt: Instant | null;
}

/** By ledger and document: those that are open, and those that were closed with edits to be saved. */
export interface DocumentsStatus {
  readonly documents: ReadonlyMap<string, DocumentStanding>;
}

export const documentsStatus = createStore<DocumentsStatus>(() => ({ documents: new Map() }));

export const documentKey = (ledger: string, document: string): string => `${ledger} ${document}`;

/** Null takes it off the list. */
export function tellStanding(key: string, view: DocumentView | null): void {
  const documents = new Map(documentsStatus.getState().documents);
  if (view === null) documents.delete(key);
  else documents.set(key, standingOf(view));
  documentsStatus.setState({ documents });
}

const standingOf = ({ status, unacknowledged }: DocumentView): DocumentStanding => ({
  saved: status.saved,
  relay: status.relay,
  acknowledgedAt: status.acknowledgedAt,
  unacknowledged,
});

export interface DocumentsSummary {
  /** Being written to this device's disk. */
  readonly saving: number;
  /** Could not be written: what was typed is in this window only. */
  readonly notSaved: number;
  /** On this device; the relay has not acknowledged them. */
  readonly waiting: number;
  /** Of which the relay has refused a part. */
  readonly refused: number;
  readonly acknowledgedAt: Instant | null;
}

export function summaryOf({ documents }: DocumentsStatus): DocumentsSummary {
  const standings = [...documents.values()];
  const count = (which: (standing: DocumentStanding) => boolean): number =>
    standings.filter(which).length;
  return {
    saving: count(({ saved }) => saved === 'saving'),
    notSaved: count(({ saved }) => saved === 'not-saved'),
    waiting: count(({ relay, unacknowledged }) => relay !== 'refused' && unacknowledged === 'yes'),
    refused: count(({ relay }) => relay === 'refused'),
    acknowledgedAt: standings.reduce<Instant | null>(
      (latest, { acknowledgedAt }) =>
        acknowledgedAt === null ? latest : Math.max(latest ?? 0, acknowledgedAt),
      null,
    ),
  };
}
