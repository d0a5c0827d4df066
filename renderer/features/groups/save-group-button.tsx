import { FolderDown } from 'lucide-react';
import { useState } from 'react';
import { useAssociation, useHost } from '../../stores/use-association.tsx';
import { Button } from '../../ui/index.ts';
import { saveGroup } from './save-group.ts';

/** Writes all of a group as a folder of plain files. */
export function SaveGroupButton({ twg }: { readonly twg: string }) {
  const host = useHost();
  const ledger = useAssociation((view) => view.association.ledger);
  const [isPending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await saveGroup(host, ledger, twg);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      size="small"
      icon={<FolderDown size="1em" aria-hidden />}
      isPending={isPending}
      onPress={() => void save()}
    >
      Export as a folder…
    </Button>
  );
}
