import { useAssociation } from '../stores/use-association.tsx';
import { Button, toast } from '../ui/index.ts';
import { useRequest } from './use-request.ts';

/** Saves the two entries of a fork as a file; without a fork, the acts that wait, as they were signed. */
export function SaveEvidence({ label }: { readonly label: string }) {
  const ledger = useAssociation((view) => view.association.ledger);
  const request = useRequest();
  const save = async () => {
    const saved = await request({ type: 'save-evidence', ledger });
    if (saved !== null && saved.path !== null) toast(`Saved as ${saved.path}`, 'success');
  };
  return (
    <Button size="small" onPress={() => void save()}>
      {label}
    </Button>
  );
}
