import { useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import { shareDocument } from '../../../collab/open-documents.ts';
import { relayNow } from '../../../stores/association-store.ts';
import { useAssociationStore, useHost } from '../../../stores/use-association.tsx';
import type { DocumentWorkspace } from '../workspace.ts';
import { AutomaticCheckpoints } from './automatic-checkpoints.ts';
import { keepVersion } from './keep-version.ts';
import { NameDialog } from './name-dialog.tsx';
import { naming } from './naming.ts';

/** What goes on while a document is on the screen: checkpoints by themselves, and the dialog of a name. */
export function VersionsBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  useAutomaticCheckpoints(workspace);
  const isNaming = useStore(naming, ({ document }) => document === workspace.document);
  useEffect(() => () => naming.setState({ document: null }), [workspace.document]);
  return isNaming ? <NameDialog workspace={workspace} /> : null;
}

function useAutomaticCheckpoints(workspace: DocumentWorkspace): void {
  const host = useHost();
  const store = useAssociationStore();
  const latest = useRef(workspace);
  useEffect(() => {
    latest.current = workspace;
  });
  const { text, document } = workspace;
  useEffect(() => {
    const { ledger } = store.getState().association;
    const keep = (): void => {
      const now = latest.current;
      // After a refusal or as another person it is another text, and none of this one's.
      if (now.text !== text || now.review === null) return;
      // The log stays open until the entry is in it, whatever is on the screen by then.
      const log = shareDocument(host, ledger, now.review.handle.document);
      void keepVersion(host, ledger, now, { reason: 'checkpoint' }).finally(log.release);
    };
    const checkpoints = new AutomaticCheckpoints({
      now: () => relayNow(store.getState()),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      lastVersionAt: () => latest.current.review?.review.versions.at(-1)?.at ?? null,
      keep,
    });
    const changed = (_event: Y.YTextEvent, { local }: Y.Transaction): void => {
      if (local) checkpoints.edited();
    };
    text.observe(changed);
    return () => {
      text.unobserve(changed);
      checkpoints.left();
    };
  }, [host, store, text, document]);
}
