import { Plus, X } from 'lucide-react';
import { Button, Disclosure, Icon, Select, TextField } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { StepProps } from './step-props.ts';
import { freshKey, idsOf, named, withoutPerson, type PersonDraft } from './founding-draft.ts';

export function PeopleStep({ draft, onChange }: StepProps) {
  const { people } = draft;
  const change = (key: string, with_: Partial<PersonDraft>) =>
    onChange({
      ...draft,
      people: people.map((row) => (row.key === key ? { ...row, ...with_ } : row)),
    });
  const add = () => {
    const row = { key: freshKey('p', people), name: '', id: '', organization: '' };
    onChange({ ...draft, people: [...people, row] });
  };
  const organizations = named(draft.organizations).map(({ key, name }) => ({
    id: key,
    label: name,
  }));
  const ids = idsOf(people, 'person');
  return (
    <>
      <p className={styles.quiet}>
        Each person gets an invite afterwards. More people can be added at any time.
      </p>
      <ul className={styles.rows}>
        {people.map(({ key, name, organization }, at) => (
          <li key={key} className={styles.row}>
            <TextField
              label={key === draft.founder ? 'You' : `Person ${at + 1}`}
              value={name}
              maxLength={200}
              onChange={(value) => change(key, { name: value })}
            />
            <Select
              label="Organization"
              items={organizations}
              value={organizations.some(({ id }) => id === organization) ? organization : null}
              onChange={(id) => change(key, { organization: id })}
            />
            <Button
              variant="quiet"
              label={`Take person ${at + 1} off`}
              icon={<Icon of={X} />}
              reason={
                key === draft.founder ? 'You found it, so you are one of its people.' : undefined
              }
              onPress={() => onChange(withoutPerson(draft, key))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button icon={<Icon of={Plus} />} onPress={add}>
          Add a person
        </Button>
      </div>
      <Disclosure summary="Their ids in the ledger">
        <p className={styles.quiet}>Made from the names. They cannot be changed afterwards.</p>
        {named(people).map(({ key, name, id }) => (
          <TextField
            key={key}
            label={name}
            value={id}
            maxLength={64}
            placeholder={ids.get(key)}
            onChange={(value) => change(key, { id: value })}
          />
        ))}
      </Disclosure>
    </>
  );
}
