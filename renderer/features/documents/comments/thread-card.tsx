import { useEffect, useRef, useState } from 'react';
import type { Comment } from '../../../../shared/review/review.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, classNames, ConfirmDialog, Person } from '../../../ui/index.ts';
import { CommentText } from './comment-text.tsx';
import { CommentTime } from './comment-time.tsx';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import type { Speaker } from './speaker.ts';
import { shownComments, type PlacedThread } from './thread-list.ts';
import { useKeptComment } from './use-kept-comment.ts';

export interface ThreadCardProps {
  readonly placed: PlacedThread;
  readonly speaker: Speaker;
  readonly isSelected: boolean;
  /** Changes when the focus is asked to come here; 0 where it was not. */
  readonly focusAsked: number;
  readonly onSelect: () => void;
  /** Shows its passage. */
  readonly onReveal: () => void;
}

/** A passage, what was said about it, and what one can do about that. */
export function ThreadCard(props: ThreadCardProps) {
  const { placed, speaker, isSelected, focusAsked } = props;
  const { thread } = placed;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Under a pointer that is pressed nothing may move: what is released elsewhere was never pressed.
    if (isSelected && card.current?.contains(document.activeElement) === false)
      card.current.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  useEffect(() => {
    if (focusAsked > 0) card.current?.focus();
  }, [focusAsked]);
  const [first] = thread.comments;
  const name = useAssociation(({ state }) => state.person.get(first?.by ?? '')?.name ?? first?.by);
  return (
    <article
      ref={card}
      tabIndex={-1}
      data-thread={thread.id}
      aria-label={`Comment by ${name ?? 'somebody'}`}
      aria-current={isSelected ? 'true' : undefined}
      className={classNames(styles.thread, isSelected && styles.selected)}
      onFocus={props.onSelect}
    >
      <Quote placed={placed} onReveal={props.onReveal} />
      {shownComments(thread).map((comment) => (
        <OneComment key={comment.id} comment={comment} speaker={speaker} />
      ))}
      <ThreadActions placed={placed} speaker={speaker} />
    </article>
  );
}

function Quote({ placed, onReveal }: Pick<ThreadCardProps, 'placed' | 'onReveal'>) {
  const { thread, place } = placed;
  if (place.kind === 'document') return null;
  const words = (
    <span className={styles.quoteWords} dir="auto">
      {thread.quote}
    </span>
  );
  if (place.kind === 'passage') {
    return (
      <button type="button" className={styles.quote} title="Show it in the text" onClick={onReveal}>
        {words}
      </button>
    );
  }
  return (
    <div className={styles.quote}>
      {words}
      <span className={styles.gone}>The passage was deleted</span>
    </div>
  );
}

interface CommentProps {
  readonly comment: Comment;
  readonly speaker: Speaker;
}

function OneComment({ comment, speaker }: CommentProps) {
  const [doing, setDoing] = useState<'nothing' | 'editing' | 'deleting'>('nothing');
  const isMine = comment.by === speaker.me && comment.removed === 'no';
  return (
    <div className={styles.comment} data-comment={comment.id}>
      <p className={styles.author}>
        <Person id={comment.by} />
        {' · '}
        <CommentTime at={comment.at} editedAt={comment.editedAt} />
      </p>
      {doing === 'editing' ? (
        <EditComment comment={comment} speaker={speaker} onDone={() => setDoing('nothing')} />
      ) : comment.removed === 'yes' ? (
        <p className={styles.help}>Deleted by its author.</p>
      ) : (
        <CommentText text={comment.text} mentions={comment.mentions} />
      )}
      {speaker.waits(comment.id) ? <p className={styles.waits}>Waits for the relay.</p> : null}
      {isMine && doing !== 'editing' ? (
        <div className={styles.own}>
          <Button size="small" variant="quiet" onPress={() => setDoing('editing')}>
            Edit
          </Button>
          <Button size="small" variant="quiet" onPress={() => setDoing('deleting')}>
            Delete
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        title="Delete the comment"
        sentence="It is no longer shown here to anyone."
        consequence="The words stay in the document’s log of comments, which nobody can change."
        confirmLabel="Delete"
        isOpen={doing === 'deleting'}
        onCancel={() => setDoing('nothing')}
        onConfirm={() => {
          setDoing('nothing');
          speaker.say({ type: 'remove', target: comment.id });
        }}
      />
    </div>
  );
}

function EditComment({ comment, speaker, onDone }: CommentProps & { readonly onDone: () => void }) {
  const kept = useKeptComment(speaker.document, `edit/${comment.id}`);
  return (
    <Composer
      label="Change the comment"
      sendLabel="Save"
      value={kept.comment?.text ?? comment.text}
      onChange={(text) => kept.change({ text, anchor: null, quote: '' })}
      standing={kept.standing}
      reason={speaker.reason}
      onLeave={onDone}
      onDiscard={() => {
        kept.discard();
        onDone();
      }}
      onSend={({ text, mentions }) => {
        if (text !== comment.text)
          speaker.say({ type: 'edit', target: comment.id, text, mentions: [...mentions] });
        kept.discard();
        onDone();
      }}
    />
  );
}

function ThreadActions({
  placed: { thread },
  speaker,
}: Pick<ThreadCardProps, 'placed' | 'speaker'>) {
  const kept = useKeptComment(speaker.document, `reply/${thread.id}`);
  const [isReplying, setReplying] = useState<'no' | 'yes'>('no');
  const { resolved } = thread;
  if (isReplying === 'yes') {
    return (
      <Composer
        label="Reply"
        sendLabel="Reply"
        value={kept.comment?.text ?? ''}
        onChange={(text) => kept.change({ text, anchor: null, quote: '' })}
        standing={kept.standing}
        reason={speaker.reason}
        onLeave={() => setReplying('no')}
        onDiscard={() => {
          kept.discard();
          setReplying('no');
        }}
        onSend={({ text, mentions }) => {
          speaker.say({ type: 'reply', thread: thread.id, text, mentions: [...mentions] });
          kept.discard();
          setReplying('no');
        }}
      />
    );
  }
  return (
    <>
      {resolved === null ? null : (
        <p className={styles.help}>
          Resolved by <Person id={resolved.by} organization="left-out" />
          {' · '}
          <CommentTime at={resolved.at} editedAt={null} />
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" reason={speaker.reason} onPress={() => setReplying('yes')}>
          {kept.comment === null ? 'Reply' : 'Go on with your reply'}
        </Button>
        <Button
          size="small"
          variant="quiet"
          reason={speaker.reason}
          onPress={() =>
            speaker.say({ type: resolved === null ? 'resolve' : 'reopen', thread: thread.id })
          }
        >
          {resolved === null ? 'Resolve' : 'Reopen'}
        </Button>
      </div>
    </>
  );
}
