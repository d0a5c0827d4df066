import { isMember, sortedRecords, type State } from '../../../shared/rules/index.ts';
import { organizationName } from '../../../shared/wording/index.ts';
import { Select } from '../../ui/index.ts';

const NOBODY = 'nobody';

const personItems = (state: State) =>
  sortedRecords(state.person)
    .filter(({ id }) => isMember(state, id))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, organization }) => ({
      // A person may be called anything but this.
      id: `person ${id}`,
      label: name,
      hint: organizationName(state, organization),
    }));

const personOf = (item: string): string => item.slice('person '.length);
const itemOf = (person: string): string => `person ${person}`;

interface FacilitatorFieldsProps {
  readonly state: State;
  /** One or two persons. */
  readonly value: readonly string[];
  readonly onChange: (facilitators: readonly string[]) => void;
}

/** DIP-7, Formation: "The initial facilitator (up to two individuals)". */
export function FacilitatorFields({ state, value, onChange }: FacilitatorFieldsProps) {
  const items = personItems(state);
  const [first = '', second] = value;
  const choose = (one: string, other: string | undefined) =>
    onChange(other === undefined || other === one ? [one] : [one, other]);
  return (
    <>
      <Select
        label="Facilitator"
        items={items}
        value={itemOf(first)}
        onChange={(item) => choose(personOf(item), second)}
        isRequired
      />
      <Select
        label="Second facilitator"
        items={[{ id: NOBODY, label: 'Nobody' }, ...items.filter(({ id }) => id !== itemOf(first))]}
        value={second === undefined ? NOBODY : itemOf(second)}
        onChange={(item) => choose(first, item === NOBODY ? undefined : personOf(item))}
      />
    </>
  );
}
