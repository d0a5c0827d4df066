import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SetAsideDraft } from '../../shared/client/host-messages.ts';
import type { DocumentLimits } from '../../shared/protocol/document-messages.ts';
import { access } from '../../shared/rules/index.ts';
import { useAssociation, useHost } from '../stores/use-association.tsx';
import type { DocumentStatus, DocumentView } from './open-document.ts';
import { shareDocument } from './open-documents.ts';
import type { PreviewedDocument } from './previewed-document.ts';

/** A document as a screen has it. */
export interface DocumentHandle {
  readonly document: string;
  /** Another one after a refusal, or when one acts as somebody else. */
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: DocumentStatus;
  readonly mayWrite: boolean;
  /** Edits of it that were refused, and are not done with. */
  readonly drafts: readonly SetAsideDraft[];
  readonly limits: DocumentLimits | null;
}

const sourceOf = (open: PreviewedDocument | null) => ({
  subscribe: (listener: () => void): (() => void) => open?.subscribe(listener) ?? (() => {}),
  view: (): DocumentView | null => open?.view ?? null,
});

/** Opens a document while the component is there; null until all this device has is loaded. */
export function useDocument(document: string): DocumentHandle | null {
  const host = useHost();
  const { ledger, mayWriteHere, drafts } = useAssociation(({ association, state, me, drafts }) => ({
    ledger: association.ledger,
    mayWriteHere: access(state, me.person, document).write,
    drafts,
  }));
  const [open, setOpen] = useState<PreviewedDocument | null>(null);
  useEffect(() => {
    const shared = shareDocument(host, ledger, document);
    setOpen(shared.open);
    return () => {
      setOpen(null);
      shared.release();
    };
  }, [host, ledger, document]);
  const source = useMemo(() => sourceOf(open), [open]);
  const view = useSyncExternalStore<DocumentView | null>(source.subscribe, source.view);
  return useMemo(
    () => (view === null ? null : handleOf(document, view, mayWriteHere, drafts)),
    [document, view, mayWriteHere, drafts],
  );
}

function handleOf(
  document: string,
  view: DocumentView,
  mayWriteHere: boolean,
  drafts: readonly SetAsideDraft[],
): DocumentHandle {
  // The relay's word counts while there is a line; without one, what the rules say here.
  const mayWrite = view.held === 'no' && (view.relayLetsWrite ?? mayWriteHere);
  return {
    document,
    doc: view.doc,
    awareness: view.awareness,
    status: view.status,
    mayWrite,
    drafts: drafts.filter((draft) => draft.document === document),
    limits: view.limits,
  };
}
