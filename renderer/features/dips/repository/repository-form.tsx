import { useState } from 'react';
import type {
  DipRepository,
  HostProblem,
  HostReply,
  HostRequestOf,
} from '../../../../shared/client/host-messages.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import {
  Button,
  ConfirmDialog,
  Disclosure,
  Spinner,
  TextField,
  sectionStyles,
} from '../../../ui/index.ts';
import { ProblemCallout } from './problem-callout.tsx';
import {
  GITHUB_API,
  githubNameOf,
  isApiAddress,
  isRepositoryName,
  remoteProblem,
} from './repository-names.ts';
import { takeRepository } from './repository-store.ts';
import styles from './repository.module.css';
import { TokenForm } from './token-form.tsx';
import { useRepository } from './use-repository.ts';

type Change = Omit<HostRequestOf<'dip-repository-set'>, 'type' | 'ledger'>;

/** Where the DIPs are: the clone, the branch, GitHub, and the token; or the word why there is none. */
export function RepositoryForm() {
  const { absent, repository, problem } = useRepository();
  if (absent !== null)
    return (
      <p>
        The DIP repository is worked on from the desktop app, which has git. In a browser you can
        still sign what was done there, with the address of the pull request.
      </p>
    );
  if (problem !== null) return <ProblemCallout problem={problem} />;
  if (repository === null) return <Spinner />;
  if (repository.git === null)
    return <ProblemCallout problem={{ code: 'git-missing', message: 'no git' }} tone="warning" />;
  return repository.source === null ? (
    <Choosing repository={repository} />
  ) : (
    <Chosen key={repository.source.folder} repository={repository} source={repository.source} />
  );
}

/** Sets something of the repository, and says what went wrong. */
function useSetting() {
  const { host } = useHostPresence();
  const ledger = useAssociation((view) => view.association.ledger);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [doing, setDoing] = useState<string | null>(null);
  const set = async (what: string, change: Change): Promise<void> => {
    setDoing(what);
    setProblem(null);
    const reply: HostReply<'dip-repository-set'> = await host.request<'dip-repository-set'>({
      type: 'dip-repository-set',
      ledger,
      ...change,
    });
    setDoing(null);
    if (reply.ok) await takeRepository(host, ledger, reply.value);
    else if (reply.problem.code !== 'cancelled') setProblem(reply.problem);
  };
  return { set, problem, doing };
}

function Choosing({ repository }: { readonly repository: DipRepository }) {
  const { set, problem, doing } = useSetting();
  const [remote, setRemote] = useState('');
  const address = remote.trim();
  const github = githubNameOf(address);
  const clone: Change = {
    source: { kind: 'clone', remote: address },
    ...(github === null ? {} : { github: { api: GITHUB_API, repository: github } }),
  };
  return (
    <div className={styles.form}>
      <p>
        This device uses no DIP repository yet. It is a git repository with a file for each DIP in
        its folder <code>dips</code>.
      </p>
      <div className={styles.narrow}>
        <TextField
          label="Address of the repository"
          value={remote}
          onChange={setRemote}
          maxLength={500}
          placeholder="https://github.com/diem/dip.git"
          description="A copy of it is fetched into the app’s data folder."
        />
      </div>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isPending={doing === 'clone'}
          reason={remoteProblem(address) ?? undefined}
          onPress={() => void set('clone', clone)}
        >
          Clone it
        </Button>
        <Button
          isPending={doing === 'open'}
          onPress={() => void set('open', { source: { kind: 'open' } })}
        >
          Open a clone of mine…
        </Button>
      </div>
      <p className={sectionStyles.quiet}>
        In a clone of yours the files that you work on are left alone: commits are made on branches
        of their own.
      </p>
      {problem === null ? null : <ProblemCallout problem={problem} />}
      <Disclosure summary="It asks for a login, or is on a GitHub of your own">
        <Details repository={repository} base="" />
        <TokenForm />
      </Disclosure>
    </div>
  );
}

function Chosen(props: {
  readonly repository: DipRepository;
  readonly source: NonNullable<DipRepository['source']>;
}) {
  const { source } = props;
  const { set, problem, doing } = useSetting();
  const [leaving, setLeaving] = useState<'no' | 'yes'>('no');
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{source.kind === 'clone' ? 'Copy in' : 'Your clone'}</dt>
        <dd className={styles.mono}>{source.folder}</dd>
        <dt>Remote</dt>
        <dd className={styles.mono}>{source.remote ?? 'none: nothing can be pushed'}</dd>
        <dt>Pull requests go into</dt>
        <dd className={styles.mono}>{source.base}</dd>
        <dt>GitHub</dt>
        <dd className={styles.mono}>
          {props.repository.github?.repository ?? 'not set: no pull requests are opened from here'}
        </dd>
      </dl>
      <Disclosure summary="Change the branch or the GitHub repository">
        <Details repository={props.repository} base={source.base} />
      </Disclosure>
      <TokenForm />
      <div className={styles.buttons}>
        <Button variant="quiet" isPending={doing === 'forget'} onPress={() => setLeaving('yes')}>
          Use another repository
        </Button>
      </div>
      <ConfirmDialog
        title="Use another repository"
        sentence="This device forgets which repository it uses. The pull requests and what was pushed stay."
        consequence={
          source.kind === 'clone'
            ? 'The app’s own copy is removed, with any commit in it that was not pushed. Push those, or save them as patches, first.'
            : 'Your clone is left as it is.'
        }
        confirmLabel="Use another repository"
        isOpen={leaving === 'yes'}
        onCancel={() => setLeaving('no')}
        onConfirm={() => {
          setLeaving('no');
          void set('forget', { source: { kind: 'forget' } });
        }}
      />
      {problem === null ? null : <ProblemCallout problem={problem} />}
    </div>
  );
}

function Details(props: { readonly repository: DipRepository; readonly base: string }) {
  const { repository } = props;
  const { set, problem, doing } = useSetting();
  const [base, setBase] = useState(props.base);
  const [name, setName] = useState(
    repository.github?.repository ?? githubNameOf(repository.source?.remote ?? null) ?? '',
  );
  const [api, setApi] = useState(repository.github?.api ?? GITHUB_API);
  const branch = base.trim();
  const github = name.trim();
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <TextField
          label="Branch that pull requests go into"
          value={base}
          onChange={setBase}
          maxLength={200}
          description="Empty: the remote’s own."
        />
        <TextField
          label="GitHub repository"
          value={name}
          onChange={setName}
          maxLength={140}
          placeholder="diem/dip"
          description="Empty where it is not on a GitHub."
        />
        <TextField
          label="Address of GitHub’s API"
          value={api}
          onChange={setApi}
          maxLength={300}
          description="Another only for a GitHub of your own."
        />
      </div>
      <div className={styles.buttons}>
        <Button
          isPending={doing === 'details'}
          reason={detailsProblem(branch, github, api.trim())}
          onPress={() =>
            void set('details', {
              base: branch === '' ? null : branch,
              github: github === '' ? null : { api: api.trim(), repository: github },
            })
          }
        >
          Set them
        </Button>
      </div>
      {problem === null ? null : <ProblemCallout problem={problem} />}
    </div>
  );
}

function detailsProblem(branch: string, github: string, api: string): string | undefined {
  if (branch !== '' && !/^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/.test(branch))
    return 'That is no name of a branch.';
  if (github !== '' && !isRepositoryName(github))
    return 'A GitHub repository is named like diem/dip: its owner, a slash, its name.';
  return isApiAddress(api) ? undefined : 'The API’s address begins with https://.';
}
