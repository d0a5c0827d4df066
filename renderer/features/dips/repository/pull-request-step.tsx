import type { DipRepository } from '../../../../shared/client/host-messages.ts';
import { Button, sectionStyles } from '../../../ui/index.ts';
import { PullRequestFacts } from './pull-request-facts.tsx';
import styles from './repository.module.css';
import type { HandOver } from './use-hand-over.ts';

/** Opens the pull request of a branch that was pushed, and reads back how it stands. */
export function PullRequestStep(props: {
  readonly repository: DipRepository;
  readonly handOver: HandOver;
}) {
  const { repository, handOver } = props;
  const { pullRequest, doing } = handOver;
  if (pullRequest !== null) {
    return (
      <>
        <PullRequestFacts pullRequest={pullRequest} />
        <div className={styles.buttons}>
          <Button
            isPending={doing === 'reading'}
            onPress={() => handOver.readPullRequest(pullRequest.number)}
          >
            Ask GitHub again
          </Button>
          {pullRequest.state === 'closed' && repository.github !== null ? (
            <Button
              variant="primary"
              isPending={doing === 'opening'}
              reason={whyNot(repository, handOver)}
              onPress={handOver.open}
            >
              Open another pull request
            </Button>
          ) : null}
        </div>
      </>
    );
  }
  if (repository.github === null) {
    return (
      <p className={sectionStyles.quiet}>
        No GitHub repository is set, so none is opened from here. Open it where the repository is,
        from the branch above.
      </p>
    );
  }
  return (
    <div className={styles.buttons}>
      <Button
        variant="primary"
        isPending={doing === 'opening' || doing === 'reading'}
        reason={whyNot(repository, handOver)}
        onPress={handOver.open}
      >
        Open the pull request
      </Button>
    </div>
  );
}

function whyNot(repository: DipRepository, { standing }: HandOver): string | undefined {
  if (repository.token.kept === 'no')
    return 'This device has no GitHub token of yours: give one in the repository’s settings, or paste the address.';
  return standing?.status === 'pushed' ? undefined : 'The branch has to be pushed first.';
}
