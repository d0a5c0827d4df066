import { useState } from 'react';
import { Button, Dialog, TextField, toast } from '../../../ui/index.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { notKeptWords } from './kept-words.ts';
import { naming } from './naming.ts';
import { useKeepVersion } from './use-checkpoint.ts';

const LONGEST_NAME = 200;

const close = (): void => naming.setState({ document: null });

/** Gives the text as it is now a name, under which it is found again. */
export function NameDialog({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const keep = useKeepVersion();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const wanted = name.trim();
  const save = async (): Promise<void> => {
    if (wanted === '') {
      setProblem('Give it a name, such as “Before the meeting”.');
      return;
    }
    setPending(true);
    const kept = await keep(workspace, { reason: 'named', name: wanted });
    setPending(false);
    const words = notKeptWords(kept);
    setProblem(words);
    if (words !== null) return;
    toast(`Kept as “${wanted}”. It is in the panel “Versions”.`, 'success');
    close();
  };
  return (
    <Dialog
      title="Name this version"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            Keep this version
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Name"
          description="The text as it is now is kept under it. Everybody sees it in the versions."
          value={name}
          onChange={(value) => {
            setName(value.slice(0, LONGEST_NAME));
            setProblem(null);
          }}
          error={problem}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
