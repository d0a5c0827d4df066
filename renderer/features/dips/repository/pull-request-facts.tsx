import type { PullRequest } from '../../../../shared/client/host-messages.ts';
import { Badge, ExternalLink, Time } from '../../../ui/index.ts';
import {
  checksWords,
  mergeableWords,
  PULL_REQUEST_STATES,
  reviewsWords,
} from './pull-request-words.ts';
import styles from './repository.module.css';

const TONES = { open: 'info', closed: 'danger', merged: 'success' } as const;

/** A pull request as GitHub last told of it. */
export function PullRequestFacts({ pullRequest }: { readonly pullRequest: PullRequest }) {
  const { number, url, state, checks, reviews, comments, mergeCommit, updatedAt } = pullRequest;
  const mergeable = mergeableWords(pullRequest);
  return (
    <dl className={styles.facts}>
      <dt>Pull request</dt>
      <dd>
        <ExternalLink href={url}>#{number}</ExternalLink>{' '}
        <Badge tone={TONES[state]}>{PULL_REQUEST_STATES[state]}</Badge>
      </dd>
      {mergeable === null ? null : (
        <>
          <dt>Merging</dt>
          <dd>{mergeable}</dd>
        </>
      )}
      <dt>Checks</dt>
      <dd>{checksWords(checks)}</dd>
      <dt>Reviews</dt>
      <dd>
        {reviewsWords(reviews)} {comments === 1 ? '1 comment.' : `${comments} comments.`}
      </dd>
      {mergeCommit === null ? null : (
        <>
          <dt>Merge commit</dt>
          <dd className={styles.mono}>{mergeCommit}</dd>
        </>
      )}
      <dt>Last change</dt>
      <dd>
        <Time at={updatedAt} />
      </dd>
    </dl>
  );
}
