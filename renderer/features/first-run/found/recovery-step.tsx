import { useState } from 'react';
import { useApp } from '../../../app/app-context.tsx';
import { goTo, paths } from '../../../app/routes.ts';
import { Button, Checkbox, CopyButton, Page } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import { forgetFounding, type Founded } from './use-kept-draft.ts';

/** The association is founded: its recovery code, once, and then the way in. */
export function RecoveryStep({ founded }: { readonly founded: Founded }) {
  const app = useApp();
  const [written, setWritten] = useState<'no' | 'yes'>('no');
  const { ledger, recoveryCode } = founded;
  const enter = () => {
    forgetFounding();
    void app.open(ledger);
    goTo(paths.association);
  };
  if (recoveryCode === null) {
    return (
      <Page title="The association is founded">
        <p className={styles.lead}>Next, invite its people from the association’s page.</p>
        <div>
          <Button variant="primary" onPress={enter}>
            Go there
          </Button>
        </div>
      </Page>
    );
  }
  return (
    <Page title="Write down your recovery code">
      <p className={styles.lead}>
        The association is founded. If this device is lost, this code puts another one in its place.
        It is shown only now, and it is not kept on this device. Whoever has it can act as you, so
        keep it on paper, apart from the computer.
      </p>
      <output className={styles.code} aria-label="Recovery code">
        {recoveryCode}
      </output>
      <div className={`${styles.buttons} ${styles.noPrint}`}>
        <Button onPress={() => window.print()}>Print</Button>
        <CopyButton text={recoveryCode} />
      </div>
      <div className={`${styles.form} ${styles.noPrint}`}>
        <Checkbox isSelected={written === 'yes'} onChange={(on) => setWritten(on ? 'yes' : 'no')}>
          I have written it down
        </Checkbox>
        <div>
          <Button
            variant="primary"
            reason={written === 'yes' ? undefined : 'Write the code down first, and say so.'}
            onPress={enter}
          >
            Go to the association
          </Button>
        </div>
      </div>
    </Page>
  );
}
