import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** A quiet line above the title: where one is. */
  readonly eyebrow?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A title of more characters is set smaller. */
const LONG_TITLE = 120;

/** A screen: its title is the window's too, and the shell gives it the focus on coming to it. */
export function Page({ title, eyebrow, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Convene`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          {eyebrow === undefined ? null : <p className={styles.eyebrow}>{eyebrow}</p>}
          <h1 tabIndex={-1} data-page-title data-long={title.length > LONG_TITLE ? '' : undefined}>
            {title}
          </h1>
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing is here: why, and what happens next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children === undefined ? null : <div className={styles.emptyText}>{children}</div>}
      {action}
    </div>
  );
}

/** What most people do not need, behind a line of words. */
export function Disclosure({
  summary,
  children,
  isOpen,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Whether it is open at first. */
  readonly isOpen?: boolean | undefined;
}) {
  return (
    <details className={styles.disclosure} open={isOpen === true}>
      <summary>{summary}</summary>
      <div className={styles.disclosureBody}>{children}</div>
    </details>
  );
}
