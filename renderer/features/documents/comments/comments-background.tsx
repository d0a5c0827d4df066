import { useEffect, useRef } from 'react';
import { queryOf } from '../../../app/routes.ts';
import { useHash } from '../../../app/use-route.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { commentsOn } from './comments-on-text.ts';
import { PreviewComments } from './preview-comments.tsx';

export const COMMENTS = 'comments';

/** What goes on while the document is open: passages are followed, and links lead to threads. */
export function CommentsBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { text, review, openPanel } = workspace;
  const comments = commentsOn(text);
  const threads = review?.review.threads;
  const relay = review?.handle.status.relay;
  useEffect(() => comments.follow(() => openPanel(COMMENTS)), [comments, openPanel]);
  useEffect(() => {
    if (threads !== undefined) comments.setThreads(threads);
  }, [comments, threads]);
  useEffect(() => {
    if (relay === 'acknowledged') comments.acknowledged();
  }, [comments, relay, threads]);
  useLinkedThread(workspace);
  return <PreviewComments workspace={workspace} comments={comments} />;
}

/** How long the focus of a new place is the title's, in ms: the shell gives it. */
const FOCUS_AFTER = 60;

/** `?thread=…` in the address opens the panel there, once the thread has come; `?panel=comments` it alone. */
function useLinkedThread({ text, review, openPanel }: DocumentWorkspace): void {
  const hash = useHash();
  const wanted = queryOf(hash).get('thread');
  const wantsPanel = queryOf(hash).get('panel') === COMMENTS;
  const threads = review?.review.threads;
  const isThere = wanted !== null && threads?.some(({ id }) => id === wanted) === true;
  const isMissing = wanted !== null && threads !== undefined && !isThere;
  useEffect(() => {
    if (isMissing || wantsPanel) openPanel(COMMENTS);
  }, [isMissing, wantsPanel, openPanel]);
  /** The link that has led to its thread. */
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (wanted === null) followed.current = null;
    if (wanted === null || !isThere) return;
    const timer = setTimeout(() => {
      const comments = commentsOn(text);
      // Whoever has gone elsewhere since is left there, also where the text is another one now: the
      // preview has become the document. The thread was drawn anew then, and the keyboard is nowhere.
      const leads = followed.current !== hash || document.activeElement === document.body;
      followed.current = hash;
      if (leads) comments.open(wanted, 'focus');
      else comments.select(wanted);
    }, FOCUS_AFTER);
    return () => clearTimeout(timer);
  }, [text, wanted, isThere, hash]);
}
