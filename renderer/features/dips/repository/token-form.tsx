import { useState } from 'react';
import type { HostProblem } from '../../../../shared/client/host-messages.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, TextField, sectionStyles } from '../../../ui/index.ts';
import { ProblemCallout } from './problem-callout.tsx';
import { takeRepository } from './repository-store.ts';
import styles from './repository.module.css';
import { useRepository } from './use-repository.ts';

/** The person's token for GitHub: given, kept as keys are, and forgotten. It is never shown again. */
export function TokenForm() {
  const { host, hello } = useHostPresence();
  const ledger = useAssociation((view) => view.association.ledger);
  const { repository } = useRepository();
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [isPending, setPending] = useState(false);
  if (repository === null) return null;
  const give = async (given: string | null): Promise<void> => {
    setPending(true);
    setProblem(null);
    const reply = await host.request<'github-token'>({
      type: 'github-token',
      ledger,
      token: given,
    });
    setPending(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    setToken('');
    await takeRepository(host, ledger, reply.value);
  };
  const { kept, login } = repository.token;
  return (
    <div className={styles.form}>
      <h3>GitHub token</h3>
      {kept === 'yes' ? (
        <>
          <p>
            A token is kept on this device
            {login === null
              ? '; GitHub has not said yet whose it is.'
              : `: GitHub knows it as ${login}.`}
          </p>
          <div className={styles.buttons}>
            <Button isPending={isPending} onPress={() => void give(null)}>
              Forget the token
            </Button>
          </div>
        </>
      ) : (
        <>
          <div className={styles.narrow}>
            <TextField
              label="Token"
              type="password"
              value={token}
              onChange={setToken}
              maxLength={300}
              description="Made on GitHub under Developer settings. It needs “Contents” and “Pull requests: read and write” for the repository."
            />
          </div>
          <div className={styles.buttons}>
            <Button
              isPending={isPending}
              reason={tokenProblem(token.trim())}
              onPress={() => void give(token.trim())}
            >
              Keep it on this device
            </Button>
          </div>
        </>
      )}
      <p className={sectionStyles.quiet}>{howKept(hello.keys.by)}</p>
      {problem === null ? null : <ProblemCallout problem={problem} />}
    </div>
  );
}

function tokenProblem(token: string): string | undefined {
  if (token === '') return 'Paste the token first.';
  return /^[\x21-\x7e]+$/.test(token) ? undefined : 'A token has no spaces and no accents in it.';
}

/** As this device's keys are kept. */
function howKept(by: string): string {
  const never =
    'It is never shown again, goes to nobody but GitHub and the repository’s server, and is not in the ledger.';
  switch (by) {
    case 'system':
      return `It is kept like this device’s keys, wrapped by the system’s key store. ${never}`;
    case 'passphrase':
      return `It is kept like this device’s keys, wrapped by your passphrase. ${never}`;
    default:
      return `It is kept like this device’s keys, which nothing protects on this system: whoever can read the data folder can use it. Set a passphrase first. ${never}`;
  }
}
