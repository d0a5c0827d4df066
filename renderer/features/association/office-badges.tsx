import { Badge } from '../../ui/index.ts';
import { OFFICE_WORDS, type PersonRow } from './people-rows.ts';
import styles from './association.module.css';

export function Offices({ row }: { readonly row: Pick<PersonRow, 'offices'> }) {
  if (row.offices.length === 0) return 'none';
  return (
    <span className={styles.badges}>
      {row.offices.map((office) => (
        <Badge key={office} tone="accent">
          {OFFICE_WORDS[office]}
        </Badge>
      ))}
    </span>
  );
}
