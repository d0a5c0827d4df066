import { useState } from 'react';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Dialog, Link, RadioGroup } from '../../ui/index.ts';

interface ShareDialogProps {
  readonly onCancel: () => void;
  /** The relay can be reached by whoever is to be invited, as far as that was wanted. */
  readonly onGoOn: () => void;
}

type Way = 'this-network' | 'standing' | 'this-computer';

/** An invite is of no use to another computer while the relay listens to this one alone. */
export function ShareDialog({ onCancel, onGoOn }: ShareDialogProps) {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const [way, setWay] = useState<Way>('this-network');
  const [pending, setPending] = useState<'no' | 'yes'>('no');
  const goOn = async () => {
    if (way === 'this-computer') {
      onGoOn();
      return;
    }
    setPending('yes');
    const shared = await request<'share-relay'>({
      type: 'share-relay',
      ledger,
      on: 'this-network',
    });
    setPending('no');
    if (shared !== null) onGoOn();
  };
  return (
    <Dialog
      title="Nobody else can reach this relay yet"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onCancel();
      }}
      actions={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          {way === 'standing' ? null : (
            <Button variant="primary" isPending={pending === 'yes'} onPress={() => void goOn()}>
              {way === 'this-network' ? 'Share, and make the invite' : 'Make the invite'}
            </Button>
          )}
        </>
      }
    >
      <p>
        The association’s relay runs on this computer, and listens to this computer alone. How shall
        others reach it?
      </p>
      <RadioGroup
        label="Before inviting"
        value={way}
        onChange={(id) => {
          if (id === 'this-network' || id === 'standing' || id === 'this-computer') setWay(id);
        }}
        items={[
          {
            id: 'this-network',
            label: 'Share it on this network while this computer is awake',
            description:
              'For people in the same building. Ballots are set to 14 days, because nobody can vote while this computer is off.',
          },
          {
            id: 'standing',
            label: 'Move the association to a standing relay',
            description: 'For people anywhere, at any time. What is here moves along, unchanged.',
          },
          {
            id: 'this-computer',
            label: 'Neither: the invite is for another device on this computer',
            description: 'For trying things out.',
          },
        ]}
      />
      {way === 'standing' ? (
        <p>
          That is done under <Link to="#/settings">Settings, Relay</Link>. Come back here
          afterwards.
        </p>
      ) : null}
    </Dialog>
  );
}
