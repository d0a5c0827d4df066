import { useState } from 'react';
import { counted } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { EmptyState, Link, Page, Section, TextField } from '../../ui/index.ts';
import { documentsByGroup, matching } from './document-list.ts';
import { DocumentRows } from './document-rows.tsx';

/** Every document of the association, by group. */
export function DocumentsScreen() {
  const { state, person } = useAssociation(({ state, me }) => ({ state, person: me.person }));
  const [typed, setTyped] = useState('');
  const all = documentsByGroup(state, person);
  const found = matching(all, typed);
  const count = found.reduce((sum, { documents }) => sum + documents.length, 0);
  if (all.length === 0) return <NoDocuments />;
  return (
    <Page title="Documents">
      <TextField
        label="Filter by name, kind or group"
        value={typed}
        onChange={setTyped}
        description={
          typed.trim() === '' ? 'What is said inside documents is found by Search.' : undefined
        }
      />
      <p role="status">{counted(count, 'document')}</p>
      {found.length === 0 ? (
        <EmptyState title={`No document is called “${typed.trim()}”`}>
          <p>
            <Link to={paths.search(typed.trim())}>Search in the texts for it</Link>
          </p>
        </EmptyState>
      ) : null}
      {found.map(({ twg, name, documents }) => (
        <Section key={twg} title={name} action={<Link to={paths.group(twg)}>Open the group</Link>}>
          <DocumentRows label={`Documents of ${name}`} documents={documents} />
        </Section>
      ))}
    </Page>
  );
}

function NoDocuments() {
  return (
    <Page title="Documents">
      <EmptyState
        title="There are no documents yet"
        action={<Link to={paths.groups}>To the groups</Link>}
      >
        <p>
          Documents belong to groups: a charter, notes on what is discussed, agendas and minutes of
          meetings, and the outputs that are voted on. They show here once a group is proposed.
        </p>
      </EmptyState>
    </Page>
  );
}
