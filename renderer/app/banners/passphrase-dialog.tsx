import { useState } from 'react';
import { problemWords } from '../../../shared/wording/index.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { Button, Dialog, TextField, toast } from '../../ui/index.ts';

/** Short ones are guessed by whoever has the file. */
const SHORTEST = 10;

/** Asks for a passphrase: to protect this device's keys, or to unlock them. */
export function PassphraseDialog(props: {
  readonly action: 'set' | 'unlock';
  readonly onClose: () => void;
}) {
  const { action, onClose } = props;
  const { host } = useHostPresence();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const missing = action === 'set' ? missingWords(passphrase, again) : null;
  const send = async () => {
    setPending(true);
    const reply = await host.request<'passphrase'>({ type: 'passphrase', action, passphrase });
    setPending(false);
    if (reply.ok) {
      toast(action === 'set' ? 'The keys are protected now.' : 'Unlocked.', 'success');
      onClose();
      return;
    }
    const { title, detail } = problemWords(reply.problem);
    setError(`${title}. ${detail}`);
  };
  const reason = passphrase === '' ? 'Type the passphrase first.' : (missing ?? undefined);
  return (
    <Dialog
      title={action === 'set' ? 'Protect the keys by a passphrase' : 'Unlock the keys'}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={isPending}
            reason={reason}
            onPress={() => void send()}
          >
            {action === 'set' ? 'Protect the keys' : 'Unlock'}
          </Button>
        </>
      }
    >
      <TextField
        label="Passphrase"
        type="password"
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          setError(null);
        }}
        error={error}
        autoFocus
        description={
          action === 'set'
            ? 'A few words that only you know. It is asked for once each time Convene starts, and nobody can recover it for you.'
            : undefined
        }
      />
      {action === 'set' ? (
        <TextField label="The same again" type="password" value={again} onChange={setAgain} />
      ) : null}
    </Dialog>
  );
}

function missingWords(passphrase: string, again: string): string | null {
  if (passphrase.length < SHORTEST) return `At least ${SHORTEST} characters.`;
  return passphrase === again ? null : 'The two are not the same yet.';
}
