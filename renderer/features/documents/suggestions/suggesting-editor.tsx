import { PencilLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { counted } from '../../../../shared/wording/index.ts';
import { newEntryId, reviewOf, type DocumentHandle } from '../../../collab/index.ts';
import { noRoomFor, noRoomWords } from '../../../collab/room.ts';
import { Editor } from '../../../editor/index.ts';
import {
  Button,
  Callout,
  ConfirmDialog,
  Dialog,
  Icon,
  TextArea,
  toast,
} from '../../../ui/index.ts';
import { useKeepImage } from '../use-keep-image.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { changesBetween, chunksOf } from './changes.ts';
import { suggestingMarks } from './suggesting-marks.ts';
import { suggestingName } from './suggesting-draft.ts';
import styles from './suggestions.module.css';
import { useOthersEdits, type Suggesting } from './use-suggesting.ts';

const MOST_NOTE = 2000;

export interface SuggestingEditorProps {
  readonly workspace: DocumentWorkspace;
  readonly suggesting: Suggesting;
  readonly label: string;
  /** Words of names, which are in no dictionary. */
  readonly names: ReadonlySet<string>;
}

/** The editor on a copy of the text, in which changes are tried out and sent. */
export function SuggestingEditor({ workspace, suggesting, label, names }: SuggestingEditorProps) {
  const { draft, saved } = suggesting;
  const { text, handle } = workspace;
  const [count, setCount] = useState(0);
  const [asking, setAsking] = useState<'nothing' | 'send' | 'discard'>('nothing');
  const [refused, setRefused] = useState<string | null>(null);
  const keepImage = useKeepImage();
  useOthersEdits(suggesting, text);
  const extensions = useMemo(() => [suggestingMarks(text, setCount)], [text]);
  const own = useMemo(
    (): DocumentHandle => ({
      document: suggestingName(handle.document),
      doc: draft.doc,
      awareness: draft.awareness,
      status: { saved: 'saved', relay: 'offline', acknowledgedAt: null, peers: 0 },
      mayWrite: true,
      drafts: [],
      limits: handle.limits,
    }),
    [draft, handle.document, handle.limits],
  );
  const discard = () => {
    setAsking('nothing');
    draft.end();
  };
  return (
    <div className={styles.suggesting}>
      <div className={styles.bar} role="group" aria-label="Suggesting changes">
        <Icon of={PencilLine} />
        <p className={styles.barWords}>
          <strong>You are suggesting changes to a copy.</strong> The text stays as it is, and nobody
          sees your changes before you send them. <span role="status">{SAVED[saved]}</span>
        </p>
        <div className={styles.barButtons}>
          <Button size="small" onPress={() => (count === 0 ? discard() : setAsking('discard'))}>
            {count === 0 ? 'Stop suggesting' : 'Discard'}
          </Button>
          <Button
            size="small"
            variant="primary"
            onPress={() => setAsking('send')}
            reason={count === 0 ? 'Nothing is changed yet' : whyNotSend(workspace)}
          >
            {count === 0 ? 'Send' : `Send ${counted(count, 'change')}`}
          </Button>
        </div>
      </div>
      {refused === null ? null : (
        <Callout tone="warning" role="alert" title="That was not put in">
          {refused}
        </Callout>
      )}
      <Editor
        handle={own}
        text={draft.text}
        label={`Suggested text of ${label}`}
        extensions={extensions}
        onView={() => {}}
        onRefused={setRefused}
        names={names}
        keepImage={keepImage}
        onTextFile={() =>
          setRefused('A file takes the place of a whole text: import it where you may write.')
        }
      />
      <SendDialog
        isOpen={asking === 'send'}
        count={count}
        onCancel={() => setAsking('nothing')}
        onSend={(note) => {
          setAsking('nothing');
          const problem = send(workspace, suggesting, note);
          if (problem !== null) setRefused(problem);
        }}
      />
      <ConfirmDialog
        title="Discard your changes"
        sentence={`${counted(count, 'change')} that you have not sent ${count === 1 ? 'goes' : 'go'} from this device.`}
        consequence="This cannot be undone."
        confirmLabel="Discard"
        tone="danger"
        isOpen={asking === 'discard'}
        onCancel={() => setAsking('nothing')}
        onConfirm={discard}
      />
    </div>
  );
}

const SAVED = {
  saved: 'Saved on this device.',
  saving: 'Saving on this device…',
  'not-saved': 'Not saved on this device: keep this window open.',
};

function whyNotSend({ review }: DocumentWorkspace): string | undefined {
  if (review === null) return 'What was said about the document is being read';
  return review.handle.mayWrite ? undefined : 'The relay takes no suggestions from here now';
}

/** Makes one suggestion of all changes; gives why it is not, in words. */
function send(
  { document, text, review, openPanel }: DocumentWorkspace,
  { draft }: Suggesting,
  note: string,
): string | null {
  if (review === null) return null;
  draft.takeIn(text);
  const changes = changesBetween(text.toJSON(), draft.text.toJSON());
  if (changes.length === 0) return 'The text reads as yours does by now: there is nothing to send.';
  const chunks = chunksOf(text, changes, newEntryId);
  const { doc, limits } = review.handle;
  const noRoom = noRoomFor(reviewOf(document), doc, JSON.stringify(chunks), limits);
  if (noRoom !== null) return noRoomWords(noRoom);
  review.say({ type: 'suggestion', note: note.trim(), chunks });
  draft.end();
  openPanel('suggestions');
  toast(`${counted(chunks.length, 'change')} suggested`, 'success');
  return null;
}

interface SendDialogProps {
  readonly isOpen: boolean;
  readonly count: number;
  readonly onCancel: () => void;
  readonly onSend: (note: string) => void;
}

function SendDialog({ isOpen, count, onCancel, onSend }: SendDialogProps) {
  const [note, setNote] = useState('');
  return (
    <Dialog
      title={`Send ${counted(count, 'change')}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      actions={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <Button
            variant="primary"
            onPress={() => {
              onSend(note);
              setNote('');
            }}
          >
            Send
          </Button>
        </>
      }
    >
      <p>
        Whoever may write the document accepts or rejects each of them. What you suggested stays in
        the document’s log.
      </p>
      <TextArea
        label="Why (optional)"
        value={note}
        onChange={setNote}
        rows={3}
        maxLength={MOST_NOTE}
        autoFocus
      />
    </Dialog>
  );
}
