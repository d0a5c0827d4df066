import { useId, type ReactNode } from 'react';
import { problemWords } from '../../../shared/wording/index.ts';
import { Button, clockWords } from '../../ui/index.ts';
import type { Saving } from './edits.ts';
import styles from './reaching.module.css';
import type { Relayed } from './use-relayed.ts';

/** One thing that can be set, under a heading, with what became of its last change. */
export function Part(props: {
  readonly title: string;
  readonly saved?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.part} role="group" aria-labelledby={id}>
      <div className={styles.partHead}>
        <h3 id={id}>{props.title}</h3>
        {props.saved}
      </div>
      {props.children}
    </div>
  );
}

/** Says what became of the last change of a part: nothing more than is known. */
export function SaveLine<Reply, Change>(props: {
  readonly relayed: Relayed<Reply, Change>;
  readonly part: string;
}) {
  const { relayed, part } = props;
  const saving = relayed.savingOf(part);
  return (
    <div className={styles.line} role="status">
      {saving === null ? null : (
        <Words saving={saving} again={(change) => void relayed.change(part, change)} />
      )}
    </div>
  );
}

function Words<Change>(props: {
  readonly saving: Saving<Change>;
  readonly again: (change: Change) => void;
}) {
  const { saving, again } = props;
  switch (saving.status) {
    case 'saving':
      return <span className={styles.quiet}>Saving…</span>;
    case 'kept': {
      const { undo } = saving;
      return (
        <>
          <span className={styles.quiet}>Kept by the relay, {clockWords(saving.at)}</span>
          {undo === null ? null : (
            <Button size="small" variant="quiet" onPress={() => again(undo)}>
              Undo
            </Button>
          )}
        </>
      );
    }
    case 'not-saved': {
      const { detail, way } = problemWords(saving.problem);
      return (
        <>
          <span className={styles.failed}>
            Not saved. {detail} {way}
          </span>
          <Button size="small" variant="quiet" onPress={() => again(saving.change)}>
            Try again
          </Button>
        </>
      );
    }
  }
}
