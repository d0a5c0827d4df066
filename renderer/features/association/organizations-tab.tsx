import { useState } from 'react';
import { idFromName } from '../groups/id-from-name.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Dialog, Section, Table, TextField } from '../../ui/index.ts';
import { organizationRows, type OrganizationRow } from './people-rows.ts';
import styles from './association.module.css';

export function OrganizationsTab() {
  const state = useAssociation((view) => view.state);
  return (
    <Section title="Organizations" action={<Admit />}>
      <p className={styles.quiet}>
        The members of the association. A group needs members from{' '}
        {state.association?.rulebook.minOrganizations ?? 3} of them.
      </p>
      <Table
        label="Organizations"
        empty="There is none yet."
        columns={[
          { id: 'name', label: 'Name' },
          { id: 'people', label: 'People' },
          { id: 'act', label: 'Membership' },
        ]}
        rows={organizationRows(state).map((row) => ({
          id: row.organization.id,
          cells: {
            name: (
              <>
                {row.organization.name}{' '}
                {row.organization.withdrawn ? <Badge>withdrawn</Badge> : null}
              </>
            ),
            people: <PeopleOf row={row} />,
            act: <Membership row={row} />,
          },
        }))}
      />
    </Section>
  );
}

const MOST_NAMES = 4;

function PeopleOf({ row: { people } }: { readonly row: OrganizationRow }) {
  if (people.length === 0) return 'nobody';
  const names = people.slice(0, MOST_NAMES).map(({ name }) => name);
  const rest = people.length - names.length;
  return (
    <>
      {people.length}{' '}
      <span className={styles.quiet}>
        {names.join(', ')}
        {rest > 0 ? ` and ${rest} more` : ''}
      </span>
    </>
  );
}

function Membership({ row: { organization } }: { readonly row: OrganizationRow }) {
  const { id, name, withdrawn } = organization;
  return withdrawn ? (
    <ActButton
      type="organization.admit"
      label="Admit again"
      size="small"
      variant="quiet"
      confirm="words"
      data={() => ({ organization: { id, name } })}
    />
  ) : (
    <ActButton
      type="organization.withdraw"
      label="Withdraw"
      size="small"
      variant="quiet"
      confirm="words"
      data={() => ({ organization: id })}
    />
  );
}

function Admit() {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const [name, setName] = useState('');
  const id = idFromName(name, (taken) => state.organization.has(taken), 'organization');
  const check = { organization: { id: 'another-organization', name: 'Another' } };
  const close = () => {
    setDialog('closed');
    setName('');
  };
  return (
    <>
      <ForeseenButton type="organization.admit" check={check} onPress={() => setDialog('open')}>
        Admit an organization
      </ForeseenButton>
      <Dialog
        title="Admit an organization"
        isOpen={dialog === 'open'}
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <ActButton
              type="organization.admit"
              data={() => ({ organization: { id, name: name.trim() } })}
              check={check}
              variant="primary"
              reason={name.trim() === '' ? 'A name is needed.' : undefined}
              onDone={close}
            />
          </>
        }
      >
        <TextField label="Name" value={name} onChange={setName} isRequired autoFocus />
        {name.trim() === '' ? null : (
          <p className={styles.quiet}>
            In the ledger it is called <code>{id}</code>.
          </p>
        )}
      </Dialog>
    </>
  );
}
