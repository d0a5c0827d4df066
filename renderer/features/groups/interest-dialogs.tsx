import { useState } from 'react';
import {
  interestOf,
  isMember,
  sortedRecords,
  type Interest,
  type Twg,
} from '../../../shared/rules/index.ts';
import { organizationName, ROLES } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { ComboBox, Select, TextArea, TextField } from '../../ui/index.ts';

const ANY = 'any';

const ROLE_ITEMS = [
  { id: ANY, label: 'No preference' },
  ...(['contributor', 'reviewer', 'observer'] as const).map((id) => ({ id, label: ROLES[id] })),
];

const LONGEST_NOTE = 2000;

interface ExpressProps {
  readonly twg: Twg;
  readonly mine: Interest | undefined;
  readonly onClose: () => void;
}

export function ExpressDialog({ twg, mine, onClose }: ExpressProps) {
  const [role, setRole] = useState<string>(mine?.role ?? ANY);
  const [note, setNote] = useState(mine?.note ?? '');
  const data = () => ({
    twg: twg.id,
    ...(role === ANY ? {} : { role }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  });
  return (
    <ActDialog
      title={`Express interest in ${twg.name}`}
      onClose={onClose}
      type="interest.express"
      data={data}
      label="Express interest"
      confirm="none"
    >
      <p>The facilitators choose members among those interested. You can take it back.</p>
      <Select label="As" items={ROLE_ITEMS} value={role} onChange={setRole} />
      <TextArea
        label="Note"
        description="What you would bring, or would like to work on. Everyone in the association can read it."
        value={note}
        onChange={setNote}
        maxLength={LONGEST_NOTE}
      />
    </ActDialog>
  );
}

export function RecordDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const [person, setPerson] = useState<string | null>(null);
  const [where, setWhere] = useState('');
  const items = sortedRecords(state.person)
    .filter(({ id }) => isMember(state, id) && interestOf(state, twg.id, id) === undefined)
    .map(({ id, name, organization }) => ({
      id,
      label: name,
      hint: organizationName(state, organization),
    }));
  const isFilled = person !== null && where.trim() !== '';
  return (
    <ActDialog
      title="Record interest shown elsewhere"
      onClose={onClose}
      type="interest.record"
      data={() => ({ twg: twg.id, person: person ?? '', where: where.trim() })}
      confirm="none"
      reason={isFilled ? undefined : 'Say who, and where they showed it, first.'}
    >
      <p>
        For somebody who said so in a thread or a mail. It is recorded under your name; they see it
        in their inbox, and can confirm it or take it back.
      </p>
      <ComboBox label="Who" items={items} value={person} onChange={setPerson} isRequired />
      <TextField
        label="Where"
        description="Such as a link to the thread."
        value={where}
        onChange={setWhere}
        isRequired
        maxLength={500}
      />
    </ActDialog>
  );
}
