import { use } from 'react';
import { DAY, type Instant } from '../../../../shared/rules/index.ts';
import { NowContext } from '../../../stores/now-context.ts';
import { relativeWords, timeWords, utcWords } from '../../../ui/index.ts';
import styles from './comments.module.css';

export interface CommentTimeProps {
  /** By the author's clock. */
  readonly at: Instant;
  readonly editedAt: Instant | null;
}

/** When something was said: how long ago, and for what is older the day. */
export function CommentTime({ at, editedAt }: CommentTimeProps) {
  const now = use(NowContext) ?? at;
  return (
    <span className={styles.time}>
      <time
        dateTime={new Date(at).toISOString()}
        title={`${timeWords(at)} (${utcWords(at)}), by its author’s clock`}
      >
        {now - at < 7 * DAY ? relativeWords(Math.min(at, now - 1), now) : timeWords(at)}
      </time>
      {editedAt === null ? null : <span title={timeWords(editedAt)}> · edited</span>}
    </span>
  );
}
