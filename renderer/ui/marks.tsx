/** Small marks: badges, callouts, a quoted clause, a person, a spinner. */

import {
  CircleAlert,
  CircleCheck,
  Info,
  LoaderCircle,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useAssociation } from '../stores/use-association.tsx';
import { classNames } from './class-names.ts';
import styles from './marks.module.css';

export interface BadgeProps {
  readonly tone?:
    'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger' | 'rehearsal' | undefined;
  readonly children: ReactNode;
}

export function Badge({ tone, children }: BadgeProps) {
  return <span className={classNames(styles.badge, styles[tone ?? 'neutral'])}>{children}</span>;
}

export type CalloutTone = 'info' | 'warning' | 'danger' | 'success';

const CALLOUT_ICONS: Readonly<Record<CalloutTone, LucideIcon>> = {
  info: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
  success: CircleCheck,
};

export interface CalloutProps {
  readonly tone: CalloutTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** `alert` for what has just gone wrong: it is read out at once. */
  readonly role?: 'alert' | 'status' | undefined;
}

export function Callout({ tone, title, children, action, role }: CalloutProps) {
  return (
    <div className={classNames(styles.callout, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon of={CALLOUT_ICONS[tone]} />
      </span>
      <div className={styles.calloutWords}>
        <p className={styles.calloutTitle}>{title}</p>
        {children === undefined || children === null ? null : (
          <div className={styles.calloutBody}>{children}</div>
        )}
      </div>
      {action === undefined ? null : <div className={styles.calloutAction}>{action}</div>}
    </div>
  );
}

/** A line of the rules in their own words. */
export function Clause({
  children,
  source,
}: {
  readonly children: ReactNode;
  readonly source: string;
}) {
  return (
    <blockquote className={styles.clause}>
      “{children}” <cite>{source}</cite>
    </blockquote>
  );
}

/** A person's name and organization; a person who is not known is shown by their id. */
export function Person({
  id,
  organization = 'shown',
}: {
  readonly id: string;
  readonly organization?: 'shown' | 'left-out' | undefined;
}) {
  const { name, of, me } = useAssociation(({ state, me }) => {
    const person = state.person.get(id);
    const of = person === undefined ? undefined : state.organization.get(person.organization);
    return { name: person?.name ?? id, of: of?.name ?? null, me: me.person === id };
  });
  return (
    <span className={styles.person} title={id}>
      {name}
      {me ? ' (you)' : ''}
      {of === null || organization === 'left-out' ? null : (
        <span className={styles.organization}> · {of}</span>
      )}
    </span>
  );
}

/** An icon beside words; it says nothing of its own. */
export function Icon({ of: Drawn, size }: { readonly of: LucideIcon; readonly size?: string }) {
  return <Drawn size={size ?? '1.05em'} strokeWidth={1.8} aria-hidden />;
}

export function Spinner({ children }: { readonly children?: ReactNode }) {
  return (
    <span className={styles.spinner} role="status">
      <LoaderCircle size="1.1em" aria-hidden />
      {children ?? 'One moment…'}
    </span>
  );
}
