import type { DocumentPanel } from '../workspace.ts';
import { commentMarks } from './comment-marks.ts';
import { COMMENTS, CommentsBackground } from './comments-background.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { threadCounts } from './thread-list.ts';

export const commentsPanel: DocumentPanel = {
  id: COMMENTS,
  label: 'Comments',
  Panel: CommentsPanel,
  Background: CommentsBackground,
  count: ({ review }) => (review === null ? 0 : threadCounts(review.review.threads).open),
  extension: commentMarks,
};
