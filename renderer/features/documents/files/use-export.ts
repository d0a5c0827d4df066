import { useCallback } from 'react';
import { documentTitle, instantWords, problemWords } from '../../../../shared/wording/index.ts';
import { useRequest } from '../../../app/use-request.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { printDocument, savePdf, useAttachments } from '../../../markdown/index.ts';
import { relayNow } from '../../../stores/association-store.ts';
import { useAssociationStore } from '../../../stores/use-association.tsx';
import { clockWords, toast } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { exported, suggestedName, suggestedPdfName } from './exporting.ts';
import { opinionsOf, opinionsWords } from './opinions-of.ts';
import { standingWords } from './standing-words.ts';

/** Takes a document's text out of the app, and says what it is that was taken. */
export function useExport() {
  const request = useRequest();
  const store = useAssociationStore();
  const { host, hello } = useHostPresence();
  const images = useAttachments(store.getState().association.ledger);
  const save = useCallback(
    async (workspace: DocumentWorkspace): Promise<void> => {
      const { text, bytes, sha256, status } = exported(workspace);
      const name = suggestedName(store.getState().state, workspace.document, text);
      const reply = await request<'save-bytes'>({ type: 'save-bytes', suggestedName: name, bytes });
      if (reply === null || reply.path === null) return;
      // What a browser does with what it is offered, nobody is told.
      const done = hello.platform === 'browser' ? 'Handed to the browser as' : 'Saved as';
      toast(
        `${done} ${reply.path}, SHA-256 ${sha256.slice(0, 12)}…. ${standingWords(status, clockWords)}`,
        'success',
      );
    },
    [request, store, hello.platform],
  );
  const copy = useCallback(async (workspace: DocumentWorkspace): Promise<void> => {
    const { text, status } = exported(workspace);
    try {
      await navigator.clipboard.writeText(text);
      toast(`Copied. ${standingWords(status, clockWords)}`);
    } catch {
      toast('It could not be copied. Save it as Markdown instead.', 'warning');
    }
  }, []);
  const print = useCallback(
    async (workspace: DocumentWorkspace): Promise<void> => {
      const view = store.getState();
      const { text, sha256, status } = exported(workspace);
      const { title, kind } = documentTitle(view.state, workspace.document);
      const opinions = opinionsOf(view.state, workspace.document);
      const printed = {
        title,
        provenance: [
          `${kind} · ${view.association.name}${view.association.rehearsal ? ' · a rehearsal' : ''}`,
          `Printed at ${instantWords(relayNow(view))} · SHA-256 of the Markdown ${sha256}`,
          standingWords(status, instantWords),
          ...(opinions === null ? [] : [opinionsWords(opinions)]),
        ],
        source: text,
        images,
      };
      if (hello.platform === 'browser') return printDocument(printed);
      const name = suggestedPdfName(view.state, workspace.document, text);
      const reply = await savePdf(host, name, printed);
      if (!reply.ok) {
        const { title: what, detail, way } = problemWords(reply.problem);
        toast(`${what}. ${detail} ${way}`, 'danger');
      } else if (reply.value.path !== null) toast(`Saved as ${reply.value.path}.`, 'success');
    },
    [store, host, hello.platform, images],
  );
  return { save, copy, print, isBrowser: hello.platform === 'browser' };
}
