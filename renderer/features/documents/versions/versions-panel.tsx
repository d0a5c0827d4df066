import { History, GitCompareArrows, Tag } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Version } from '../../../../shared/review/review.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Disclosure, Icon, Spinner } from '../../../ui/index.ts';
import { useSettledText } from '../files/use-settled-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { bytesOfText, MOST_KEPT } from './kept-text.ts';
import { naming } from './naming.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { timelineOf, type TimelineItem } from './timeline.ts';
import { LedgerTextEntry, VersionEntry, When, type EntryActions } from './version-entry.tsx';
import { checkpointsWords, comparables, NOW, type Comparable } from './version-words.ts';
import styles from './versions.module.css';

type Doing =
  | { readonly type: 'nothing' }
  | { readonly type: 'comparing'; readonly from: string; readonly to: string }
  | { readonly type: 'restoring'; readonly version: Comparable };

const NOTHING: Doing = { type: 'nothing' };

/** The versions of a document, the newest first, and the texts that votes were on. */
export function VersionsPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { document, review } = workspace;
  const state = useAssociation((view) => view.state);
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const versions = review?.review.versions;
  const items = useMemo(
    () => (versions === undefined ? null : timelineOf(versions, state, document)),
    [versions, state, document],
  );
  if (items === null || versions === undefined) return <Spinner />;
  const all = comparables(items, state);
  const actions: EntryActions = {
    workspace,
    compare: (id) => setDoing({ type: 'comparing', from: id, to: NOW.id }),
    restore: (version) => setDoing({ type: 'restoring', version }),
  };
  const latest = all[1];
  return (
    <div className={styles.panel}>
      <TextNow workspace={workspace} versions={versions} />
      <div className={styles.buttons}>
        <Button
          icon={<Icon of={Tag} />}
          onPress={() => naming.setState({ document })}
          reason={
            review?.handle.mayWrite === false
              ? 'Nothing can be added to the versions now.'
              : undefined
          }
        >
          Name this version…
        </Button>
        <Button
          variant="quiet"
          icon={<Icon of={GitCompareArrows} />}
          reason={latest === undefined ? 'There is no version to compare with yet.' : undefined}
          onPress={() => actions.compare(latest?.id ?? NOW.id)}
        >
          Compare…
        </Button>
      </div>
      {items.length === 0 ? (
        <p className={styles.quiet}>
          No versions yet. Name one before a big change. While people write, one is kept by itself
          every ten minutes, and when they leave.
        </p>
      ) : (
        <ol className={styles.timeline} aria-label="Versions, the newest first">
          {items.map((item) => (
            <Item key={keyOf(item)} item={item} actions={actions} />
          ))}
        </ol>
      )}
      {doing.type === 'comparing' ? (
        <CompareDialog
          workspace={workspace}
          comparables={all}
          from={doing.from}
          to={doing.to}
          onClose={() => setDoing(NOTHING)}
        />
      ) : null}
      {doing.type === 'restoring' ? (
        <RestoreDialog
          workspace={workspace}
          version={doing.version}
          onClose={() => setDoing(NOTHING)}
        />
      ) : null}
    </div>
  );
}

const keyOf = (item: TimelineItem): string => {
  switch (item.type) {
    case 'version':
      return item.version.id;
    case 'checkpoints':
      return `checkpoints-${item.versions.at(-1)?.id ?? ''}`;
    case 'ledger':
      return item.id;
  }
};

function Item({ item, actions }: { readonly item: TimelineItem; readonly actions: EntryActions }) {
  switch (item.type) {
    case 'version':
      return (
        <li>
          <VersionEntry version={item.version} actions={actions} />
        </li>
      );
    case 'ledger':
      return (
        <li>
          <LedgerTextEntry text={item} actions={actions} />
        </li>
      );
    case 'checkpoints':
      return <Checkpoints versions={item.versions} actions={actions} />;
  }
}

function Checkpoints(props: {
  readonly versions: readonly Version[];
  readonly actions: EntryActions;
}) {
  const { versions, actions } = props;
  const [newest] = versions;
  return (
    <li>
      <Disclosure
        summary={
          <span className={styles.group}>
            <Icon of={History} /> {checkpointsWords(versions.length)}
            {newest === undefined ? null : (
              <span className={styles.quiet}>
                , {versions.length === 1 ? '' : 'the last '}
                <When at={newest.at} />
              </span>
            )}
          </span>
        }
      >
        <ol className={styles.timeline}>
          {versions.map((version) => (
            <li key={version.id}>
              <VersionEntry version={version} actions={actions} />
            </li>
          ))}
        </ol>
      </Disclosure>
    </li>
  );
}

/** Whether the text as it is now is among the versions. */
function TextNow(props: {
  readonly workspace: DocumentWorkspace;
  readonly versions: readonly Version[];
}) {
  const text = useSettledText(props.workspace.text);
  const { sha256, size } = useMemo(() => {
    const { sha256, bytes } = bytesOfText(text);
    return { sha256, size: bytes.length };
  }, [text]);
  const isKept = props.versions.some((version) => version.sha256 === sha256);
  if (size > MOST_KEPT)
    return (
      <p className={styles.warning}>
        The text is larger than 2 MiB, the most that can be kept as a version here and with the
        relay: no version is made of it. Split the document, or move long tables elsewhere.
      </p>
    );
  return (
    <p className={styles.quiet}>
      {isKept
        ? 'The text as it is now is kept among the versions.'
        : 'The text has changed since it was last kept as a version.'}
    </p>
  );
}
