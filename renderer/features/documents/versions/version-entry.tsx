import { Flag, FileDown, History, RotateCcw, Tag, type LucideIcon } from 'lucide-react';
import { use, type ReactNode } from 'react';
import type { Instant } from '../../../../shared/rules/index.ts';
import type { Version } from '../../../../shared/review/review.ts';
import { NowContext } from '../../../stores/now-context.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { paths } from '../../../app/routes.ts';
import { Button, CopyButton, Icon, Link, Person, Time } from '../../../ui/index.ts';
import { bytesWords } from '../files/import-words.ts';
import { whyNotWrite } from '../why-not-write.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import type { LedgerText } from './timeline.ts';
import { useSaveVersion } from './use-save-version.ts';
import {
  comparableText,
  comparableVersion,
  versionTitle,
  type Comparable,
} from './version-words.ts';
import styles from './versions.module.css';

export interface EntryActions {
  readonly workspace: DocumentWorkspace;
  readonly compare: (id: string) => void;
  readonly restore: (version: Comparable) => void;
}

const ICONS: { readonly [R in Version['reason']]: LucideIcon } = {
  named: Tag,
  checkpoint: History,
  import: FileDown,
  restore: RotateCcw,
  accept: Tag,
  vote: Flag,
};

export function VersionEntry(props: { readonly version: Version; readonly actions: EntryActions }) {
  const { version, actions } = props;
  const state = useAssociation((view) => view.state);
  const { by, at, bytes } = version;
  return (
    <Entry
      icon={ICONS[version.reason]}
      title={versionTitle(version)}
      size={bytes}
      of={comparableVersion(version, state)}
      actions={actions}
    >
      <Person id={by} organization="left-out" />, <When at={at} />
    </Entry>
  );
}

export function LedgerTextEntry(props: {
  readonly text: LedgerText;
  readonly actions: EntryActions;
}) {
  const { text, actions } = props;
  const state = useAssociation((view) => view.state);
  return (
    <Entry
      icon={Flag}
      title={
        text.ballot === null ? text.words : <Link to={paths.ballot(text.ballot)}>{text.words}</Link>
      }
      size={null}
      of={comparableText(text, state)}
      actions={actions}
    >
      {text.by === null ? null : <Person id={text.by} organization="left-out" />}
      {text.by !== null && text.at !== null ? ', ' : null}
      {text.at === null ? null : <When at={text.at} />}
    </Entry>
  );
}

function Entry(props: {
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly size: number | null;
  readonly of: Comparable;
  readonly actions: EntryActions;
  readonly children: ReactNode;
}) {
  const { icon, title, size, of, actions, children } = props;
  const { workspace, compare, restore } = actions;
  const save = useSaveVersion(workspace.document);
  const sha256 = of.sha256 ?? '';
  return (
    <article className={styles.entry} aria-label={of.label}>
      <p className={styles.title}>
        <Icon of={icon} /> <span>{title}</span>
      </p>
      <p className={styles.quiet}>{children}</p>
      <p className={styles.quiet}>
        {size === null ? null : `${bytesWords(size)} · `}
        SHA-256 <code title={sha256}>{sha256.slice(0, 12)}…</code>
      </p>
      <div className={styles.actions}>
        <Button size="small" onPress={() => compare(of.id)}>
          Compare with…
        </Button>
        <Button size="small" reason={useWhyNotRestore(workspace)} onPress={() => restore(of)}>
          Restore…
        </Button>
        <Button size="small" variant="quiet" onPress={() => void save(of)}>
          Save as file…
        </Button>
        <CopyButton size="small" text={sha256} label="Copy hash" />
      </div>
    </article>
  );
}

/** Why this person cannot restore anything here now. */
function useWhyNotRestore({ document, handle, review }: DocumentWorkspace): string | undefined {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  if (handle.mayWrite)
    return review?.handle.mayWrite === false
      ? 'Nothing can be added to the versions now.'
      : undefined;
  const why = whyNotWrite(state, me, document);
  return why === null ? 'You cannot write in this document now.' : `${why.title} ${why.way}`;
}

/** By its author’s clock, which may be ahead of what this window has been told. */
export function When({ at }: { readonly at: Instant }) {
  // The clock by which it is said how long ago that was.
  const now = use(NowContext);
  return <Time at={at} relative={now !== null && at <= now} />;
}
