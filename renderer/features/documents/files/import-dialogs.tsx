import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Callout, Dialog, TextComparison } from '../../../ui/index.ts';
import { whyNotWrite } from '../why-not-write.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { importDesk, importSettled, openWorkspace, type Importing } from './import-desk.ts';
import { bytesWords, refusedWords } from './import-words.ts';
import type { RefusedFile, TextFile } from './read-markdown.ts';
import { useImport } from './use-import.ts';

/** What is asked about files that were brought, wherever on the document's screen that was. */
export function FilesBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { importing } = useStore(importDesk);
  const bring = useImport();
  const done = useRef<Importing | null>(null);
  useEffect(() => {
    openWorkspace.setState({ workspace });
    return () => openWorkspace.setState({ workspace: null });
  }, [workspace]);
  // What was asked about another document is not answered here.
  useEffect(() => importSettled, [workspace.document]);
  useEffect(() => {
    if (importing.status !== 'agreed' || done.current === importing) return;
    done.current = importing;
    importSettled();
    void bring(workspace, importing.file);
  }, [importing, bring, workspace]);

  if (importing.status === 'none' || importing.document !== workspace.document) return null;
  switch (importing.status) {
    case 'agreed':
      return null;
    case 'refused':
      return <RefusedDialog file={importing.file} />;
    case 'read-only':
      return <ReadOnlyDialog document={importing.document} name={importing.name} />;
    case 'asked':
      return <ReplaceDialog workspace={workspace} file={importing.file} />;
  }
}

function RefusedDialog({ file }: { readonly file: RefusedFile }) {
  const { title, detail, way } = refusedWords(file);
  return (
    <Dialog
      title={`${file.name} was not imported`}
      role="alertdialog"
      isOpen
      onOpenChange={importSettled}
      actions={
        <Button variant="primary" autoFocus onPress={importSettled}>
          Close
        </Button>
      }
    >
      <Callout tone="danger" title={title}>
        <p>{detail}</p>
        <p>{way}</p>
      </Callout>
      <p>Nothing in this document was changed.</p>
    </Dialog>
  );
}

function ReadOnlyDialog({ document, name }: { readonly document: string; readonly name: string }) {
  const why = useAssociation(({ state, me }) => whyNotWrite(state, me.person, document));
  return (
    <Dialog
      title={`${name} was not imported`}
      role="alertdialog"
      isOpen
      onOpenChange={importSettled}
      actions={
        <Button variant="primary" autoFocus onPress={importSettled}>
          Close
        </Button>
      }
    >
      <p>{why?.title ?? 'No edit can be taken here now.'}</p>
      <p>{why?.way ?? 'The line above the text says what stands in the way.'}</p>
    </Dialog>
  );
}

function ReplaceDialog(props: { readonly workspace: DocumentWorkspace; readonly file: TextFile }) {
  const { workspace, file } = props;
  const bring = useImport();
  return (
    <Dialog
      title={`Replace the text with ${file.name}?`}
      size="wide"
      isOpen
      onOpenChange={importSettled}
      actions={
        <>
          <Button onPress={importSettled}>Keep the text as it is</Button>
          <Button
            variant="primary"
            reason={workspace.handle.mayWrite ? undefined : 'You cannot write here any more.'}
            onPress={() => {
              importSettled();
              void bring(workspace, file);
            }}
          >
            Replace the text
          </Button>
        </>
      }
    >
      <p>
        The file has {bytesWords(file.bytes)}. The text becomes exactly that; what is the same in
        both keeps its authors and its comments. The text as it is now stays among the versions.
      </p>
      <TextComparison
        before={workspace.text.toJSON()}
        after={file.text}
        beforeLabel="the text here"
        afterLabel={file.name}
      />
    </Dialog>
  );
}
