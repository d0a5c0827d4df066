import { useState } from 'react';
import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import { personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Section, Table, TextField } from '../../ui/index.ts';
import { GiveAddress, PasteAddresses } from './give-addresses.tsx';
import { SaveLine } from './part.tsx';
import type { PersonReached } from './pasted-addresses.ts';
import styles from './reaching.module.css';
import type { ReachAssociationRelayed } from './use-reach.ts';

interface PartProps {
  readonly relayed: ReachAssociationRelayed;
  readonly shown: ReachAssociationReply;
  readonly reason: string | undefined;
}

/** Who can be reached: for the secretariat by name, and never by which address. */
export function PeopleReached({ relayed, shown, reason }: PartProps) {
  const { persons, of } = shown.reached;
  const [pasting, setPasting] = useState<'no' | 'yes'>('no');
  const people = usePeople(shown);
  return (
    <Section
      title="People"
      action={
        <div className={styles.buttons}>
          <SaveLine relayed={relayed} part="persons" />
          <Button size="small" reason={reason} onPress={() => setPasting('yes')}>
            Paste a list of addresses
          </Button>
        </div>
      }
    >
      <p>
        {persons} of {of} members can be reached by mail or Slack.{' '}
        {shown.persons === null ? 'Who they are, only the secretariat sees.' : null}
      </p>
      {shown.persons === null ? null : (
        <PeopleTable people={people} shown={shown.persons} relayed={relayed} reason={reason} />
      )}
      {pasting === 'yes' ? (
        <PasteAddresses
          people={people}
          onClose={() => setPasting('no')}
          onGive={(persons) => {
            setPasting('no');
            void relayed.change('persons', { persons: [...persons] });
          }}
        />
      ) : null}
    </Section>
  );
}

type Shown = NonNullable<ReachAssociationReply['persons']>;

function usePeople({ persons }: ReachAssociationReply): readonly PersonReached[] {
  const state = useAssociation((view) => view.state);
  return (persons ?? [])
    .map(({ person, email }) => ({ person, email, name: personName(state, person) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** How many rows are shown before one looks for somebody. */
const MOST = 50;

const EMAIL_WORDS = {
  self: 'set by themselves',
  secretariat: 'given by the secretariat',
  nobody: 'none',
} as const;

function PeopleTable(props: {
  readonly people: readonly PersonReached[];
  readonly shown: Shown;
  readonly relayed: ReachAssociationRelayed;
  readonly reason: string | undefined;
}) {
  const { people, shown, relayed, reason } = props;
  const [search, setSearch] = useState('');
  const [giving, setGiving] = useState<PersonReached | null>(null);
  const wanted = search.trim().toLowerCase();
  const found = people.filter(({ name }) => name.toLowerCase().includes(wanted));
  const slack = new Map(shown.map(({ person, slack }) => [person, slack]));
  return (
    <>
      {people.length <= 10 ? null : (
        <div className={styles.field}>
          <TextField
            label="Search for a person"
            type="search"
            value={search}
            onChange={setSearch}
            description={
              found.length > MOST
                ? `The first ${MOST} of ${found.length}.`
                : `${found.length} found.`
            }
          />
        </div>
      )}
      <Table
        label="How people are reached"
        empty="Nobody by that name."
        columns={[
          { id: 'name', label: 'Name' },
          { id: 'email', label: 'E-mail address' },
          { id: 'slack', label: 'Slack' },
          { id: 'action', label: 'Give an address', align: 'end' },
        ]}
        rows={found.slice(0, MOST).map((person) => ({
          id: person.person,
          cells: {
            name: person.name,
            email: EMAIL_WORDS[person.email],
            slack: slack.get(person.person) === 'set' ? 'set' : 'none',
            action: (
              <Button
                size="small"
                variant="quiet"
                label={`Give an address to ${person.name}`}
                reason={
                  reason ??
                  (person.email === 'self'
                    ? 'They have set one themselves; only they can change it.'
                    : undefined)
                }
                onPress={() => setGiving(person)}
              >
                {person.email === 'secretariat' ? 'Change…' : 'Give…'}
              </Button>
            ),
          },
        }))}
      />
      {giving === null ? null : (
        <GiveAddress
          person={giving}
          onClose={() => setGiving(null)}
          onGive={(email) => {
            setGiving(null);
            void relayed.change('persons', { persons: [{ person: giving.person, email }] });
          }}
        />
      )}
    </>
  );
}
