import { useEffect } from 'react';
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
  useEffect(() => {
    if (wanted === null || !isThere) return;
    const timer = setTimeout(() => commentsOn(text).open(wanted, 'focus'), FOCUS_AFTER);
    return () => clearTimeout(timer);
    // The same link, followed again, is another hash: `useHash` tells of each.
  }, [text, wanted, isThere, hash]);
}
