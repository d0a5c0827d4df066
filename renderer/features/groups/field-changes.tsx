import { Badge, Diff } from '../../ui/index.ts';
import type { FieldChange } from '../proposals/charter-fields.ts';
import styles from './groups.module.css';

interface FieldChangesProps {
  readonly changes: readonly FieldChange[];
  /** Whether it matters here that a change is material: not in a draft. */
  readonly material?: 'marked' | 'not-marked';
}

/** What differs between two charters, word by word, field by field. */
export function FieldChanges({ changes, material = 'marked' }: FieldChangesProps) {
  return (
    <dl className={styles.fields}>
      {changes.map(({ field, label, before, after, weight }) => (
        <div key={field}>
          <dt>
            {label}{' '}
            {weight === 'material' && material === 'marked' ? (
              <Badge tone="warning">Material</Badge>
            ) : null}
          </dt>
          <dd>
            <Diff before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
