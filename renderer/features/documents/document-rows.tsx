import { Lock, PenLine } from 'lucide-react';
import { paths } from '../../app/routes.ts';
import { Icon, Link, Time } from '../../ui/index.ts';
import styles from './document-rows.module.css';
import type { ListedDocument } from './document-list.ts';

/** Documents in a list: what each is, and whether one may write in it. */
export function DocumentRows({
  label,
  documents,
}: {
  readonly label: string;
  readonly documents: readonly ListedDocument[];
}) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {documents.map(({ document, title, kind, mayWrite, meetingAt }) => (
        <li key={document} className={styles.row}>
          <span className={styles.kind}>{kind}</span>
          <span className={styles.title}>
            <Link to={paths.document(document)}>{title}</Link>
            {meetingAt === null ? null : (
              <span className={styles.quiet}>
                <Time at={meetingAt} />
              </span>
            )}
          </span>
          <span className={styles.access}>
            <Icon of={mayWrite ? PenLine : Lock} />
            {mayWrite ? 'You can write' : 'You can read and comment'}
          </span>
        </li>
      ))}
    </ul>
  );
}
