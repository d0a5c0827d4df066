import { useState } from 'react';
import type { Concern, Output } from '../../../shared/rules/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { idSuffix, newId } from '../../app/new-id.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { Person, TextArea, sectionStyles } from '../../ui/index.ts';
import styles from './dips.module.css';

/** Raises a concern: anybody can, while the last call runs. */
export function RaiseDialog(props: { readonly output: Output; readonly onClose: () => void }) {
  const { output, onClose } = props;
  const [suffix] = useState(idSuffix);
  const [text, setText] = useState('');
  const data = (words: string) => ({
    output: output.id,
    concern: newId(`${output.id} concern`, suffix, 'concern'),
    text: words,
  });
  return (
    <ActDialog
      title="Raise a concern"
      onClose={onClose}
      type="concern.raise"
      data={() => data(text.trim())}
      check={data(PLACEHOLDER_TEXT)}
      confirm="none"
      reason={text.trim() === '' ? 'Say first what it is.' : undefined}
    >
      <p>
        It stands beside the DIP with your name until you or its manager resolve it, also after the
        last call, and the TSC cannot be asked before.
      </p>
      <TextArea
        label="What stands against it"
        value={text}
        onChange={setText}
        isRequired
        autoFocus
        description="Permanent: it stays in the ledger for ever."
      />
    </ActDialog>
  );
}

/** Resolves a concern, with how. */
export function ResolveDialog(props: { readonly concern: Concern; readonly onClose: () => void }) {
  const { concern, onClose } = props;
  const [resolution, setResolution] = useState('');
  return (
    <ActDialog
      title="Resolve the concern"
      onClose={onClose}
      type="concern.resolve"
      data={() => ({ concern: concern.id, resolution: resolution.trim() })}
      check={{ concern: concern.id, resolution: PLACEHOLDER_TEXT }}
      reason={resolution.trim() === '' ? 'Say first how it is resolved.' : undefined}
    >
      <div className={styles.resolution}>
        <p className={styles.words}>{concern.text}</p>
        <p className={sectionStyles.quiet}>
          Raised by <Person id={concern.by} />
        </p>
      </div>
      <TextArea
        label="How it is resolved"
        value={resolution}
        onChange={setResolution}
        isRequired
        autoFocus
        description="Permanent. Who resolved it, and how, is shown on the TSC’s ballot."
      />
    </ActDialog>
  );
}
