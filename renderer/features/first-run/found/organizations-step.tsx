import { Plus, X } from 'lucide-react';
import { Button, Disclosure, Icon, TextField } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { StepProps } from './step-props.ts';
import { freshKey, idsOf, named, withoutOrganization } from './founding-draft.ts';

export function OrganizationsStep({ draft, onChange }: StepProps) {
  const { organizations } = draft;
  const rename = (key: string, change: { name?: string; id?: string }) =>
    onChange({
      ...draft,
      organizations: organizations.map((row) => (row.key === key ? { ...row, ...change } : row)),
    });
  const add = () => {
    const row = { key: freshKey('o', organizations), name: '', id: '' };
    onChange({ ...draft, organizations: [...organizations, row] });
  };
  const ids = idsOf(organizations, 'organization');
  return (
    <>
      <p className={styles.quiet}>
        The association’s members. A working group is formed with people of at least three of them.
      </p>
      <ul className={styles.rows}>
        {organizations.map(({ key, name }, at) => (
          <li key={key} className={styles.row}>
            <TextField
              label={`Organization ${at + 1}`}
              value={name}
              maxLength={200}
              onChange={(value) => rename(key, { name: value })}
            />
            <Button
              variant="quiet"
              label={`Take organization ${at + 1} off`}
              icon={<Icon of={X} />}
              onPress={() => onChange(withoutOrganization(draft, key))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button icon={<Icon of={Plus} />} onPress={add}>
          Add an organization
        </Button>
      </div>
      <Disclosure summary="Their ids in the ledger">
        <p className={styles.quiet}>Made from the names. They cannot be changed afterwards.</p>
        {named(organizations).map(({ key, name, id }) => (
          <TextField
            key={key}
            label={name}
            value={id}
            maxLength={64}
            placeholder={ids.get(key)}
            onChange={(value) => rename(key, { id: value })}
          />
        ))}
      </Disclosure>
    </>
  );
}
