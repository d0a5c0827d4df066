import { useState } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Callout, TextField } from '../../ui/index.ts';
import { FacilitatorFields } from './facilitator-fields.tsx';

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** The name and the facilitators: they are published at once, apart from the shared text. */
export function DetailsDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const [name, setName] = useState(twg.name);
  const [facilitators, setFacilitators] = useState<readonly string[]>(twg.facilitators);
  const others = !sameSet(facilitators, twg.facilitators);
  const data = () => ({
    twg: twg.id,
    ...(name.trim() === twg.name ? {} : { name: name.trim() }),
    ...(others ? { facilitators } : {}),
  });
  const reason = heldBy(name, others || name.trim() !== twg.name ? 'changed' : 'same');
  return (
    <ActDialog
      title="Name and facilitators"
      onClose={onClose}
      type="proposal.revise"
      data={data}
      label="Publish"
      confirm="none"
      reason={reason}
    >
      <TextField label="Name" value={name} onChange={setName} isRequired maxLength={120} />
      <FacilitatorFields state={state} value={facilitators} onChange={setFacilitators} />
      {others && twg.roster.length > 0 ? (
        <Callout tone="warning" title="The members will have to be chosen again">
          Other facilitators empty the list of members.
        </Callout>
      ) : null}
      {twg.stage === 'declined' ? (
        <Callout tone="info" title="Publishing makes the proposal a draft again" />
      ) : null}
    </ActDialog>
  );
}

function heldBy(name: string, standing: 'same' | 'changed'): string | undefined {
  if (name.trim() === '') return 'Give it a name first.';
  return standing === 'same' ? 'Nothing has changed.' : undefined;
}
