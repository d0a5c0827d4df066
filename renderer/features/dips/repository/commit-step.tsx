import { useState } from 'react';
import type { DipRepository } from '../../../../shared/client/host-messages.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Badge, Button, TextField, sectionStyles } from '../../../ui/index.ts';
import { authorOf, type Standing } from './hand-over.ts';
import { remember, remembered } from './remembered.ts';
import styles from './repository.module.css';
import type { HandOver } from './use-hand-over.ts';

export interface CommitStepProps {
  readonly repository: DipRepository;
  readonly handOver: HandOver;
  /** Why it is not to be committed from here; nothing where it may be. */
  readonly reason?: string | undefined;
}

/** Commits and pushes, from where the commit is already. */
export function CommitStep({ repository, handOver, reason }: CommitStepProps) {
  const { standing } = handOver;
  if (standing === null) return <Nothing handOver={handOver} />;
  switch (standing.status) {
    case 'nothing':
    case 'other':
      return (
        <>
          {standing.status === 'other' ? (
            <p className={sectionStyles.quiet}>
              The branch is there already, with another text. The commit goes on top of what is on
              it.
            </p>
          ) : null}
          <CommitForm repository={repository} handOver={handOver} reason={reason} />
        </>
      );
    case 'kept':
      return (
        <>
          <Made standing={standing} where="on this computer only" tone="warning" />
          <div className={styles.buttons}>
            <Button
              variant="primary"
              isPending={handOver.doing === 'pushing'}
              onPress={handOver.push}
            >
              Push it
            </Button>
            <SavePatch handOver={handOver} />
          </div>
        </>
      );
    case 'pushed':
      return (
        <>
          <Made standing={standing} where="pushed to the remote" tone="success" />
          <div className={styles.buttons}>
            <SavePatch handOver={handOver} />
          </div>
        </>
      );
    case 'merged':
      return <Made standing={standing} where="the repository has it" tone="success" />;
  }
}

function Nothing({ handOver }: { readonly handOver: HandOver }) {
  return handOver.doing === null ? (
    <div className={styles.buttons}>
      <Button onPress={handOver.look}>Look again what is there</Button>
    </div>
  ) : (
    <p className={sectionStyles.quiet}>Looking what of it is in the repository…</p>
  );
}

function Made(props: {
  readonly standing: Extract<Standing, { readonly commit: string }>;
  readonly where: string;
  readonly tone: 'success' | 'warning';
}) {
  return (
    <p>
      <Badge tone={props.tone}>Committed, {props.where}</Badge>{' '}
      <code className={styles.mono} title={props.standing.commit}>
        {props.standing.commit.slice(0, 12)}
      </code>
    </p>
  );
}

const SavePatch = ({ handOver }: { readonly handOver: HandOver }) => (
  <Button isPending={handOver.doing === 'saving'} onPress={handOver.savePatch}>
    Save it as a patch…
  </Button>
);

function CommitForm({ repository, handOver, reason }: CommitStepProps) {
  const own = useAssociation(({ state, me }) => state.person.get(me.person)?.name ?? me.person);
  const [name, setName] = useState(repository.author.name ?? own);
  const [email, setEmail] = useState(repository.author.email ?? remembered('email') ?? '');
  const author = authorOf(name, email);
  const why = reason ?? (typeof author === 'string' ? author : undefined);
  const commit = (afterwards: 'push' | 'keep'): void => {
    if (typeof author === 'string') return;
    remember('email', author.email);
    handOver.commit(author, afterwards);
  };
  const hasRemote = repository.source?.remote !== null;
  return (
    <>
      <div className={styles.pair}>
        <TextField label="Commit as" value={name} onChange={setName} maxLength={200} />
        <TextField
          label="Email in the commit"
          value={email}
          onChange={setEmail}
          maxLength={254}
          description="Everybody who reads the repository can see it."
        />
      </div>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isPending={handOver.doing === 'committing'}
          reason={why ?? (hasRemote ? undefined : 'The clone has no remote to push to.')}
          onPress={() => commit('push')}
        >
          Commit and push
        </Button>
        <Button
          isPending={handOver.doing === 'committing'}
          reason={why}
          onPress={() => commit('keep')}
        >
          Commit, without pushing
        </Button>
      </div>
    </>
  );
}
