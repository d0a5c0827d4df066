import { useEffect, type ReactNode } from 'react';
import { groupName } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Link } from '../../ui/index.ts';
import type { BelongsTo } from './belongs-to.ts';
import styles from './documents.module.css';

export interface DocumentHeadProps {
  readonly title: string;
  readonly kind: string;
  /** The id of the group that it belongs to. */
  readonly group: string;
  /** What it belongs to in the group. */
  readonly of: BelongsTo | null;
  readonly children?: ReactNode;
}

/** Where one is: the document's name, what it is, and whose. */
export function DocumentHead({ title, kind, group, of, children }: DocumentHeadProps) {
  const name = useAssociation(({ state }) => groupName(state, group));
  useEffect(() => {
    document.title = `${title} · Convene`;
  }, [title]);
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <p className={styles.eyebrow}>
          <Link to={paths.documents}>Documents</Link> · <Link to={paths.group(group)}>{name}</Link>
          {of === null ? null : (
            <>
              {' · '}
              <Link to={of.to}>{of.label}</Link>
            </>
          )}
        </p>
        <div className={styles.titleRow}>
          <h1 tabIndex={-1} data-page-title>
            {title}
          </h1>
          <Badge>{kind}</Badge>
        </div>
      </div>
      {children}
    </header>
  );
}
