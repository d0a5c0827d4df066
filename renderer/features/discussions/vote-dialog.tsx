import { useState } from 'react';
import { SIMPLE_MAJORITY, type Topic } from '../../../shared/rules/index.ts';
import { said } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { BallotLength, useBallotDays } from '../../app/ballot-length.tsx';
import { idSuffix, newId } from '../../app/new-id.ts';
import { rendererCrypto } from '../../stores/renderer-crypto.ts';
import { Button, TextArea } from '../../ui/index.ts';

export interface VoteDialogProps {
  readonly topic: Topic;
  /** The notes as they are now. */
  readonly notes: string;
  readonly onClose: () => void;
}

/** Puts exact words on a topic to the group's vote. */
export function VoteDialog({ topic, notes, onClose }: VoteDialogProps) {
  const [text, setText] = useState('');
  const [days, setDays] = useBallotDays();
  const [suffix] = useState(idSuffix);
  const ballot = newId(`vote ${topic.title}`, suffix, 'vote');
  // The ballot is on exactly these bytes: what was typed, with a line's end behind it.
  const exact = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const data = () => ({
    topic: topic.id,
    ballot,
    textSha256: rendererCrypto.sha256(exact),
    days,
  });
  return (
    <ActDialog
      title="Call a vote"
      size="wide"
      onClose={onClose}
      type="topic.call-vote"
      data={data}
      label="Call the vote"
      texts={() => [exact]}
      reason={text.trim() === '' ? 'Write what the group votes on first.' : undefined}
    >
      <p>
        Where agreement on “{said(topic.title)}” does not come, the members vote. If it passes the
        topic is agreed; otherwise it stays open.
      </p>
      <TextArea
        label="What the group votes on"
        value={text}
        onChange={setText}
        isRequired
        autoFocus
        rows={8}
        description="Exactly these words, as Markdown. They cannot be changed once the vote is called."
      />
      {notes.trim() === '' ? null : (
        <div>
          <Button size="small" onPress={() => setText(notes)}>
            Take the notes as they are now
          </Button>
        </div>
      )}
      <BallotLength days={days} onChange={setDays} opening="call it" rule={SIMPLE_MAJORITY} />
    </ActDialog>
  );
}
