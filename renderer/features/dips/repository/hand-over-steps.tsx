import type { ReactNode } from 'react';
import type { DipProblem } from '../../../../shared/documents/dip-rules.ts';
import type { NextCommit } from '../../../../shared/dips/next-commit.ts';
import type { DipRepository } from '../../../../shared/client/host-messages.ts';
import { Button } from '../../../ui/index.ts';
import { CommitStep } from './commit-step.tsx';
import { PlannedCommit, type ComparedWith } from './planned-commit.tsx';
import { ProblemCallout } from './problem-callout.tsx';
import { PullRequestStep } from './pull-request-step.tsx';
import styles from './repository.module.css';
import { useHandOver, type HandOver } from './use-hand-over.ts';

export interface HandOverStepsProps {
  readonly repository: DipRepository;
  readonly plan: NextCommit;
  readonly problems: readonly DipProblem[];
  readonly compared: readonly ComparedWith[];
  /** The number of the pull request that the ledger knows; null where it knows none. */
  readonly pullRequest: number | null;
  /** Why nothing is to be committed from here. */
  readonly reason?: string | undefined;
  /** What comes after the pull request. */
  readonly last?: ((handOver: HandOver) => ReactNode) | undefined;
  readonly lastTitle?: string | undefined;
}

/** The file, the commit, the pull request, and what comes after it. */
export function HandOverSteps(props: HandOverStepsProps) {
  const { repository, plan, reason, last, lastTitle } = props;
  const handOver = useHandOver(plan, props.pullRequest);
  const { problem } = handOver;
  return (
    <>
      <ol className={styles.steps}>
        <Step title="1. The file">
          <PlannedCommit
            plan={plan}
            problems={props.problems}
            compared={[...props.compared, ...onBranch(handOver, props.compared)]}
          />
        </Step>
        <Step title="2. The commit">
          <CommitStep repository={repository} handOver={handOver} reason={reason} />
          {problem !== null && isOfCommit(problem.code) ? <Problem handOver={handOver} /> : null}
        </Step>
        <Step title="3. The pull request">
          <PullRequestStep repository={repository} handOver={handOver} />
          {problem !== null && !isOfCommit(problem.code) ? <Problem handOver={handOver} /> : null}
        </Step>
        {last === undefined ? null : <Step title={lastTitle ?? ''}>{last(handOver)}</Step>}
      </ol>
    </>
  );
}

/** What the branch holds now, where the commit goes on from there. */
function onBranch(
  { standing }: HandOver,
  compared: readonly ComparedWith[],
): readonly ComparedWith[] {
  if (standing?.status !== 'other' || standing.before === null) return [];
  const { before } = standing;
  return compared.some(({ text }) => text === before)
    ? []
    : [{ text: before, label: 'what is on the branch now' }];
}

const isOfCommit = (code: string): boolean => !code.startsWith('github-');

function Problem({ handOver }: { readonly handOver: HandOver }) {
  const { problem, look } = handOver;
  if (problem === null) return null;
  const looks = problem.code === 'git-conflict' || problem.code === 'git-rejected';
  return (
    <ProblemCallout
      problem={problem}
      action={
        looks ? (
          <Button size="small" onPress={look}>
            Look again what is there
          </Button>
        ) : undefined
      }
    />
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={styles.step}>
      <h3>{title}</h3>
      {children}
    </li>
  );
}
