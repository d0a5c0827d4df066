import { useState } from 'react';
import { ExportButton } from '../../app/banners/banners.tsx';
import { useApp } from '../../app/app-context.tsx';
import { goTo, paths } from '../../app/routes.ts';
import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, ConfirmDialog, Section, toast } from '../../ui/index.ts';
import styles from './settings.module.css';

/** Where everything is kept on this device. */
export function DataSection() {
  const { hello } = useHostPresence();
  const request = useRequest();
  return (
    <Section title="Data on this device">
      {hello.dataFolder === null ? (
        <p>
          Kept in this browser’s storage, under this address. Clearing the site’s data takes away
          this device’s keys, and what was not sent yet.
        </p>
      ) : (
        <p className={styles.mono}>{hello.dataFolder}</p>
      )}
      <div className={styles.buttons}>
        {hello.dataFolder === null ? null : (
          <Button size="small" onPress={() => void request({ type: 'show-data-folder' })}>
            Show the folder
          </Button>
        )}
        <ExportButton />
        <ForgetButton />
      </div>
      <p className={styles.quiet}>Convene {hello.version}</p>
    </Section>
  );
}

const REHEARSE_AGAIN =
  'Opening the sample makes a new one; what was done in this one is not in it.';

const comingBack = (waiting: number): string =>
  waiting === 0
    ? 'To come back, this device needs a new invite.'
    : `${waiting} of your acts are not with the relay. They are set aside in a file, not sent. To come back, this device needs a new invite.`;

function ForgetButton() {
  const app = useApp();
  const request = useRequest();
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const { ledger, name, rehearsal } = useAssociation((view) => view.association);
  const waiting = useAssociation(
    ({ outbox }) => outbox.filter(({ fate }) => fate.status !== 'accepted').length,
  );
  const forget = async () => {
    setAsking('no');
    if ((await request({ type: 'forget', ledger })) === null) return;
    const hello = await app.refresh();
    const next = hello?.associations[0]?.ledger;
    goTo(next === undefined ? paths.start : paths.inbox);
    if (next !== undefined) await app.open(next);
    toast(`${name} is no longer on this device.`);
  };
  return (
    <>
      <Button size="small" variant="danger" onPress={() => setAsking('yes')}>
        Forget this association here
      </Button>
      <ConfirmDialog
        title="Forget this association here"
        sentence={`${name} is taken off this device.${rehearsal ? '' : ' Its ledger stays with everybody else.'}`}
        consequence={rehearsal ? REHEARSE_AGAIN : comingBack(waiting)}
        confirmLabel="Forget it"
        tone="danger"
        isOpen={asking === 'yes'}
        onConfirm={() => void forget()}
        onCancel={() => setAsking('no')}
      />
    </>
  );
}
