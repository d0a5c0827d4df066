import { personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Select } from '../../ui/index.ts';
import styles from './discussions.module.css';

const ANYONE = '';

interface OwnerFilterProps {
  readonly owners: readonly string[];
  /** Null for anyone. */
  readonly owner: string | null;
  readonly onChange: (owner: string | null) => void;
}

/** Whose topics are shown: whoever looks first, the others by name. */
export function OwnerFilter({ owners, owner, onChange }: OwnerFilterProps) {
  const { state, me } = useAssociation(({ state, me }) => ({ state, me: me.person }));
  const people = owners
    .map((id) => ({ id, label: id === me ? 'Me' : personName(state, id) }))
    .sort((a, b) => Number(b.id === me) - Number(a.id === me) || a.label.localeCompare(b.label));
  return (
    <div className={styles.owner}>
      <Select
        label="Owner"
        items={[{ id: ANYONE, label: 'Anyone' }, ...people]}
        value={owner ?? ANYONE}
        onChange={(id) => onChange(id === ANYONE ? null : id)}
      />
    </div>
  );
}
