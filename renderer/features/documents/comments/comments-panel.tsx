import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { structuredRoots } from '../../../../shared/protocol/document-roots.ts';
import type { Said } from '../../../../shared/review/entries.ts';
import { queryOf } from '../../../app/routes.ts';
import { useHash } from '../../../app/use-route.ts';
import { DocumentStatusLine, DraftOffer } from '../../../collab/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, classNames, FilterButtons, Spinner } from '../../../ui/index.ts';
import type { DocumentWorkspace, ReviewHandle } from '../workspace.ts';
import { COMMENT_KEYS } from './comment-marks.ts';
import { commentsOn, type About, type CommentsOnText } from './comments-on-text.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import type { Speaker } from './speaker.ts';
import { ThreadCard } from './thread-card.tsx';
import {
  threadCounts,
  threadSections,
  type PlacedThread,
  type ThreadFilter,
} from './thread-list.ts';
import { useKeptComment } from './use-kept-comment.ts';

/** What people say about the document, in its order. */
export function CommentsPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { review } = workspace;
  return (
    <div className={styles.panel}>
      {review === null ? (
        <Spinner>Reading the comments…</Spinner>
      ) : (
        <Comments workspace={workspace} review={review} />
      )}
    </div>
  );
}

interface CommentsProps {
  readonly workspace: DocumentWorkspace;
  readonly review: ReviewHandle;
}

function Comments({ workspace, review }: CommentsProps) {
  const comments = commentsOn(workspace.text);
  const { placed, selected, focusAsked } = useStore(comments.store);
  const [filter, setFilter] = useState<ThreadFilter>('open');
  const speaker = useSpeaker(workspace, review, comments);
  const counts = threadCounts(review.review.threads);
  const sections = threadSections(placed, filter, selected);
  const reveal = (each: PlacedThread) => {
    comments.select(each.thread.id);
    if (each.place.kind === 'passage') workspace.reveal(each.place.from, each.place.to);
  };
  return (
    <>
      <NotTaken review={review} />
      <NewComment comments={comments} speaker={speaker} />
      {counts.all === 0 ? null : (
        <FilterButtons<ThreadFilter>
          label="Which comments are shown"
          items={filters(counts)}
          value={filter}
          onChange={setFilter}
        />
      )}
      <MissingThread placed={placed} />
      {counts[filter] === 0 ? <NothingHere filter={filter} counts={counts} /> : null}
      {sections.map(({ id, title, threads }) => (
        <section key={id} aria-label={title} className={styles.section}>
          <h3 className={styles.sectionTitle}>{title}</h3>
          {threads.map((each) => (
            <ThreadCard
              key={each.thread.id}
              placed={each}
              speaker={speaker}
              isSelected={each.thread.id === selected}
              focusAsked={each.thread.id === selected ? focusAsked : 0}
              onSelect={() => comments.select(each.thread.id)}
              onReveal={() => reveal(each)}
            />
          ))}
        </section>
      ))}
      <Standing review={review} />
    </>
  );
}

function useSpeaker(
  { document }: DocumentWorkspace,
  { say, handle }: ReviewHandle,
  comments: CommentsOnText,
): Speaker & { readonly begin: (said: Said) => void } {
  const me = useAssociation((view) => view.me.person);
  const { waiting } = useStore(comments.store);
  return useMemo(() => {
    const speak = (said: Said): string => {
      const id = say(said);
      comments.waitsFor(id);
      return id;
    };
    return {
      document,
      me,
      say: speak,
      begin: (said) => comments.open(speak(said), 'focus'),
      reason: handle.mayWrite ? undefined : 'The relay takes no comments from here now.',
      waits: (entry) => waiting.has(entry),
    };
  }, [document, me, say, handle.mayWrite, comments, waiting]);
}

interface NewCommentProps {
  readonly comments: CommentsOnText;
  readonly speaker: ReturnType<typeof useSpeaker>;
}

/** Begins a thread; what is not sent yet stays, with its passage. */
function NewComment({ comments, speaker }: NewCommentProps) {
  const { asked } = useStore(comments.store);
  const kept = useKeptComment(speaker.document, 'new');
  const [isOpen, setOpen] = useState<'no' | 'yes'>('no');
  const { comment, change } = kept;
  // A charter is written field by field, and has no passages.
  const hasPassages = structuredRoots(speaker.document) === null;
  const text = comment?.text ?? '';
  const about = useCallback(
    (next: About) => {
      change({ text, ...next });
      setOpen('yes');
    },
    [change, text],
  );
  useEffect(() => {
    if (asked === null) return;
    about(asked);
    comments.taken();
  }, [asked, about, comments]);
  const anchor = comment?.anchor ?? null;
  const quote = comment?.quote ?? '';
  const written = isOpen === 'yes' ? anchor : null;
  useEffect(() => {
    comments.write(written);
    return () => comments.write(null);
  }, [comments, written]);
  if (isOpen === 'no') {
    return (
      <div className={styles.begin}>
        {comment === null ? (
          <Button
            size="small"
            reason={speaker.reason}
            onPress={() => about({ anchor: null, quote: '' })}
          >
            Comment on the whole document
          </Button>
        ) : (
          <Button size="small" onPress={() => setOpen('yes')}>
            Go on with your unsent comment
          </Button>
        )}
        {hasPassages ? (
          <p className={styles.help}>
            To comment on a passage, select it and press “Comment” beside it, or {COMMENT_KEYS}.
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <div className={classNames(styles.thread, styles.selected)}>
      {anchor === null ? null : (
        <div className={styles.quote}>
          <span className={styles.quoteWords} dir="auto">
            {quote}
          </span>
        </div>
      )}
      <Composer
        // Asked about another passage: the field takes the focus again.
        key={anchor === null ? 'document' : `${anchor.start} ${anchor.end}`}
        label={anchor === null ? 'Comment on the whole document' : 'Comment on this passage'}
        sendLabel="Comment"
        value={text}
        onChange={(next) => change({ text: next, anchor, quote })}
        standing={kept.standing}
        reason={speaker.reason}
        onLeave={() => setOpen('no')}
        onDiscard={() => {
          kept.discard();
          setOpen('no');
        }}
        onSend={(said) => {
          kept.discard();
          setOpen('no');
          speaker.begin({
            type: 'comment',
            anchor,
            quote,
            text: said.text,
            mentions: [...said.mentions],
          });
        }}
      />
    </div>
  );
}

type Counts = ReturnType<typeof threadCounts>;

const filters = (counts: Counts) =>
  [
    { id: 'open', label: 'Open', count: counts.open },
    { id: 'resolved', label: 'Resolved', count: counts.resolved },
    { id: 'all', label: 'All', count: counts.all },
  ] as const;

/** A link has led to a thread that is not here. */
function MissingThread({ placed }: { readonly placed: readonly PlacedThread[] }) {
  const wanted = queryOf(useHash()).get('thread');
  if (wanted === null || placed.some(({ thread }) => thread.id === wanted)) return null;
  return (
    <p className={styles.help} role="status">
      The comment of the link is not on this device: it has not come from the relay yet, or its
      author deleted it.
    </p>
  );
}

function NothingHere(props: { readonly filter: ThreadFilter; readonly counts: Counts }) {
  const { filter, counts } = props;
  const words =
    counts.all === 0
      ? 'Nobody has commented yet. Anyone in the association can, also while the text itself is closed to changes.'
      : filter === 'open'
        ? 'Every comment is resolved.'
        : 'No comment is resolved yet.';
  return <p className={styles.help}>{words}</p>;
}

/** What was said here and the relay would not take. */
const NotTaken = ({ review: { handle } }: { readonly review: ReviewHandle }) =>
  handle.drafts.map((draft) => <DraftOffer key={draft.id} draft={draft} handle={handle} />);

/** How far what was said here is. */
function Standing({ review: { handle, review } }: { readonly review: ReviewHandle }) {
  return (
    <footer className={styles.standing}>
      {review.later === 0 ? null : (
        <p className={styles.help}>
          {review.later === 1 ? 'One entry is' : `${review.later} entries are`} of a later version
          of the app, and can be read there.
        </p>
      )}
      <DocumentStatusLine handle={handle} />
    </footer>
  );
}
