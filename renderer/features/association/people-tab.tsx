import { useState } from 'react';
import { counted } from '../../../shared/wording/index.ts';
import { idFromName } from '../groups/id-from-name.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Dialog, Section, Select, Table, TextField } from '../../ui/index.ts';
import { useMoreRows } from './more-rows.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { Offices } from './office-badges.tsx';
import { organizationRows, searched, type PersonRow } from './people-rows.ts';
import { usePersonRows } from './use-choice-of-people.ts';
import styles from './association.module.css';

export function PeopleTab() {
  const rows = usePersonRows();
  const [search, setSearch] = useState('');
  const [opened, open] = useState<string | null>(null);
  const found = searched(rows, search);
  const { visible, more } = useMoreRows(found, search);
  return (
    <Section title="People" action={<RegisterPerson />}>
      <div className={styles.search}>
        <TextField
          label="Search"
          type="search"
          value={search}
          onChange={setSearch}
          description={
            search.trim() === ''
              ? `${counted(rows.filter(({ absent }) => absent === null).length, 'person takes', 'people take')} part.`
              : `${found.length} found.`
          }
        />
      </div>
      <Table
        label="People"
        empty="Nobody by that name, organization or office."
        columns={[
          { id: 'name', label: 'Name' },
          { id: 'organization', label: 'Organization' },
          { id: 'offices', label: 'Offices' },
          { id: 'devices', label: 'Devices', align: 'end' },
          { id: 'more', label: 'Details' },
        ]}
        rows={visible.map((row) => ({
          id: row.person.id,
          cells: {
            name: <NameOf row={row} />,
            organization: row.organization?.name ?? row.person.organization,
            offices: <Offices row={row} />,
            devices: String(row.devices),
            more: (
              <Button
                size="small"
                variant="quiet"
                label={`Details of ${row.person.name}`}
                onPress={() => open(row.person.id)}
              >
                Details
              </Button>
            ),
          },
        }))}
      />
      {more}
      {opened === null ? null : <PersonDialog person={opened} onClose={() => open(null)} />}
    </Section>
  );
}

function NameOf({ row: { person, absent } }: { readonly row: PersonRow }) {
  const me = useAssociation((view) => view.me.person);
  return (
    <>
      {person.name}
      {person.id === me ? ' (you)' : ''}{' '}
      {absent === null ? null : (
        <Badge>{absent === 'departed' ? 'departed' : 'organization withdrawn'}</Badge>
      )}
    </>
  );
}

function RegisterPerson() {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const [name, setName] = useState('');
  const [organization, setOrganization] = useState<string | null>(null);
  const organizations = organizationRows(state).filter((row) => !row.organization.withdrawn);
  const person = {
    id: idFromName(name, (id) => state.person.has(id), 'person'),
    name: name.trim(),
    organization: organization ?? '',
  };
  const some = organizations[0]?.organization.id ?? 'none';
  const check = { person: { id: 'somebody-new', name: 'Somebody', organization: some } };
  const close = () => {
    setDialog('closed');
    setName('');
  };
  return (
    <>
      <ForeseenButton type="person.register" check={check} onPress={() => setDialog('open')}>
        Register a person
      </ForeseenButton>
      <Dialog
        title="Register a person"
        isOpen={dialog === 'open'}
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <ActButton
              type="person.register"
              data={() => ({ person })}
              check={check}
              variant="primary"
              reason={
                name.trim() === '' || organization === null
                  ? 'A name and an organization are needed.'
                  : undefined
              }
              onDone={close}
            />
          </>
        }
      >
        <TextField label="Name" value={name} onChange={setName} isRequired autoFocus />
        <Select
          label="Organization"
          items={organizations.map((row) => ({
            id: row.organization.id,
            label: row.organization.name,
          }))}
          value={organization}
          onChange={setOrganization}
        />
        <p className={styles.quiet}>
          {name.trim() === '' ? null : (
            <>
              In the ledger they are called <code>{person.id}</code>.{' '}
            </>
          )}
          They can act once they have been invited and have set up a device.
        </p>
      </Dialog>
    </>
  );
}
