import type { Device } from '../../../shared/rules/index.ts';
import { DEVICE_KINDS } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Time } from '../../ui/index.ts';
import { devicesOf } from './people-rows.ts';
import styles from './association.module.css';

/** The devices of one person, those in use first. */
export function DeviceList({ person }: { readonly person: string }) {
  const state = useAssociation((view) => view.state);
  const devices = devicesOf(state, person);
  if (devices.length === 0) {
    return <p>None yet: this person cannot sign anything before one is set up.</p>;
  }
  return (
    <ul className={styles.plain}>
      {devices.map((device) => (
        <DeviceItem key={device.id} device={device} />
      ))}
    </ul>
  );
}

function DeviceItem({ device }: { readonly device: Device }) {
  const mine = useAssociation((view) => view.me.device);
  const { id, kind, addedAt, revokedAt } = device;
  return (
    <li className={styles.item}>
      <div>
        <p>
          {DEVICE_KINDS[kind]} <code title={id}>{id.slice(0, 8)}</code>{' '}
          {id === mine ? <Badge tone="accent">this device</Badge> : null}{' '}
          {kind === 'browser' ? <Badge tone="warning">browser</Badge> : null}
        </p>
        <p className={styles.quiet}>
          since <Time at={addedAt} />
          {revokedAt === null ? null : (
            <>
              , revoked <Time at={revokedAt} />
            </>
          )}
        </p>
      </div>
      {revokedAt === null ? (
        <ActButton
          type="device.revoke"
          label="Revoke"
          variant="quiet"
          size="small"
          confirm="words"
          data={() => ({ device: id })}
        />
      ) : (
        <Badge>revoked</Badge>
      )}
    </li>
  );
}
