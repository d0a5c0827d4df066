import { useState } from 'react';
import type { Device, State } from '../../../shared/rules/index.ts';
import { DEVICE_KINDS, labelOf } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { PassphraseDialog } from '../../app/banners/passphrase-dialog.tsx';
import { roleWords } from '../../app/shell/role-words.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, Person, Section, Table, Time } from '../../ui/index.ts';
import { AddDeviceDialog } from './add-device-dialog.tsx';
import styles from './settings.module.css';

/** Who one is here, and the devices that sign in one's name. */
export function DevicesSection() {
  const { state, me } = useAssociation(({ state, me }) => ({ state, me }));
  const [adding, setAdding] = useState<'no' | 'yes'>('no');
  return (
    <Section
      title="You and your devices"
      action={
        <Button size="small" onPress={() => setAdding('yes')}>
          Add a device
        </Button>
      }
    >
      <dl className={styles.facts}>
        <dt>You are</dt>
        <dd>
          <Person id={me.person} />
        </dd>
        <dt>Here as</dt>
        <dd>{roleWords(state, me.person)}</dd>
        <dt>This device’s key</dt>
        <dd className={styles.mono}>{me.publicKey}</dd>
        <dt>Key protection</dt>
        <dd>
          <KeyProtectionLine />
        </dd>
      </dl>
      <Devices state={state} person={me.person} thisKey={me.publicKey} />
      {adding === 'yes' ? <AddDeviceDialog onClose={() => setAdding('no')} /> : null}
    </Section>
  );
}

function Devices(props: {
  readonly state: State;
  readonly person: string;
  readonly thisKey: string;
}) {
  const mine = [...props.state.device.values()]
    .filter(({ person }) => person === props.person)
    .sort((a, b) => a.addedAt - b.addedAt);
  return (
    <Table
      label="Your devices"
      empty="None is enrolled yet."
      columns={[
        { id: 'kind', label: 'Device' },
        { id: 'added', label: 'Since' },
        { id: 'acts', label: 'Acts signed', align: 'end' },
        { id: 'action', label: 'Standing', align: 'end' },
      ]}
      rows={mine.map((device) => ({
        id: device.id,
        cells: {
          kind: <DeviceNameCell device={device} thisKey={props.thisKey} />,
          added: <Time at={device.addedAt} />,
          acts: device.lastN,
          action: <DeviceStanding device={device} thisKey={props.thisKey} />,
        },
      }))}
    />
  );
}

function DeviceNameCell(props: { readonly device: Device; readonly thisKey: string }) {
  const { kind, id, publicKey } = props.device;
  return (
    <>
      {labelOf(DEVICE_KINDS, kind)} <span className={styles.mono}>{id.slice(0, 8)}</span>{' '}
      {publicKey === props.thisKey ? <Badge tone="accent">this one</Badge> : null}
    </>
  );
}

function DeviceStanding(props: { readonly device: Device; readonly thisKey: string }) {
  const { device, thisKey } = props;
  if (device.revokedAt !== null) {
    return (
      <span>
        Revoked <Time at={device.revokedAt} />
      </span>
    );
  }
  return (
    <ActButton
      type="device.revoke"
      data={() => ({ device: device.id })}
      label="Revoke"
      confirm="words"
      size="small"
      variant="danger"
      reason={
        device.publicKey === thisKey
          ? 'It is the one you sign with. Revoke it from another device of yours, or ask the secretariat.'
          : undefined
      }
    />
  );
}

function KeyProtectionLine() {
  const { hello } = useHostPresence();
  const [asking, setAsking] = useState<'no' | 'set' | 'unlock'>('no');
  const { by, backend, locked } = hello.keys;
  const words = {
    system: `by this system’s key store (${backend})`,
    passphrase: locked === 'yes' ? 'by a passphrase; locked now' : 'by a passphrase',
    browser: 'by this browser: the keys cannot be taken out of it',
    none: `none: this system’s key store (${backend}) does not encrypt`,
  }[by];
  return (
    <>
      {words}{' '}
      {by === 'none' || by === 'passphrase' ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => setAsking(locked === 'yes' ? 'unlock' : 'set')}
        >
          {locked === 'yes'
            ? 'Unlock'
            : by === 'none'
              ? 'Set a passphrase'
              : 'Change the passphrase'}
        </Button>
      ) : null}
      {asking === 'no' ? null : (
        <PassphraseDialog action={asking} onClose={() => setAsking('no')} />
      )}
    </>
  );
}
