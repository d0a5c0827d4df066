import { useState } from 'react';
import { isMember, sortedRecords, type State } from '../../../shared/rules/index.ts';
import { clauseOf, organizationName } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Clause, Dialog, Select, TextField } from '../../ui/index.ts';
import styles from '../groups/groups.module.css';
import { idFromName } from '../groups/id-from-name.ts';

const NOBODY = 'nobody';

export interface NewProposalDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Proposes a group: its name and who facilitates; the rest is written together afterwards. */
export function NewProposalDialog({ isOpen, onClose }: NewProposalDialogProps) {
  // Made anew at each opening, so that nothing of the last time is left in it.
  return isOpen ? <Form onClose={onClose} /> : null;
}

const personItems = (state: State) =>
  sortedRecords(state.person)
    .filter(({ id }) => isMember(state, id))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, organization }) => ({
      id,
      label: name,
      hint: organizationName(state, organization),
    }));

function Form({ onClose }: { readonly onClose: () => void }) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const [name, setName] = useState('');
  const [first, setFirst] = useState(me);
  const [second, setSecond] = useState(NOBODY);
  const items = personItems(state);
  const twg = idFromName(name, (id) => state.twg.has(id));
  const facilitators = second === NOBODY || second === first ? [first] : [first, second];
  const clause = clauseOf('facilitators');
  return (
    <Dialog
      title="Propose a group"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="proposal.create"
            data={() => ({ twg, name: name.trim(), charter: {}, facilitators })}
            label="Create the draft"
            confirm="none"
            variant="primary"
            reason={name.trim() === '' ? 'Give it a name first.' : undefined}
            onDone={() => goTo(paths.proposal(twg))}
          />
        </>
      }
    >
      <div className={styles.form}>
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
        <Select label="Facilitator" items={items} value={first} onChange={setFirst} isRequired />
        <Select
          label="Second facilitator"
          items={[{ id: NOBODY, label: 'Nobody' }, ...items.filter(({ id }) => id !== first)]}
          value={second === first ? NOBODY : second}
          onChange={setSecond}
        />
        <Clause source={clause.source}>{clause.text}</Clause>
      </div>
    </Dialog>
  );
}
