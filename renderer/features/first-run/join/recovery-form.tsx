import { useState } from 'react';
import { useHostPresence } from '../../../host/host-context.tsx';
import { Button, TextField } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import { ProblemCallout } from '../found/found-flow.tsx';
import { useEntering } from './use-entering.ts';

/** Back into one's place with the code that was written down at the founding. */
export function RecoveryForm() {
  const { host, hello } = useHostPresence();
  // A page of the web build speaks to the relay that it came from, and to no other.
  const isAtRelay = hello.platform === 'browser';
  const [code, setCode] = useState('');
  const [relayUrl, setRelayUrl] = useState(isAtRelay ? window.location.origin : '');
  const { enter, isPending, problem } = useEntering();
  const request = { type: 'recover', code: code.trim(), relayUrl: relayUrl.trim() } as const;
  return (
    <div className={`${styles.form} ${styles.narrow}`}>
      <p>
        The code that was printed or written down when the association was founded. This device gets
        a key of its own; the lost one should be revoked afterwards, in Settings.
      </p>
      <TextField label="Recovery code" value={code} maxLength={200} onChange={setCode} />
      {isAtRelay ? null : (
        <TextField
          label="Address of the relay"
          placeholder="https://relay.example.org"
          value={relayUrl}
          maxLength={500}
          onChange={setRelayUrl}
        />
      )}
      {problem === null ? null : <ProblemCallout problem={problem} />}
      <div>
        <Button
          variant="primary"
          isPending={isPending}
          reason={
            request.code === '' || request.relayUrl === ''
              ? 'The code and the address are both needed.'
              : undefined
          }
          onPress={() => void enter(() => host.request<'recover'>(request))}
        >
          Recover my place
        </Button>
      </div>
    </div>
  );
}
