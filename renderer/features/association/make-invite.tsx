import { useState } from 'react';
import type { MadeInvite } from '../../../shared/client/host-messages.ts';
import { DAY, writeInstant } from '../../../shared/rules/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { ComboBox, NumberField } from '../../ui/index.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { reachOf } from './relay-reach.ts';
import { ShareDialog } from './share-dialog.tsx';
import { useChoiceOfPeople } from './use-choice-of-people.ts';
import styles from './association.module.css';

const USUAL_DAYS = 14;
/** A sound key of nobody's, for asking the rules before there is one: that of PROTOCOL's vector. */
const ANY_KEY = 'Wp2mSQtTKqhXGRnZfumxT2Kt6k9NgQKxS8ocnoNVLZ8';

export function MakeInvite() {
  const people = useChoiceOfPeople();
  const now = useNow();
  const { ledger, reach } = useAssociation(({ association }) => ({
    ledger: association.ledger,
    reach: reachOf(association),
  }));
  const request = useRequest();
  const [person, setPerson] = useState<string | null>(null);
  const [days, setDays] = useState(USUAL_DAYS);
  const [step, setStep] = useState<'ready' | 'share' | 'making'>('ready');
  const [made, setMade] = useState<MadeInvite | null>(null);
  const make = async () => {
    if (person === null) return;
    setStep('making');
    const invite = await request<'invite'>({ type: 'invite', ledger, person, days });
    setStep('ready');
    if (invite !== null) setMade(invite);
  };
  const [any] = people;
  const check = {
    person: person ?? any?.id ?? 'nobody',
    invitePublicKey: ANY_KEY,
    expiresAt: writeInstant(now + days * DAY),
  };
  return (
    <div className={styles.form}>
      <ComboBox
        label="Person"
        placeholder="Choose a person"
        items={people}
        value={person}
        onChange={setPerson}
        description="Somebody who is not in the list is registered first, under People."
      />
      <NumberField
        label="Good for"
        value={days}
        onChange={setDays}
        min={1}
        max={90}
        unit={days === 1 ? 'day' : 'days'}
      />
      <div>
        <ForeseenButton
          type="device.invite"
          check={check}
          variant="primary"
          isPending={step === 'making'}
          reason={person === null ? 'Choose a person first.' : undefined}
          onPress={() => {
            if (reach === 'this-computer') setStep('share');
            else void make();
          }}
        >
          Make an invite
        </ForeseenButton>
      </div>
      {step === 'share' ? (
        <ShareDialog onCancel={() => setStep('ready')} onGoOn={() => void make()} />
      ) : null}
      {made === null ? null : <InviteDialog invite={made} onClose={() => setMade(null)} />}
    </div>
  );
}
