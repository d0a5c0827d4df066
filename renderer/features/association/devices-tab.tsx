import { useState } from 'react';
import { useAssociation } from '../../stores/use-association.tsx';
import { Section, TextField } from '../../ui/index.ts';
import { DeviceList } from './device-list.tsx';
import { useMoreRows } from './more-rows.tsx';
import { searched } from './people-rows.ts';
import { usePersonRows } from './use-choice-of-people.ts';
import styles from './association.module.css';

/** The keys that people act with: whose, since when, and how to take one out of use. */
export function DevicesTab() {
  const me = useAssociation((view) => view.me.person);
  const [search, setSearch] = useState('');
  const others = usePersonRows().filter(({ person, devices }) => person.id !== me && devices > 0);
  const found = searched(others, search);
  const { visible, more } = useMoreRows(found, search);
  return (
    <div className={styles.stack}>
      <Section title="Your devices">
        <p className={styles.quiet}>
          Whatever is signed with one of these counts as yours. If one is lost, revoke it from
          another at once; the secretariat can do it too.
        </p>
        <DeviceList person={me} />
      </Section>
      <Section title="Devices of others">
        <div className={styles.search}>
          <TextField label="Search" type="search" value={search} onChange={setSearch} />
        </div>
        {visible.length === 0 ? <p>Nobody found who has a device.</p> : null}
        <ul className={styles.plain}>
          {visible.map(({ person, organization }) => (
            <li key={person.id} className={styles.part}>
              <h3>
                {person.name}{' '}
                <span className={styles.quiet}>· {organization?.name ?? person.organization}</span>
              </h3>
              <DeviceList person={person.id} />
            </li>
          ))}
        </ul>
        {more}
      </Section>
    </div>
  );
}
