import { useState } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { idSuffix, newId, oneLine } from '../../app/new-id.ts';
import { goTo, paths } from '../../app/routes.ts';
import { Clause, TextField } from '../../ui/index.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

export const LONGEST_TITLE = 500;

export function RaiseDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const [title, setTitle] = useState('');
  const [suffix] = useState(idSuffix);
  const topic = newId(title, suffix, 'topic');
  const clause = clauseOf('topics');
  return (
    <ActDialog
      title="Raise a topic"
      onClose={onClose}
      type="topic.raise"
      data={() => ({ twg: twg.id, topic, title: oneLine(title) })}
      check={{ twg: twg.id, topic, title: PLACEHOLDER_TEXT }}
      confirm="none"
      reason={oneLine(title) === '' ? 'Give it a title first.' : undefined}
      onDone={() => {
        onClose();
        goTo(paths.topic(topic));
      }}
    >
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        isRequired
        autoFocus
        maxLength={LONGEST_TITLE}
        description="What it is about, in a line. What there is to say goes into its notes, which the group writes together."
      />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
