import { Badge, Diff } from '../../ui/index.ts';
import type { FieldChange } from '../proposals/charter-fields.ts';
import styles from './groups.module.css';

/** What differs between two charters, word by word, field by field. */
export function FieldChanges({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <dl className={styles.fields}>
      {changes.map(({ field, label, before, after, weight }) => (
        <div key={field}>
          <dt>
            {label} {weight === 'material' ? <Badge tone="warning">Material</Badge> : null}
          </dt>
          <dd>
            <Diff before={before} after={after} mode="words" />
          </dd>
        </div>
      ))}
    </dl>
  );
}
