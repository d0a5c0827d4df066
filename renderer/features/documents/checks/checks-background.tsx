import { useEffect } from 'react';
import { looksLikeDip } from '../../../../shared/documents/file-names.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { useSettledText } from '../files/use-settled-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { checksStore, noChecks } from './checks-store.ts';
import { hideProblems, showProblems } from './lint-extension.ts';
import { checkText, placed } from './text-checks.ts';
import { whenIdle } from './when-idle.ts';

/** Checks a DIP while it is on the screen: after a pause in writing, when there is nothing else to do. */
export function ChecksBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { document, text, view } = workspace;
  const isDipOutput = useAssociation(({ state }) => isOutputOfDip(state, document));
  const settled = useSettledText(text);
  const isDip = isDipOutput || looksLikeDip(settled);
  useEffect(() => noChecks, [text]);
  useEffect(() => {
    if (!isDip) {
      noChecks();
      return undefined;
    }
    return whenIdle(() => {
      const problems = checkText(settled);
      const shown = placed(settled, problems);
      checksStore.setState({ of: text, text: settled, problems, shown, current: null });
    });
  }, [isDip, settled, text]);
  useEffect(() => {
    if (view === null) return undefined;
    const draw = (): void => {
      const { of, text: checked, shown } = checksStore.getState();
      if (of !== text) hideProblems(view);
      // A text that went on meanwhile is about to be checked again.
      else if (view.state.doc.toString() === checked) showProblems(view, checked, shown);
    };
    draw();
    return checksStore.subscribe((now, before) => {
      if (now.shown !== before.shown || now.of !== before.of) draw();
    });
  }, [view, text]);
  return null;
}

/** Whether a document is the text of an output that is to be a DIP. */
export function isOutputOfDip(
  state: { readonly output: { get(id: string): { readonly kind: string } | undefined } },
  document: string,
): boolean {
  const [kind = '', id = ''] = document.split('/');
  return kind === 'output' && state.output.get(id)?.kind === 'dip';
}
