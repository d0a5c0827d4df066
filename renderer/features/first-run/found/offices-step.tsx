import { Checkbox, Hidden, Select } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { StepProps } from './step-props.ts';
import { named } from './founding-draft.ts';

export function OfficesStep({ draft, onChange }: StepProps) {
  const people = named(draft.people);
  const organizationOf = (key: string) =>
    draft.organizations.find((organization) => organization.key === key)?.name ?? '';
  return (
    <>
      <p className={styles.quiet}>
        The Technical Steering Committee votes on forming groups and on their results. The
        secretariat keeps the list of people and their devices. The lead maintainer assigns DIPs.
      </p>
      <table className={styles.offices}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">TSC</th>
            <th scope="col">Secretariat</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ key, name, organization }) => (
            <tr key={key}>
              <th scope="row">
                {name} <span className={styles.quiet}>{organizationOf(organization)}</span>
              </th>
              <td>
                <Checkbox
                  isSelected={draft.tsc.includes(key)}
                  onChange={(on) => onChange({ ...draft, tsc: toggled(draft.tsc, key, on) })}
                >
                  <Hidden>{name} sits in the TSC</Hidden>
                </Checkbox>
              </td>
              <td>
                <Checkbox
                  isSelected={draft.secretariat.includes(key)}
                  isDisabled={key === draft.founder}
                  onChange={(on) =>
                    onChange({ ...draft, secretariat: toggled(draft.secretariat, key, on) })
                  }
                >
                  <Hidden>{name} is of the secretariat</Hidden>
                </Checkbox>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.narrow}>
        <Select
          label="Lead maintainer"
          value={draft.lead ?? draft.founder}
          items={people.map(({ key, name }) => ({ id: key, label: name }))}
          onChange={(id) => onChange({ ...draft, lead: id === draft.founder ? null : id })}
        />
      </div>
    </>
  );
}

/** A list of keys with one put on or taken off. */
const toggled = (keys: readonly string[], key: string, on: unknown): readonly string[] =>
  on === true ? [...keys, key] : keys.filter((other) => other !== key);
