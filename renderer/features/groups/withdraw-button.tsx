import { useState } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { consequenceOf } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Dialog, TextArea, sectionStyles } from '../../ui/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';

/** Gives a proposal up, with a reason. */
export function WithdrawButton({ twg }: { readonly twg: Twg }) {
  const [isOpen, setOpen] = useState<'no' | 'yes'>('no');
  return (
    <>
      <ForeseenButton
        type="proposal.withdraw"
        check={{ twg: twg.id, reason: 'any' }}
        variant="quiet"
        onPress={() => setOpen('yes')}
      >
        Withdraw the proposal…
      </ForeseenButton>
      {isOpen === 'yes' ? <WithdrawDialog twg={twg} onClose={() => setOpen('no')} /> : null}
    </>
  );
}

function WithdrawDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const [reason, setReason] = useState('');
  const data = () => ({ twg: twg.id, reason: reason.trim() });
  return (
    <Dialog
      title={`Withdraw ${twg.name}`}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <ActButton
            type="proposal.withdraw"
            data={data}
            confirm="none"
            variant="danger"
            onDone={onClose}
            reason={reason.trim() === '' ? 'Say why first.' : undefined}
          />
        </>
      }
    >
      <div className={sectionStyles.form}>
        <p>{consequenceOf({ type: 'proposal.withdraw', data: data() }, state)}</p>
        <TextArea label="Reason" value={reason} onChange={setReason} isRequired autoFocus />
      </div>
    </Dialog>
  );
}
