import { useState } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import {
  Button,
  Callout,
  Dialog,
  Icon,
  Select,
  Spinner,
  TextComparison,
} from '../../../ui/index.ts';
import { useSettledText } from '../files/use-settled-text.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import type { KeptText } from './kept-text.ts';
import { useKeptText } from './use-kept-text.ts';
import { inSentence, NOW, type Comparable } from './version-words.ts';
import styles from './versions.module.css';

export interface CompareDialogProps {
  readonly workspace: DocumentWorkspace;
  readonly comparables: readonly Comparable[];
  /** Ids of the two that are compared at first. */
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
}

/** Any two versions of a document beside each other. */
export function CompareDialog({ workspace, comparables, from, to, onClose }: CompareDialogProps) {
  const [pair, setPair] = useState({ from, to });
  const find = (id: string): Comparable => comparables.find((each) => each.id === id) ?? NOW;
  const before = find(pair.from);
  const after = find(pair.to);
  const items = comparables.map(({ id, label, hint }) => ({ id, label, hint }));
  return (
    <Dialog
      title="Compare versions"
      size="full"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <div className={styles.pair}>
        <Select
          label="From"
          items={items}
          value={before.id}
          onChange={(id) => setPair({ ...pair, from: id })}
          description={before.hint}
        />
        <Button
          variant="quiet"
          label="Swap the two"
          icon={<Icon of={ArrowLeftRight} />}
          onPress={() => setPair({ from: pair.to, to: pair.from })}
        />
        <Select
          label="To"
          items={items}
          value={after.id}
          onChange={(id) => setPair({ ...pair, to: id })}
          description={after.hint}
        />
      </div>
      <Compared workspace={workspace} before={before} after={after} />
    </Dialog>
  );
}

function Compared(props: {
  readonly workspace: DocumentWorkspace;
  readonly before: Comparable;
  readonly after: Comparable;
}) {
  const { workspace, before, after } = props;
  const was = useComparable(workspace, before);
  const is = useComparable(workspace, after);
  if (was.status === 'loading' || is.status === 'loading')
    return <Spinner>Fetching the text…</Spinner>;
  const absent = was.status === 'there' ? is : was;
  if (was.status !== 'there' || is.status !== 'there')
    return <NotThere status={absent.status} of={was.status === 'there' ? after : before} />;
  return (
    <TextComparison
      before={was.text}
      after={is.text}
      beforeLabel={inSentence(before)}
      afterLabel={inSentence(after)}
    />
  );
}

function useComparable({ text }: DocumentWorkspace, { sha256 }: Comparable): KeptText {
  const now = useSettledText(text);
  const kept = useKeptText(sha256);
  return sha256 === null ? { status: 'there', text: now } : kept;
}

export function NotThere({
  status,
  of,
}: {
  readonly status: KeptText['status'];
  readonly of: Comparable;
}) {
  return status === 'wrong' ? (
    <Callout tone="danger" role="alert" title="What came is not that text">
      It does not have the hash that {inSentence(of)} names, and is not shown. Tell whoever runs the
      relay.
    </Callout>
  ) : (
    <Callout tone="warning" title={`${of.label} is not on this device yet`}>
      It comes from the relay, or from whoever made it, as soon as they can be reached.
    </Callout>
  );
}
