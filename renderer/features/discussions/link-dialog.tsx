import { useEffect, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type * as Y from 'yjs';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import { anchorOf } from '../../../shared/review/anchors.ts';
import { MAX_QUOTE } from '../../../shared/review/entries.ts';
import type { Output, Topic } from '../../../shared/rules/index.ts';
import { OUTPUT_KINDS, said } from '../../../shared/wording/index.ts';
import { useDocument, useReview } from '../../collab/index.ts';
import {
  Button,
  classNames,
  Dialog,
  Select,
  Spinner,
  TextArea,
  TextField,
  toast,
  sectionStyles,
} from '../../ui/index.ts';
import styles from './discussions.module.css';
import { linkText, passagesOf, whenWritten, type TextPassage } from './led-to.ts';

export interface LinkDialogProps {
  readonly topic: Topic;
  readonly outputs: readonly Output[];
  readonly onClose: () => void;
}

/** Chooses the passage of an output that came of a topic, and says so in a comment on it. */
export function LinkDialog({ topic, outputs, onClose }: LinkDialogProps) {
  const [output, setOutput] = useState(outputs[0]?.id ?? '');
  return (
    <Dialog
      title="Link a passage"
      size="wide"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <div className={sectionStyles.form}>
        <p>Which passage came of “{said(topic.title)}”? The link is a comment on that passage.</p>
        <Select
          label="Output"
          items={outputs.map(({ id, title, kind }) => ({
            id,
            label: said(title),
            hint: OUTPUT_KINDS[kind],
          }))}
          value={output}
          onChange={setOutput}
        />
        <Passages key={output} topic={topic} document={`output/${output}`} onClose={onClose} />
      </div>
    </Dialog>
  );
}

/** As the text was when it was there: what is being chosen from does not change under the hand. */
function usePassages(text: Y.Text | null): readonly TextPassage[] {
  const atOnce = useMemo(() => (text === null ? [] : passagesOf(text.toJSON())), [text]);
  const [come, setCome] = useState<readonly TextPassage[]>([]);
  useEffect(() => {
    // A device that has nothing of it yet still asks the relay.
    if (text === null || atOnce.length > 0) return undefined;
    return whenWritten(text, () => setCome(passagesOf(text.toJSON())));
  }, [text, atOnce]);
  return atOnce.length > 0 ? atOnce : come;
}

interface PassagesProps {
  readonly topic: Topic;
  readonly document: string;
  readonly onClose: () => void;
}

function Passages({ topic, document, onClose }: PassagesProps) {
  const handle = useDocument(document);
  const review = useReview(document);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<TextPassage | null>(null);
  const [note, setNote] = useState('');
  const text = useMemo(() => handle?.doc.getText(TEXT_ROOT) ?? null, [handle?.doc]);
  const passages = usePassages(text);
  if (text === null || review === null) return <Spinner>Opening the output…</Spinner>;
  if (passages.length === 0) {
    return <p className={sectionStyles.quiet}>Nothing is written in this output yet.</p>;
  }
  const shown = passages.filter(({ text }) => text.toLowerCase().includes(wanted.toLowerCase()));
  const link = () => {
    if (chosen === null) return;
    // The text may have gone on meanwhile: the words are looked for where they were, or anywhere.
    const now = text.toJSON();
    const from = now.startsWith(chosen.text, chosen.from) ? chosen.from : now.indexOf(chosen.text);
    if (from === -1) {
      toast('That passage has just been changed. Choose it again.', 'warning');
      return;
    }
    review.say({
      type: 'comment',
      anchor: anchorOf(text, from, from + chosen.text.length),
      quote: chosen.text.slice(0, MAX_QUOTE).replace(/[\uD800-\uDBFF]$/, ''),
      text: linkText(topic.id, note),
      mentions: [],
    });
    onClose();
  };
  return (
    <>
      <TextField
        label="Find a passage"
        type="search"
        value={wanted}
        onChange={setWanted}
        description="Needed: choose one of those below."
      />
      <ListBox
        aria-label="Passages"
        className={classNames(styles.passages)}
        selectionMode="single"
        selectedKeys={chosen === null ? [] : [chosen.from]}
        onSelectionChange={(keys) => {
          setChosen(passages.find(({ from }) => keys === 'all' || keys.has(from)) ?? null);
        }}
        renderEmptyState={() => <p className={styles.passage}>No passage has these words.</p>}
      >
        {shown.map((passage) => (
          <ListBoxItem
            key={passage.from}
            id={passage.from}
            textValue={passage.text}
            className={classNames(styles.passage)}
          >
            <span className={styles.passageWords} dir="auto">
              {passage.text}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <TextArea label="Note" value={note} onChange={setNote} rows={2} maxLength={2000} />
      <div className={sectionStyles.buttons}>
        <Button
          variant="primary"
          onPress={link}
          reason={
            chosen === null
              ? 'Choose a passage first.'
              : review.handle.mayWrite
                ? undefined
                : 'The relay takes no comments from here now.'
          }
        >
          Link it
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </>
  );
}
