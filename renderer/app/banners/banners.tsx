import { useState } from 'react';
import { problemWords } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout, toast } from '../../ui/index.ts';
import { useOpenPanel } from '../commands/panel-context.ts';
import { goTo, paths } from '../routes.ts';
import { SaveEvidence } from '../save-evidence.tsx';
import { useReadOnly } from '../use-read-only.ts';
import { useRequest } from '../use-request.ts';
import styles from './banners.module.css';
import { clockSkewWords } from './clock-skew.ts';
import { connectionBanner, type BannerWords } from './connection-banner.ts';
import { DoubtedClockBanner } from './doubted-clock.tsx';
import { KeysBanner } from './keys-banner.tsx';
import { NewDevicesBanner } from './new-devices-banner.tsx';

/** What stands above every screen while something is not as it should be. */
export function Banners() {
  return (
    <div className={styles.banners}>
      <FrozenBanner />
      <DamagedBanner />
      <ConnectionBanner />
      <ReadOnlyBanner />
      <DoubtedClockBanner />
      <ClockBanner />
      <KeysBanner />
      <NewDevicesBanner />
    </div>
  );
}

function FrozenBanner() {
  const frozen = useAssociation((view) => view.frozen);
  if (frozen === null) return null;
  return (
    <Callout
      tone="danger"
      role="alert"
      title="The ledger on this device stands still: something in it does not hold"
      action={<EvidenceButton />}
    >
      <p>
        {problemWords(frozen).detail} Nothing that comes after it is taken, and nothing is signed on
        top of it. What stood before it is all here.
      </p>
    </Callout>
  );
}

/** Stands there until the app is started anew: it tells what has happened, and what may be missing. */
function DamagedBanner() {
  const damaged = useAssociation((view) => view.damaged);
  if (damaged.length === 0) return null;
  return (
    <Callout
      tone="warning"
      role="alert"
      title="Something on this device was damaged"
      action={damaged.includes('outbox') ? <QueueButton /> : null}
    >
      {damaged.includes('ledger') ? (
        <p>
          This device’s copy of the ledger did not hold any more, so it is not shown. The relay is
          asked for all of it again; the damaged copy is kept in the data folder.
        </p>
      ) : null}
      {damaged.includes('outbox') ? (
        <p>
          Something that was signed on this device can no longer be read, and is kept aside in the
          data folder. Look whether all that you signed is still among what waits; what is missing
          there was perhaps not sent, so sign it again.
        </p>
      ) : null}
    </Callout>
  );
}

function QueueButton() {
  const open = useOpenPanel();
  return (
    <Button size="small" onPress={() => open('queue')}>
      Look at what you signed
    </Button>
  );
}

function ConnectionBanner() {
  const status = useAssociation((view) => view.connection.status);
  const words = connectionBanner(status);
  if (words === null) return null;
  return (
    <Callout tone={words.tone} title={words.title} action={<BannerAction action={words.action} />}>
      <p>{words.text}</p>
    </Callout>
  );
}

function BannerAction({ action }: Pick<BannerWords, 'action'>) {
  switch (action) {
    case 'save-evidence':
      return <EvidenceButton />;
    case 'export':
      return <ExportButton />;
    case 'settings':
      return (
        <Button size="small" onPress={() => goTo(paths.settings)}>
          Relay settings
        </Button>
      );
    case null:
      return null;
  }
}

const EvidenceButton = () => <SaveEvidence label="Save the evidence" />;

export function ExportButton() {
  const ledger = useAssociation((view) => view.association.ledger);
  const request = useRequest();
  const [isPending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    const saved = await request({ type: 'export', ledger });
    setPending(false);
    if (saved !== null && saved.path !== null) toast(`Exported to ${saved.path}`, 'success');
  };
  return (
    <Button size="small" isPending={isPending} onPress={() => void save()}>
      Export the ledger
    </Button>
  );
}

function ReadOnlyBanner() {
  const why = useReadOnly();
  if (why !== 'no-secure-context') return null;
  return (
    <Callout tone="info" title="Read-only in this browser">
      <p>
        This page came without https, and a browser keeps keys only where it is used. To sign and to
        edit, open it under an https address, or use the desktop app.
      </p>
    </Callout>
  );
}

function ClockBanner() {
  const { offset, rehearsal } = useAssociation(({ connection, association }) => ({
    offset: connection.clockOffset,
    rehearsal: association.rehearsal,
  }));
  const words = clockSkewWords(offset);
  // A rehearsal's clock stands where one has moved it.
  if (words === null || rehearsal) return null;
  return (
    <Callout tone="warning" title={words}>
      <p>
        Deadlines go by the relay’s clock, and so do the times shown here. Set this computer’s clock
        right to have both agree.
      </p>
    </Callout>
  );
}
