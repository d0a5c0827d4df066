import { useState } from 'react';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Clause, TextField } from '../../ui/index.ts';
import { idFromName } from '../groups/id-from-name.ts';
import { FacilitatorFields } from './facilitator-fields.tsx';

export interface NewProposalDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Proposes a group: its name and who facilitates; the rest is written together afterwards. */
export function NewProposalDialog({ isOpen, onClose }: NewProposalDialogProps) {
  // Made anew at each opening, so that nothing of the last time is left in it.
  return isOpen ? <Form onClose={onClose} /> : null;
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const [name, setName] = useState('');
  const [facilitators, setFacilitators] = useState<readonly string[]>([me]);
  const twg = idFromName(name, (id) => state.twg.has(id));
  const clause = clauseOf('facilitators');
  return (
    <ActDialog
      title="Propose a group"
      onClose={onClose}
      type="proposal.create"
      data={() => ({ twg, name: name.trim(), charter: {}, facilitators })}
      label="Create the draft"
      confirm="none"
      reason={name.trim() === '' ? 'Give it a name first.' : undefined}
      onDone={() => goTo(paths.proposal(twg))}
    >
      <p>
        This makes a draft that everyone in the association can see. Its scope, limits, outputs,
        duration and desired members are written next, together if you like.
      </p>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        maxLength={120}
        description={
          name.trim() === '' ? 'Such as “Mainnet Operations”.' : `Known in the ledger as ${twg}.`
        }
      />
      <FacilitatorFields state={state} value={facilitators} onChange={setFacilitators} />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}
