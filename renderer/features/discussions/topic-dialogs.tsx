import { useState } from 'react';
import type { Topic } from '../../../shared/rules/index.ts';
import { clauseOf, said } from '../../../shared/wording/index.ts';
import { idSuffix, newId } from '../../app/new-id.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause } from '../../ui/index.ts';
import { VoteDialog } from './vote-dialog.tsx';
import { WordDialog } from './word-dialog.tsx';

export type TopicDialog =
  | { readonly kind: 'agree' | 'vote' | 'object' | 'drop' | 'reopen' }
  | { readonly kind: 'settle'; readonly objection: string };

interface TopicDialogsProps {
  readonly topic: Topic;
  readonly dialog: TopicDialog;
  readonly notes: () => string;
  readonly onClose: () => void;
}

/** What is asked before something is done about a topic. */
export function TopicDialogs({ topic, dialog, notes, onClose }: TopicDialogsProps) {
  const [suffix] = useState(idSuffix);
  const { id } = topic;
  const title = said(topic.title);
  switch (dialog.kind) {
    case 'vote':
      return <VoteDialog topic={topic} notes={notes()} onClose={onClose} />;
    case 'settle':
      return <SettleDialog objection={dialog.objection} onClose={onClose} />;
    case 'agree':
      return (
        <WordDialog
          title="Record the agreement"
          type="topic.agree"
          data={(summary) => ({ topic: id, summary })}
          label="What was agreed"
          onClose={onClose}
        >
          <p>
            What the group has come to on “{title}”, so that it is understood by whoever was not
            there.
          </p>
          <Clause source={clauseOf('topics').source}>{clauseOf('topics').text}</Clause>
        </WordDialog>
      );
    case 'object':
      return (
        <WordDialog
          title="Object"
          type="topic.object"
          data={(reason) => ({
            topic: id,
            objection: newId(topic.title, suffix, 'objection'),
            reason,
          })}
          label="What you object to, and what would settle it"
          onClose={onClose}
        >
          <p>
            The agreement on “{title}” cannot be recorded until you have settled your objection. A
            vote can still be called.
          </p>
        </WordDialog>
      );
    case 'drop':
      return (
        <WordDialog
          title="Drop the topic"
          type="topic.drop"
          data={(reason) => ({ topic: id, reason })}
          label="Why it is dropped"
          variant="danger"
          onClose={onClose}
        >
          <p>The group leaves “{title}” be. Any member can reopen it.</p>
        </WordDialog>
      );
    case 'reopen':
      return (
        <WordDialog
          title="Reopen the topic"
          type="topic.reopen"
          data={(reason) => ({ topic: id, reason })}
          label="Why it is reopened"
          onClose={onClose}
        >
          <p>“{title}” is open again, with its notes and objections as they stand.</p>
        </WordDialog>
      );
  }
}

function SettleDialog(props: { readonly objection: string; readonly onClose: () => void }) {
  const { objection, onClose } = props;
  const reason = useAssociation(({ state }) => state.objection.get(objection)?.reason ?? '');
  return (
    <WordDialog
      title="Settle the objection"
      type="topic.settle"
      data={(resolution) => ({ objection, resolution })}
      label="How it was settled"
      onClose={onClose}
    >
      <p>You objected: “{said(reason)}”. A settled objection stays settled.</p>
    </WordDialog>
  );
}
