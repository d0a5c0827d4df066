import { useState } from 'react';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button } from '../../ui/index.ts';

/** Opens a page of the portal in the system's browser, which is let in by a link that works once. */
export function OpenPortal(props: { readonly path: string; readonly label?: string }) {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const [isPending, setPending] = useState(false);
  const open = async () => {
    setPending(true);
    const link = await request({ type: 'portal-link', ledger, path: props.path });
    if (link !== null) await request({ type: 'open-outside', url: link.url });
    setPending(false);
  };
  return (
    <Button size="small" isPending={isPending} onPress={() => void open()}>
      {props.label ?? 'Open it in the browser'}
    </Button>
  );
}
