import { useState } from 'react';
import { ReasonedAct } from '../ballots/reasoned-act.tsx';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Dialog, Link, Select } from '../../ui/index.ts';
import { DeviceList } from './device-list.tsx';
import { Offices } from './office-badges.tsx';
import { organizationRows } from './people-rows.ts';
import { usePersonRows } from './use-choice-of-people.ts';
import styles from './association.module.css';

/** All that can be done about one person, and who can do it. */
export function PersonDialog(props: { readonly person: string; readonly onClose: () => void }) {
  const { person: id, onClose } = props;
  const row = usePersonRows().find((candidate) => candidate.person.id === id);
  if (row === undefined) return null;
  const { person, organization, absent } = row;
  return (
    <Dialog
      title={person.name}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <p>
        {organization?.name ?? person.organization} · <code>{person.id}</code>{' '}
        {absent === 'departed' ? <Badge>departed</Badge> : null}{' '}
        {absent === 'organization-withdrawn' ? <Badge>organization withdrawn</Badge> : null}
      </p>
      {row.offices.length === 0 ? <p>Holds no office.</p> : <Offices row={row} />}
      <section className={styles.part} aria-label="Devices">
        <h3>Devices</h3>
        <DeviceList person={id} />
        {absent === null ? (
          <p className={styles.quiet}>
            A new device is set up with an invite, under{' '}
            <Link to="#/association?tab=invites">Invites</Link>.
          </p>
        ) : null}
      </section>
      {absent === 'departed' ? null : (
        <>
          <Move person={id} />
          <section className={styles.part} aria-label="Departure">
            <h3>Departure</h3>
            <div>
              <ReasonedAct
                type="person.depart"
                data={{ person: id }}
                label="Note the departure"
                variant="danger"
                size="small"
                reasonLabel="Reason"
              >
                <p>
                  {person.name} leaves the association: seats, offices, memberships and devices end.
                  A vote that is cast stands. This cannot be taken back.
                </p>
              </ReasonedAct>
            </div>
          </section>
        </>
      )}
    </Dialog>
  );
}

function Move({ person }: { readonly person: string }) {
  const state = useAssociation((view) => view.state);
  const [chosen, choose] = useState<string | null>(null);
  const now = state.person.get(person)?.organization ?? '';
  const others = organizationRows(state).filter(
    ({ organization }) => !organization.withdrawn && organization.id !== now,
  );
  const [any] = others;
  if (any === undefined) return null;
  return (
    <section className={styles.part} aria-label="Move to another organization">
      <h3>Move to another organization</h3>
      <div className={styles.pick}>
        <Select
          label="Organization"
          hideLabel
          items={others.map(({ organization }) => ({
            id: organization.id,
            label: organization.name,
          }))}
          value={chosen}
          onChange={choose}
        />
        <ActButton
          type="person.move"
          label="Move"
          data={() => ({ person, organization: chosen ?? '' })}
          check={{ person, organization: chosen ?? any.organization.id }}
          confirm="words"
          reason={chosen === null ? 'Choose an organization first.' : undefined}
          onDone={() => choose(null)}
        />
      </div>
      <p className={styles.quiet}>
        They count for the organization that they belong to now; their seats go along with them.
      </p>
    </section>
  );
}
