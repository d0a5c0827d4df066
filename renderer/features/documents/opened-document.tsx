import type { EditorView } from '@codemirror/view';
import { useMemo, useState } from 'react';
import { documentTitle } from '../../../shared/wording/index.ts';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { DocumentStatusLine, DraftOffer, type DocumentHandle } from '../../collab/index.ts';
import { Editor } from '../../editor/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Callout } from '../../ui/index.ts';
import { HereNow } from '../proposals/here-now.tsx';
import { AccessNote } from './access-note.tsx';
import styles from './documents.module.css';
import { importFile } from './files/import-file.ts';
import { TEXTS_ID } from './leave-panel.ts';
import { PanelRail, PanelRegion } from './panel-rail.tsx';
import { PANELS } from './panels.ts';
import { Preview } from './preview.tsx';
import { SuggestingEditor } from './suggestions/suggesting-editor.tsx';
import { useSuggesting } from './suggestions/use-suggesting.ts';
import { useKeepImage } from './use-keep-image.ts';
import { useNames } from './use-names.ts';
import { usePanel } from './use-panel.ts';
import { ViewChoice } from './view-choice.tsx';
import { useKeptView } from './views.ts';
import { useWorkspace } from './use-workspace.ts';

/** A document that is there: its text, how it is shown, and the panels beside it. */
export function OpenedDocument({ handle }: { readonly handle: DocumentHandle }) {
  const { doc, document } = handle;
  const { title } = useAssociation(({ state }) => documentTitle(state, document));
  const [shown, setShown] = useKeptView();
  const [editor, setEditor] = useState<EditorView | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const text = useMemo(() => doc.getText(TEXT_ROOT), [doc]);
  const keepImage = useKeepImage();
  const names = useNames();
  const panel = usePanel(document);
  const suggesting = useSuggesting(document);
  const isSuggesting = suggesting.status === 'on';
  const workspace = useWorkspace({
    handle,
    text,
    editor,
    shown,
    openPanel: panel.open,
    closePanel: panel.close,
  });
  const extensions = useMemo(
    () => PANELS.flatMap(({ extension }) => (extension === undefined ? [] : [extension(text)])),
    [text],
  );
  return (
    <>
      <div className={styles.bar}>
        <ViewChoice view={shown} onChange={setShown} />
        <DocumentStatusLine handle={handle} />
        <HereNow awareness={handle.awareness} />
      </div>
      <AccessNote document={document} />
      {handle.drafts.map((draft) => (
        <DraftOffer key={draft.id} draft={draft} handle={handle} />
      ))}
      {refused === null ? null : (
        <Callout tone="warning" role="alert" title="That was not put in">
          {refused}
        </Callout>
      )}
      <div className={styles.workspace}>
        <div id={TEXTS_ID} className={styles.texts} data-view={shown}>
          {isSuggesting ? (
            <SuggestingEditor
              workspace={workspace}
              suggesting={suggesting}
              names={names}
              label={title}
            />
          ) : null}
          <div className={styles.write} hidden={shown === 'read' || isSuggesting}>
            <Editor
              handle={handle}
              text={text}
              label={`Text of ${title}`}
              extensions={extensions}
              onView={setEditor}
              onRefused={setRefused}
              names={names}
              keepImage={keepImage}
              onTextFile={(file) => void importFile(workspace, file)}
            />
          </div>
          {shown === 'write' ? null : (
            <Preview
              text={text}
              editor={editor}
              beside={shown === 'side-by-side' ? editor : null}
              label={title}
            />
          )}
        </div>
        <PanelRegion workspace={workspace} panel={panel} />
        <PanelRail workspace={workspace} panel={panel} />
        {PANELS.map(({ id, Background }) =>
          Background === undefined ? null : <Background key={id} workspace={workspace} />,
        )}
      </div>
    </>
  );
}
