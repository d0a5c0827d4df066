import { TextField } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { StepProps } from './step-props.ts';
import { founderOf } from './founding-draft.ts';

export function AssociationStep({ draft, onChange }: StepProps) {
  const founder = founderOf(draft);
  const organization = draft.organizations.find(({ key }) => key === founder?.organization);
  return (
    <div className={`${styles.form} ${styles.narrow}`}>
      <TextField
        label="Name of the association"
        value={draft.name}
        maxLength={200}
        autoFocus
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label="Your name"
        value={founder?.name ?? ''}
        maxLength={200}
        description="This device will sign in your name. You begin as its secretariat."
        onChange={(name) =>
          onChange({
            ...draft,
            people: draft.people.map((person) =>
              person.key === draft.founder ? { ...person, name } : person,
            ),
          })
        }
      />
      {organization === undefined ? null : (
        <TextField
          label="Your organization"
          value={organization.name}
          maxLength={200}
          onChange={(name) =>
            onChange({
              ...draft,
              organizations: draft.organizations.map((other) =>
                other.key === organization.key ? { ...other, name } : other,
              ),
            })
          }
        />
      )}
    </div>
  );
}
