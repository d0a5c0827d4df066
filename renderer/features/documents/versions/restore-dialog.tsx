import { useMemo, useState } from 'react';
import { textDiff } from '../../../../shared/documents/text-diff.ts';
import { useAssociation, useHost } from '../../../stores/use-association.tsx';
import { Button, ConfirmDialog, Dialog, Spinner, toast } from '../../../ui/index.ts';
import { useSettledText } from '../files/use-settled-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { NotThere } from './compare-dialog.tsx';
import { notKeptWords } from './kept-words.ts';
import { restore, type Restored } from './restore.ts';
import { useKeptText } from './use-kept-text.ts';
import { inSentence, withoutPrefix, type Comparable } from './version-words.ts';

export interface RestoreDialogProps {
  readonly workspace: DocumentWorkspace;
  /** One that has a hash. */
  readonly version: Comparable;
  readonly onClose: () => void;
}

/** Asks before the text becomes what it was, and says what that does. */
export function RestoreDialog({ workspace, version, onClose }: RestoreDialogProps) {
  const kept = useKeptText(version.sha256);
  if (kept.status === 'there')
    return <Confirm {...{ workspace, version, onClose }} text={kept.text} />;
  return (
    <Dialog
      title="Restore a version"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {kept.status === 'loading' ? (
        <Spinner>Fetching the text…</Spinner>
      ) : (
        <NotThere status={kept.status} of={version} />
      )}
    </Dialog>
  );
}

function Confirm(props: RestoreDialogProps & { readonly text: string }) {
  const { workspace, version, onClose, text } = props;
  const host = useHost();
  const ledger = useAssociation(({ association }) => association.ledger);
  const [isPending, setPending] = useState(false);
  const now = useSettledText(workspace.text);
  const changes = useMemo(() => textDiff(now, text).changes, [now, text]);
  const done = async (): Promise<void> => {
    setPending(true);
    const restored = await restore(host, ledger, workspace, {
      sha256: version.sha256 ?? '',
      text,
      name: withoutPrefix(version.label),
    });
    tell(restored, version);
    onClose();
  };
  return (
    <ConfirmDialog
      title="Restore this version?"
      sentence={`The text becomes what it was in ${inSentence(version)}: ${changes === 1 ? 'one passage changes' : `${changes} passages change`}.`}
      consequence="What is there now is kept first, among the versions. Comments, and what is the same in both, stay as they are. Others who have the document open see it at once; you can undo it."
      confirmLabel="Restore"
      isOpen
      isPending={isPending}
      onCancel={onClose}
      onConfirm={() => void done()}
    />
  );
}

function tell(restored: Restored, version: Comparable): void {
  switch (restored.outcome) {
    case 'restored':
      toast(`The text is ${inSentence(version)} again. Undo takes it back.`, 'success');
      return;
    case 'same':
      toast('Nothing to restore: it is what the text is now.');
      return;
    case 'read-only':
      toast('Not restored: you cannot write here any more.', 'warning');
      return;
    case 'not-kept':
      toast(
        `Not restored, since the text as it is now could not be kept first. ${notKeptWords(restored.kept) ?? ''}`,
        'danger',
      );
  }
}
