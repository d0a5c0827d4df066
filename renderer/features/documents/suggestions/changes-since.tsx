import { useMemo, useState } from 'react';
import type { Edit } from '../../../../shared/documents/text-edits.ts';
import { counted } from '../../../../shared/wording/index.ts';
import { PUT_BACK } from '../../../collab/put-back.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Select, Spinner } from '../../../ui/index.ts';
import { useSettledText } from '../files/use-settled-text.ts';
import { NotThere } from '../versions/compare-dialog.tsx';
import { timelineOf } from '../versions/timeline.ts';
import { useKeptText } from '../versions/use-kept-text.ts';
import { comparables, NOW, type Comparable } from '../versions/version-words.ts';
import type { DocumentWorkspace, ReviewHandle } from '../workspace.ts';
import { changesBetween } from './changes.ts';
import { ChunkList, type ShownChunk } from './chunk-list.tsx';
import { around } from './context.ts';
import { makeEdits } from './standing.ts';
import styles from './suggestions.module.css';
import { useDesk } from './use-desk.ts';

interface ChangesSinceProps {
  readonly workspace: DocumentWorkspace;
  readonly review: ReviewHandle;
}

/** What has changed in the text since a version of it: in review, since what the group approved. */
export function ChangesSince({ workspace, review }: ChangesSinceProps) {
  const { document } = workspace;
  const { state, approved } = useAssociation(({ state }) => {
    const [kind, id = ''] = document.split('/');
    const output = kind === 'output' ? state.output.get(id) : undefined;
    return { state, approved: output?.groupText ?? null };
  });
  const versions = useMemo(() => {
    const all = comparables(timelineOf(review.review.versions, state, document), state);
    return all.filter(({ id }) => id !== NOW.id);
  }, [review.review.versions, state, document]);
  const [chosen, setChosen] = useState<string | null>(null);
  const version =
    versions.find(({ id }) => id === chosen) ??
    versions.find(({ sha256 }) => sha256 === approved) ??
    versions[0];
  if (version === undefined)
    return (
      <p className={styles.help}>
        There is no version of this document yet. Keep one under Versions, and what changes after it
        is shown here.
      </p>
    );
  return (
    <>
      <Select
        label="Since"
        items={versions.map(({ id, label, hint }) => ({ id, label, hint }))}
        value={version.id}
        onChange={setChosen}
        description={version.hint}
      />
      <Changes workspace={workspace} review={review} version={version} />
    </>
  );
}

function Changes({
  workspace,
  review,
  version,
}: ChangesSinceProps & { readonly version: Comparable }) {
  const desk = useDesk(workspace, review);
  const { text } = workspace;
  const now = useSettledText(text);
  const kept = useKeptText(version.sha256);
  const [selected, setSelected] = useState<string | null>(null);
  const was = kept.status === 'there' ? kept.text : null;
  const changes = useMemo(() => (was === null ? [] : changesBetween(now, was)), [was, now]);
  if (kept.status === 'loading') return <Spinner>Fetching the text…</Spinner>;
  if (was === null) return <NotThere status={kept.status} of={version} />;
  const revert = (change: Edit) => {
    // Somebody has written in this very moment: the list is about to be made anew.
    if (text.toJSON() === now) makeEdits(text, [change], PUT_BACK);
  };
  const shown = changes.map((change): ShownChunk => ({
    key: `${change.from} ${change.to}`,
    ...around(now, change.from, change.to),
    removed: change.insert,
    added: now.slice(change.from, change.to),
    actions: (
      <Button size="small" onPress={() => revert(change)} reason={desk.reason}>
        Put back as it was
      </Button>
    ),
    onReject: desk.reason === undefined ? () => revert(change) : undefined,
  }));
  return (
    <>
      <p className={styles.help} role="status">
        {changes.length === 0
          ? 'The text is the same.'
          : `${counted(changes.length, 'change')} since then.`}
      </p>
      <div data-chunks>
        <ChunkList
          label="Changes since that version"
          chunks={shown}
          selected={selected}
          onSelect={(key) => {
            setSelected(key);
            const change = changes.find(({ from, to }) => `${from} ${to}` === key);
            if (change !== undefined) workspace.reveal(change.from, change.to);
          }}
          onLook={setSelected}
        />
      </div>
    </>
  );
}
