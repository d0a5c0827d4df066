import { useMemo, useState } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import type { Twg } from '../../../shared/rules/index.ts';
import { clauseOfRefusal } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { oneLine } from '../../app/new-id.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Clause, PlainMarkdown, TextField } from '../../ui/index.ts';
import { useSettledText } from '../documents/files/use-settled-text.ts';
import { bytesOfText, MOST_KEPT } from '../documents/versions/kept-text.ts';
import { ChannelsField, namedChannels } from '../groups/channels-field.tsx';
import { firstOfUpdate } from '../reaching/first-channels.ts';
import { useFirstChannels } from '../reaching/use-first-channels.ts';
import { dayOf, toldSince, updatesOf } from './next-update.ts';
import styles from './updates.module.css';

const LONGEST_TITLE = 500;

export interface PostDialogProps {
  readonly twg: Twg;
  /** The id that it is posted under, which is its document's too. */
  readonly update: string;
  readonly handle: DocumentHandle;
  readonly onPosted: () => void;
  readonly onClose: () => void;
}

/** Posts an update: the text as it is, for a span of days, in the channels where it went. */
export function PostDialog({ twg, update, handle, onPosted, onClose }: PostDialogProps) {
  const now = useNow();
  const source = useMemo(() => handle.doc.getText(TEXT_ROOT), [handle.doc]);
  const text = useSettledText(source);
  const { sha256, bytes } = useMemo(() => bytesOfText(text), [text]);
  const [from, setFrom] = useState(() => dayOf(toldSince(twg) ?? now));
  const [to, setTo] = useState(() => dayOf(now));
  const [title, setTitle] = useState(`Update of ${dayOf(now)}`);
  const last = useAssociation(({ state }) => updatesOf(state, twg.id)[0]?.channels ?? null);
  const circulated = twg.circulation?.channels ?? [];
  const { channels, setChannels } = useFirstChannels((reply) =>
    firstOfUpdate({ last, circulated, reply }),
  );
  const clause = clauseOfRefusal('no-channel', 'update');
  return (
    <ActDialog
      title="Post the update"
      size="wide"
      onClose={onClose}
      type="update.post"
      data={() => ({
        twg: twg.id,
        update,
        title: oneLine(title),
        textSha256: sha256,
        from,
        to,
        channels: namedChannels(channels),
      })}
      texts={() => [text]}
      reason={missing({ text, size: bytes.length, title, from, to })}
      onDone={() => {
        onPosted();
        onClose();
      }}
    >
      <p>
        Say where it goes. What the relay reaches is told as soon as this is signed; elsewhere you
        post it yourself; a text to copy stands beside the update then. The text below is kept as it
        is; nobody can write in it any more.
      </p>
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={LONGEST_TITLE}
      />
      <div className={styles.days}>
        <TextField label="From" type="date" value={from} onChange={setFrom} isRequired />
        <TextField label="To" type="date" value={to} onChange={setTo} isRequired />
      </div>
      <ChannelsField
        channels={channels}
        onChange={setChannels}
        needed="Needed: the portal, and email or Slack, so that every member hears of it."
      />
      <div className={styles.exact} tabIndex={0} role="group" aria-label="The text of the update">
        <PlainMarkdown text={text} />
      </div>
      {clause === null ? null : <Clause source={clause.source}>{clause.text}</Clause>}
    </ActDialog>
  );
}

function missing(given: {
  readonly text: string;
  readonly size: number;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}): string | undefined {
  if (given.text.trim() === '') return 'Write the update first.';
  if (given.size > MOST_KEPT) return 'The text is larger than 2 MiB, the most that can be posted.';
  if (oneLine(given.title) === '') return 'Give it a title first.';
  if (given.from === '' || given.to === '') return 'Say of which days it tells first.';
  return given.from > given.to ? 'It ends before it begins: look at the days.' : undefined;
}
