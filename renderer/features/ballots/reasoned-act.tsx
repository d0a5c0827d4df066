import { useState, type ReactNode } from 'react';
import { refusalWords } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Button, Dialog, TextArea } from '../../ui/index.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

export interface ReasonedActProps {
  readonly type: string;
  /** The act's data but for its `reason`. */
  readonly data: object;
  /** On the button, and the title of what it opens. */
  readonly label: string;
  /** What the act does, before it is done. */
  readonly children: ReactNode;
  readonly reasonLabel: string;
  readonly reasonHint?: string | undefined;
  /** What a refusal means here, by its code, where that is plainer than what it says anywhere. */
  readonly meanings?: Readonly<Record<string, string>> | undefined;
  readonly variant?: 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}

/** A button to an act that has a reason: says what it does, asks why, then signs. */
export function ReasonedAct(props: ReasonedActProps) {
  const { type, data, label } = props;
  const acts = useActs();
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const [reason, setReason] = useState('');
  const refusal = acts.check(type, { ...data, reason: PLACEHOLDER_TEXT });
  const words = refusal === null ? null : refusalWords(refusal, state);
  const meaning = refusal === null ? undefined : props.meanings?.[refusal.code];
  const close = () => {
    setDialog('closed');
    setReason('');
  };
  return (
    <>
      <Button
        variant={props.variant}
        size={props.size}
        reason={meaning ?? (words === null ? undefined : `${words.detail} ${words.way}`)}
        onPress={() => setDialog('open')}
      >
        {label}
      </Button>
      <Dialog
        title={label}
        isOpen={dialog === 'open'}
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <ActButton
              type={type}
              data={() => ({ ...data, reason: reason.trim() })}
              check={{ ...data, reason: PLACEHOLDER_TEXT }}
              label={label}
              confirm="none"
              variant={props.variant === 'danger' ? 'danger' : 'primary'}
              reason={reason.trim() === '' ? 'Say why first: the reason is part of it.' : undefined}
              onDone={close}
            />
          </>
        }
      >
        {props.children}
        <TextArea
          label={props.reasonLabel}
          value={reason}
          onChange={setReason}
          isRequired
          autoFocus
          description={props.reasonHint ?? 'Permanent: it stays in the ledger for ever.'}
        />
      </Dialog>
    </>
  );
}
