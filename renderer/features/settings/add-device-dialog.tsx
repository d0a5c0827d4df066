import { useEffect, useState } from 'react';
import { ActButton } from '../../app/act-button.tsx';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, CopyButton, Dialog, RadioGroup, Spinner, TextField } from '../../ui/index.ts';
import { readDeviceCode, type DeviceOfCode } from './device-code.ts';
import styles from './settings.module.css';

/** On the first device: a link for the second one, and the code that the second one shows. */
export function AddDeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<DeviceOfCode['kind'] | null>(null);
  const read = readDeviceCode(code);
  return (
    <Dialog
      title="Add a device of yours"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="device.add"
            label="Add the device"
            variant="primary"
            reason={read === null ? 'Type the code that the new device shows.' : undefined}
            data={() => ({
              publicKey: read?.publicKey ?? '',
              kind: kind ?? read?.kind ?? 'desktop',
            })}
            onDone={onClose}
          />
        </>
      }
    >
      <div>
        <p>
          1. On the new device, choose <em>Join</em>, then <em>As my second device</em>, and paste
          this link. Nothing in it is secret.
        </p>
        <DeviceLink />
      </div>
      <p>2. The new device makes a key of its own and shows a code. Type it here.</p>
      <TextField
        label="Code of the new device"
        value={code}
        onChange={setCode}
        maxLength={200}
        error={
          code.trim() === '' || read !== null
            ? null
            : 'It is not complete yet: it has 43 characters.'
        }
      />
      <RadioGroup
        label="What it is"
        value={kind ?? read?.kind ?? 'desktop'}
        onChange={(id) => setKind(id === 'browser' ? 'browser' : 'desktop')}
        items={[
          { id: 'desktop', label: 'The desktop app' },
          {
            id: 'browser',
            label: 'A browser',
            description: 'Its votes are marked: the relay’s operator gives it its program.',
          },
        ]}
      />
    </Dialog>
  );
}

function DeviceLink() {
  const request = useRequest();
  const ledger = useAssociation((view) => view.association.ledger);
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const made = await request({ type: 'device-link', ledger });
      if (wanted && made !== null) setLink(made.link);
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [request, ledger]);
  if (link === null) return <Spinner />;
  return (
    <div className={styles.form}>
      <p className={styles.code}>{link}</p>
      <div>
        <CopyButton size="small" text={link} label="Copy the link" />
      </div>
    </div>
  );
}
