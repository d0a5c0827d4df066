import { useState } from 'react';
import { DEVICE_KINDS, labelOf } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, Time } from '../../ui/index.ts';
import { goTo, paths } from '../routes.ts';
import { keepKnown, knownDevices, newDevices } from './new-devices.ts';

/** Whoever got hold of somebody's invite signs as them: each other device of theirs says so. */
export function NewDevicesBanner() {
  const { ledger, rehearsal } = useAssociation((view) => view.association);
  const { state, me } = useAssociation(({ state, me }) => ({ state, me }));
  const [known, setKnown] = useState(() => knownDevices(ledger));
  // The devices of made-up people are nobody's.
  if (rehearsal) return null;
  const devices = newDevices(state, me, known);
  if (devices.length === 0) return null;
  const itWasMe = () => {
    // What another window has kept meanwhile stays.
    const all = [...new Set([...knownDevices(ledger), ...known, ...devices.map(({ id }) => id)])];
    keepKnown(ledger, all);
    setKnown(all);
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  };
  return (
    <Callout
      tone="info"
      title={
        devices.length === 1
          ? 'A device was added that signs in your name'
          : `${devices.length} devices were added that sign in your name`
      }
      action={
        <>
          <Button size="small" onPress={() => goTo(paths.settings)}>
            See your devices
          </Button>
          <Button size="small" variant="quiet" onPress={itWasMe}>
            It was me
          </Button>
        </>
      }
    >
      <p>
        {devices.map(({ id, kind, addedAt }, index) => (
          <span key={id}>
            {index === 0 ? '' : '; '}
            {labelOf(DEVICE_KINDS, kind)} {id.slice(0, 8)}, <Time at={addedAt} />
          </span>
        ))}
        . If it was not you, revoke it at once: what it signs counts as yours until then.
      </p>
    </Callout>
  );
}
