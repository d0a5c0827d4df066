import { useState, type ReactNode } from 'react';
import { ActDialog } from '../../app/act-dialog.tsx';
import { TextArea } from '../../ui/index.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

export interface WordDialogProps {
  readonly title: string;
  readonly type: string;
  /** The act's data with what was written. */
  readonly data: (words: string) => object;
  readonly label: string;
  readonly sendLabel?: string | undefined;
  readonly variant?: 'primary' | 'danger' | undefined;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What an act says of itself is permanent. */
export const LONGEST_WORDS = 2000;

/** Asks for the words that an act is made with, and signs it. */
export function WordDialog(props: WordDialogProps) {
  const { title, type, data, label, onClose } = props;
  const [words, setWords] = useState('');
  return (
    <ActDialog
      title={title}
      onClose={onClose}
      type={type}
      data={() => data(words.trim())}
      check={data(PLACEHOLDER_TEXT)}
      label={props.sendLabel}
      confirm="none"
      variant={props.variant ?? 'primary'}
      reason={words.trim() === '' ? `Fill in “${label}” first.` : undefined}
    >
      {props.children}
      <TextArea
        label={label}
        value={words}
        onChange={setWords}
        isRequired
        autoFocus
        maxLength={LONGEST_WORDS}
        description="Permanent: it stays in the ledger for ever."
      />
    </ActDialog>
  );
}
