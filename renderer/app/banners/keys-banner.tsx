import { useState } from 'react';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout } from '../../ui/index.ts';
import { PassphraseDialog } from './passphrase-dialog.tsx';

/** Where it stands that one has read it, until the window is closed. */
const READ = 'convene.keys-banner-read';

function hasRead(): boolean {
  try {
    return sessionStorage.getItem(READ) === 'yes';
  } catch {
    return false;
  }
}

function keepRead(): void {
  try {
    sessionStorage.setItem(READ, 'yes');
  } catch {
    // It is shown once more then.
  }
}

/** That this device's keys are locked, or that nothing protects them; Settings say it too. */
export function KeysBanner() {
  const { hello } = useHostPresence();
  const rehearsal = useAssociation((view) => view.association.rehearsal);
  const { keys } = hello;
  if (keys.locked === 'yes') return <LockedKeys />;
  // The keys of made-up people are nobody's.
  if (keys.by !== 'none' || rehearsal) return null;
  return <UnprotectedKeys backend={keys.backend} />;
}

function LockedKeys() {
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  return (
    <>
      <Callout
        tone="warning"
        title="The keys on this device are locked"
        action={
          <Button size="small" onPress={() => setAsking('yes')}>
            Unlock
          </Button>
        }
      >
        <p>You can read. To sign, give the passphrase.</p>
      </Callout>
      {asking === 'no' ? null : (
        <PassphraseDialog action="unlock" onClose={() => setAsking('no')} />
      )}
    </>
  );
}

function UnprotectedKeys({ backend }: { readonly backend: string }) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const [read, setRead] = useState(hasRead);
  if (read) return null;
  return (
    <>
      <Callout
        tone="warning"
        title="The keys on this device are not protected"
        action={
          <>
            <Button size="small" onPress={() => setAsking('yes')}>
              Protect by a passphrase
            </Button>
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                keepRead();
                setRead(true);
                document.querySelector<HTMLElement>('[data-page-title]')?.focus();
              }}
            >
              Not now
            </Button>
          </>
        }
      >
        <p>
          Whoever can read your files could sign in your name: this system’s key store ({backend})
          does not encrypt.
        </p>
      </Callout>
      {asking === 'no' ? null : <PassphraseDialog action="set" onClose={() => setAsking('no')} />}
    </>
  );
}
