import { useState } from 'react';
import { suggestedNumber } from '../../../../shared/dips/commit-facts.ts';
import { pullRequestNumber } from '../../../../shared/dips/pull-request-number.ts';
import { bodyOf } from '../../../../shared/dips/header-edits.ts';
import { numberOfPath } from '../../../../shared/dips/dip-paths.ts';
import { FILE_STATUS, type DipStep } from '../../../../shared/dips/dip-step.ts';
import type { Dip, DipStatus } from '../../../../shared/rules/index.ts';
import type { DipRepository, DipRepositoryFiles } from '../../../../shared/client/host-messages.ts';
import { ActButton } from '../../../app/act-button.tsx';
import { useActs, useAssociation } from '../../../stores/use-association.tsx';
import {
  Button,
  Callout,
  NumberField,
  Section,
  Spinner,
  Time,
  sectionStyles,
} from '../../../ui/index.ts';
import { HandOverSteps } from './hand-over-steps.tsx';
import { ProblemCallout } from './problem-callout.tsx';
import { ledgerNameOf } from './repository-names.ts';
import styles from './repository.module.css';
import { NoText } from './submit-section.tsx';
import type { HandOver } from './use-hand-over.ts';
import { useNextCommit, type Plan } from './use-plan.ts';
import { useRepository, type UsedRepository } from './use-repository.ts';

const NO_FILES: DipRepositoryFiles['files'] = [];

/** What the repository has still to be told of a DIP: its number, its text, its status. */
export function NextCommitSection({ output }: { readonly output: string }) {
  const dip = useAssociation(({ state }) => state.dip.get(output) ?? null);
  const { absent, repository, problem } = useRepository();
  // Withdrawn before it had a number, it never came into the repository.
  const isOut = dip?.status === 'denied' || (dip?.status === 'withdrawn' && dip.number === null);
  if (dip === null || isOut) return null;
  // What this device cannot do about it is said where it is handed over, and in the settings.
  if (absent !== null || problem !== null || repository === null) return null;
  return (
    <Section title="In the DIP repository" action={<Fetch />}>
      {repository.source === null || repository.git === null ? (
        <p>
          This device uses no DIP repository, so it does not know what the file says. One is set in
          the settings.
        </p>
      ) : (
        <Known dip={dip} repository={repository} />
      )}
    </Section>
  );
}

function Fetch() {
  const { repository, reading, fetch } = useRepository();
  if (repository?.source?.remote === undefined || repository.source.remote === null) return null;
  return (
    <Button size="small" isPending={reading === 'yes'} onPress={fetch}>
      Ask the repository again
    </Button>
  );
}

function Known({ dip, repository }: { readonly dip: Dip; readonly repository: DipRepository }) {
  const view = useRepository();
  const [chosen, setChosen] = useState<number | null>(null);
  const number = dip.number ?? chosen;
  const plan = useNextCommit(dip.output, view.files?.files ?? NO_FILES, number);
  const name = ledgerNameOf(repository);
  return (
    <>
      <FilesState view={view} />
      {dip.repository === name || name === '' ? null : (
        <p className={sectionStyles.quiet}>
          The ledger has this DIP in {dip.repository}; this device uses {name}.
        </p>
      )}
      {plan.status === 'loading' ? <Spinner /> : null}
      {plan.status === 'no-text' ? <NoText wrong={plan.wrong} /> : null}
      {plan.status !== 'ready' || view.files === null ? null : dip.status === 'submitted' ? (
        <Numbering
          dip={dip}
          repository={repository}
          plan={plan}
          number={number ?? numberThere(plan) ?? suggestedNumber(dip, plan.text)}
          isChosen={chosen !== null}
          onNumber={setChosen}
        />
      ) : (
        <Status dip={dip} repository={repository} plan={plan} />
      )}
    </>
  );
}

/** When the remote was last asked, and why it could not be now. */
export function FilesState({ view }: { readonly view: UsedRepository }) {
  const { files, filesProblem } = view;
  if (filesProblem !== null) return <ProblemCallout problem={filesProblem} />;
  if (files === null) return <Spinner>Reading the repository…</Spinner>;
  return (
    <>
      {files.problem === null ? null : <ProblemCallout problem={files.problem} tone="warning" />}
      <p className={sectionStyles.quiet}>
        {files.fetchedAt === null ? (
          'As it is in the clone on this computer; the remote was not asked.'
        ) : (
          <>
            As it was when the remote was last asked: <Time at={files.fetchedAt} />.
          </>
        )}
      </p>
    </>
  );
}

type Ready = Extract<Plan, { readonly status: 'ready' }>;

/** The number that the file has on the base branch; null where it has none, or is not there. */
function numberThere({ file }: Ready): number | null {
  const number = file === null ? null : numberOfPath(file.path);
  return number === null ? null : Number(number);
}

function otherNumber(plan: Ready, number: number | null): string | undefined {
  const there = numberThere(plan);
  return there === null || there === number
    ? undefined
    : `In the repository it is merged as DIP ${there}.`;
}

const comparedOf = ({ file, text }: Ready) => [
  ...(file === null ? [] : [{ text: file.text, label: 'what is in the repository' }]),
  { text, label: 'the text in the ledger' },
];

/** The status, or the text, that the file does not say yet. */
function Status(props: {
  readonly dip: Dip;
  readonly repository: DipRepository;
  readonly plan: Ready;
}) {
  const { dip, repository, plan } = props;
  if (plan.standing === 'as-it-should')
    return (
      <p>
        The file <code className={styles.mono}>{plan.commit.path}</code> says what the ledger does:{' '}
        {FILE_STATUS[dip.status]}.
      </p>
    );
  return (
    <>
      <p>{stepWords(plan.step, dip.status)}</p>
      {plan.step === 'revised' || hasOtherBody(plan) ? (
        <Callout tone="info" title="The commit changes the text too">
          <p>
            The repository has another text than the ledger’s latest, which the commit below puts in
            its place. If it was changed in the repository on purpose, publish that text as a
            revision first.
          </p>
        </Callout>
      ) : null}
      <HandOverSteps
        key={plan.commit.branch}
        repository={repository}
        plan={plan.commit}
        problems={plan.problems}
        compared={comparedOf(plan)}
        pullRequest={null}
      />
    </>
  );
}

/** Whether more than the front matter changes in the file. */
const hasOtherBody = ({ file, commit }: Ready): boolean =>
  file !== null && bodyOf(file.text) !== bodyOf(commit.text);

function stepWords(step: DipStep, status: DipStatus): string {
  switch (step) {
    case 'submit':
    case 'number':
      return 'The repository has no file of this number yet. The next commit puts it there.';
    case 'revised':
      return 'The status is right, the text is another. The next commit puts the ledger’s text there.';
    case 'last-call-extended':
      return 'The file does not say until when the last call goes on. The next commit does.';
    case 'mended':
      return 'The front matter of the file does not say all that it should. The next commit does.';
    case 'withdrawn':
      return 'The group has withdrawn the DIP. DIP-0 has no such status; the next commit says Deprecated, and why.';
    case 'last-call':
    case 'accepted':
    case 'rejected':
    case 'final':
    case 'deprecated':
    case 'back-to-draft':
      return `The file does not say yet that the DIP is ${FILE_STATUS[status]}. The next commit does.`;
  }
}

/** While its pull request is open: the number, the file's new name, and the merge. */
function Numbering(props: {
  readonly dip: Dip;
  readonly repository: DipRepository;
  readonly plan: Ready;
  readonly number: number | null;
  readonly isChosen: boolean;
  readonly onNumber: (number: number) => void;
}) {
  const { dip, repository, plan, number, isChosen, onNumber } = props;
  const { check } = useActs();
  const refusal = check('dip.merge', { output: dip.output, number: number ?? 1, commit: 'any' });
  const reason =
    refusal?.code === 'not-permitted'
      ? 'Its DIP Manager gives it a number.'
      : refusal?.code === 'number-taken'
        ? 'Another DIP has that number.'
        : undefined;
  return (
    <div className={styles.form}>
      <p>
        The pull request is open. Its DIP Manager gives the DIP a number, by which the file is
        called from then on, and merges the pull request on GitHub.
      </p>
      <div className={styles.tools}>
        <NumberField
          label="Number of the DIP"
          value={number ?? 0}
          min={0}
          max={999_999_999}
          onChange={onNumber}
          description="DIP-0: the number of the issue in which it was first discussed."
        />
        {isChosen || number === null ? null : (
          <Button onPress={() => onNumber(number)}>Prepare the commit with this number</Button>
        )}
      </div>
      {isChosen ? (
        <HandOverSteps
          key={`${plan.commit.branch} ${plan.commit.path}`}
          repository={repository}
          plan={plan.commit}
          problems={plan.problems}
          compared={comparedOf(plan)}
          pullRequest={knownNumber(dip, repository)}
          reason={reason}
          lastTitle="4. The merge"
          last={(handOver) => (
            <Merge
              dip={dip}
              number={number}
              handOver={handOver}
              reason={reason ?? otherNumber(plan, number)}
            />
          )}
        />
      ) : null}
    </div>
  );
}

/** The ledger's pull request, where it is one of the repository that is used here. */
function knownNumber(dip: Dip, repository: DipRepository): number | null {
  const isSame =
    dip.repository === ledgerNameOf(repository) ||
    (typeof dip.pullRequest === 'string' &&
      repository.github !== null &&
      dip.pullRequest.includes(`/${repository.github.repository}/`));
  return isSame && repository.token.kept === 'yes' ? pullRequestNumber(dip.pullRequest) : null;
}

function Merge(props: {
  readonly dip: Dip;
  readonly number: number | null;
  readonly handOver: HandOver;
  readonly reason: string | undefined;
}) {
  const { dip, number, handOver } = props;
  const commit = handOver.pullRequest?.mergeCommit ?? null;
  return (
    <>
      <p className={sectionStyles.quiet}>
        Once the pull request is merged, you sign that the DIP is a draft, with its number and the
        commit of the merge{commit === null ? '.' : `: ${commit.slice(0, 12)}.`}
      </p>
      <div className={styles.buttons}>
        <ActButton
          type="dip.merge"
          variant="primary"
          confirm="words"
          data={() => ({ output: dip.output, number: number ?? 0, commit: commit ?? '' })}
          check={{ output: dip.output, number: number ?? 1, commit: 'any' }}
          reason={
            props.reason ??
            (commit === null
              ? 'GitHub has not said that the pull request is merged. Ask it again above, or sign it with the commit by hand among the next acts of the DIP.'
              : undefined)
          }
        />
      </div>
    </>
  );
}
