import { useState } from 'react';
import type { Output, State } from '../../../../shared/rules/index.ts';
import type {
  DipRepository,
  DipRepositoryFiles,
  PullRequest,
} from '../../../../shared/client/host-messages.ts';
import { ActButton } from '../../../app/act-button.tsx';
import { PLACEHOLDER_TEXT } from '../../../app/placeholder-data.ts';
import { useActs, useAssociation } from '../../../stores/use-association.tsx';
import {
  Callout,
  Disclosure,
  Section,
  Spinner,
  TextField,
  sectionStyles,
} from '../../../ui/index.ts';
import { HandOverSteps } from './hand-over-steps.tsx';
import { PlannedCommit } from './planned-commit.tsx';
import { ProblemCallout } from './problem-callout.tsx';
import { remember, remembered } from './remembered.ts';
import { RepositoryForm } from './repository-form.tsx';
import { ledgerNameOf } from './repository-names.ts';
import styles from './repository.module.css';
import { SaveFile } from './save-file.tsx';
import type { HandOver } from './use-hand-over.ts';
import { useSubmission, type Plan } from './use-plan.ts';
import { useRepository } from './use-repository.ts';

const NO_FILES: DipRepositoryFiles['files'] = [];

/** The way of an approved DIP into the repository: its file, its branch, its pull request, the act. */
export function SubmitSection({ output: id }: { readonly output: string }) {
  const output = useAssociation(({ state }) => toSubmit(state, id));
  return output === null ? null : <Submission output={output} />;
}

/** The output, where it is a DIP that can be handed over now. */
function toSubmit(state: State, id: string): Output | null {
  const output = state.output.get(id);
  if (output === undefined || output.kind !== 'dip' || output.approvedText === null) return null;
  if (output.stage !== 'approved' && output.stage !== 'circulated') return null;
  const status = state.dip.get(id)?.status;
  return status === undefined || status === 'denied' || status === 'withdrawn' ? output : null;
}

function Submission({ output }: { readonly output: Output }) {
  const view = useRepository();
  const plan = useSubmission(output.id, view.files?.files ?? NO_FILES);
  return (
    <Section title="Hand it over to the DIP repository">
      <p>
        The approved text goes into the repository as a pull request. Then you sign that it was
        submitted, and the lead maintainer assigns a DIP Manager.
      </p>
      <Body output={output} plan={plan} />
    </Section>
  );
}

function Body({ output, plan }: { readonly output: Output; readonly plan: Plan }) {
  const view = useRepository();
  const { repository } = view;
  if (plan.status === 'loading') return <Spinner />;
  if (plan.status === 'no-text') return <NoText wrong={plan.wrong} />;
  const compared = [
    { text: plan.text, label: 'the approved text' },
    ...(plan.file === null ? [] : [{ text: plan.file.text, label: 'what is in the repository' }]),
  ];
  if (repository === null || repository.source === null || repository.git === null) {
    return (
      <>
        <RepositoryForm />
        <h3>The file that it will be</h3>
        <PlannedCommit plan={plan.commit} problems={plan.problems} compared={compared} />
        <SaveFile commit={plan.commit} />
        <ByHand output={output} repository={repository} />
      </>
    );
  }
  return (
    <>
      {view.filesProblem === null ? null : <ProblemCallout problem={view.filesProblem} />}
      <Disclosure
        summary={`The repository: ${ledgerNameOf(repository) || repository.source.folder}`}
      >
        <RepositoryForm />
      </Disclosure>
      <Reasoned output={output}>
        {(reason) => (
          <HandOverSteps
            repository={repository}
            plan={plan.commit}
            problems={plan.problems}
            compared={compared}
            pullRequest={null}
            reason={
              reason ?? (view.reading === 'yes' ? 'The repository is being read.' : undefined)
            }
            lastTitle="4. The act"
            last={(handOver) => (
              <Sign output={output} repository={repository} handOver={handOver} />
            )}
          />
        )}
      </Reasoned>
    </>
  );
}

/** Whoever cannot sign that it was submitted has no reason to push it either. */
function Reasoned(props: {
  readonly output: Output;
  readonly children: (reason: string | undefined) => React.ReactNode;
}) {
  const { check } = useActs();
  const refusal = check('dip.submit', {
    output: props.output.id,
    repository: PLACEHOLDER_TEXT,
    pullRequest: PLACEHOLDER_TEXT,
    commit: PLACEHOLDER_TEXT,
    textSha256: props.output.approvedText ?? '',
  });
  return props.children(
    refusal?.code === 'not-permitted'
      ? 'A facilitator of the group, or an owner of finalizing it, hands it over.'
      : undefined,
  );
}

export function NoText({ wrong }: { readonly wrong: 'no' | 'yes' }) {
  return wrong === 'yes' ? (
    <Callout tone="danger" role="alert" title="The text is not the one that was voted on">
      <p>What came does not have the hash that the ledger names, and is not used.</p>
    </Callout>
  ) : (
    <Callout tone="warning" title="The text is not on this device yet">
      <p>It comes from the relay as soon as that is reached.</p>
    </Callout>
  );
}

const LONGEST_LINE = 200;

function withoutPullRequest(pullRequest: PullRequest | null, pasted: string): string | undefined {
  if (pullRequest?.state === 'closed')
    return 'That pull request was closed without being merged: open another first.';
  return pullRequest === null && pasted.trim() === ''
    ? 'Open the pull request first, or paste its address.'
    : undefined;
}

/** Signs `dip.submit`, with what was pushed and opened, or pasted where it was done elsewhere. */
function Sign(props: {
  readonly output: Output;
  readonly repository: DipRepository;
  readonly handOver: HandOver;
}) {
  const { output, repository, handOver } = props;
  const { standing, pullRequest } = handOver;
  const [pasted, setPasted] = usePasted(output.id);
  const commit = standing !== null && 'commit' in standing ? standing.commit : '';
  const isOnRemote = standing?.status === 'pushed' || standing?.status === 'merged';
  const reason = isOnRemote
    ? withoutPullRequest(pullRequest, pasted)
    : 'The commit has to be pushed first. Where it went another way, as a patch, sign below.';
  return (
    <>
      {pullRequest === null && isOnRemote ? (
        <div className={styles.narrow}>
          <TextField
            label="Address or number of the pull request"
            value={pasted}
            onChange={setPasted}
            maxLength={LONGEST_LINE}
            placeholder="https://github.com/diem/dip/pull/207"
            description="Where it was opened elsewhere."
          />
        </div>
      ) : null}
      <div className={styles.buttons}>
        <SubmitButton
          output={output}
          repository={ledgerNameOf(repository)}
          pullRequest={pullRequest === null ? pasted : String(pullRequest.number)}
          commit={commit}
          reason={reason}
        />
      </div>
      {isOnRemote ? null : (
        <Disclosure summary="It was handed over another way">
          <ByHand output={output} repository={repository} />
        </Disclosure>
      )}
    </>
  );
}

function SubmitButton(props: {
  readonly output: Output;
  readonly repository: string;
  readonly pullRequest: string;
  readonly commit: string;
  readonly reason: string | undefined;
}) {
  const { output } = props;
  const given = props.pullRequest.trim();
  const number = /^#?(\d{1,9})$/.exec(given)?.[1];
  const data = {
    output: output.id,
    repository: props.repository.trim(),
    pullRequest: number === undefined ? given : Number(number),
    commit: props.commit.trim(),
    textSha256: output.approvedText ?? '',
  };
  return (
    <ActButton
      type="dip.submit"
      variant="primary"
      confirm="words"
      data={() => data}
      check={{
        ...data,
        repository: PLACEHOLDER_TEXT,
        pullRequest: PLACEHOLDER_TEXT,
        commit: PLACEHOLDER_TEXT,
      }}
      reason={props.reason}
    />
  );
}

/** Remembered while the window is loaded anew: it may be all that is left to do. */
function usePasted(output: string): [string, (value: string) => void] {
  const key = `pasted.${output}`;
  const [value, setValue] = useState(() => remembered(key) ?? '');
  return [
    value,
    (next) => {
      setValue(next);
      remember(key, next);
    },
  ];
}

/** Where the pull request was made without this app. */
function ByHand(props: { readonly output: Output; readonly repository: DipRepository | null }) {
  const { output, repository } = props;
  const [name, setName] = useState(repository === null ? '' : ledgerNameOf(repository));
  const [pullRequest, setPullRequest] = usePasted(output.id);
  const [commit, setCommit] = useState('');
  const isWhole = [name, pullRequest, commit].every((value) => value.trim() !== '');
  return (
    <div className={styles.form}>
      <p className={sectionStyles.quiet}>
        Where the pull request was opened without this app, from the saved file or a patch, say here
        where it is.
      </p>
      <div className={styles.pair}>
        <TextField
          label="Repository"
          value={name}
          onChange={setName}
          isRequired
          maxLength={LONGEST_LINE}
          placeholder="diem/dip"
        />
        <TextField
          label="Address or number of the pull request"
          value={pullRequest}
          onChange={setPullRequest}
          isRequired
          maxLength={LONGEST_LINE}
        />
        <TextField
          label="Commit"
          value={commit}
          onChange={setCommit}
          isRequired
          maxLength={LONGEST_LINE}
        />
      </div>
      <div className={styles.buttons}>
        <SubmitButton
          output={output}
          repository={name}
          pullRequest={pullRequest}
          commit={commit}
          reason={isWhole ? undefined : 'Fill in the three lines first.'}
        />
      </div>
    </div>
  );
}
