import { useMemo } from 'react';
import * as Y from 'yjs';
import { TEXT_ROOT } from '../../../../shared/protocol/document-roots.ts';
import { useDocument, useReview, type DocumentHandle } from '../../../collab/index.ts';
import { Section, Spinner } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { CommentsBackground } from './comments-background.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import styles from './comments.module.css';

/** What people say about a charter, which is written field by field: on the whole of it. */
export function CharterComments({ twg }: { readonly twg: string }) {
  const handle = useDocument(`charter/${twg}`);
  return (
    <Section title="Comments">
      {handle === null ? <Spinner /> : <OnCharter handle={handle} />}
    </Section>
  );
}

const nowhere = (): void => {};

function OnCharter({ handle }: { readonly handle: DocumentHandle }) {
  const { document, doc } = handle;
  const review = useReview(document);
  // There is no text to point into; what is said is kept together by one that stays empty.
  const text = useMemo(() => new Y.Doc({ guid: doc.guid }).getText(TEXT_ROOT), [doc]);
  const workspace = useMemo(
    (): DocumentWorkspace => ({
      document,
      handle,
      text,
      review,
      view: null,
      showText: nowhere,
      reveal: nowhere,
      openPanel: nowhere,
    }),
    [document, handle, text, review],
  );
  return (
    <div className={styles.onPage}>
      <CommentsPanel workspace={workspace} />
      <CommentsBackground workspace={workspace} />
    </div>
  );
}
