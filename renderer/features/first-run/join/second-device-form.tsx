import { useState } from 'react';
import type { HostProblem, HostReplies } from '../../../../shared/client/host-messages.ts';
import { useApp } from '../../../app/app-context.tsx';
import { goTo, paths } from '../../../app/routes.ts';
import { Button, CopyButton, TextArea } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import { ProblemCallout } from '../found/found-flow.tsx';

/** On the second device: a key is made here, and the first device vouches for it. */
export function SecondDeviceForm(props: { readonly link: string }) {
  const app = useApp();
  const [link, setLink] = useState(props.link);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [offer, setOffer] = useState<HostReplies['offer-device'] | null>(null);
  const make = async () => {
    setPending(true);
    setProblem(null);
    const reply = await app.host.request<'offer-device'>({
      type: 'offer-device',
      link: link.trim(),
    });
    setPending(false);
    if (reply.ok) setOffer(reply.value);
    else setProblem(reply.problem);
  };
  if (offer !== null) return <Offer offer={offer} />;
  return (
    <div className={`${styles.form} ${styles.narrow}`}>
      <p>
        On the device that you already use, open <em>Settings</em> and choose <em>Add a device</em>.
        It shows a link.
      </p>
      <TextArea
        label="Link from the first device"
        value={link}
        rows={2}
        maxLength={4000}
        onChange={setLink}
      />
      {problem === null ? null : <ProblemCallout problem={problem} />}
      <div>
        <Button
          variant="primary"
          isPending={isPending}
          reason={link.trim() === '' ? 'Paste the link first.' : undefined}
          onPress={() => void make()}
        >
          Make a key here
        </Button>
      </div>
    </div>
  );
}

function Offer({ offer }: { readonly offer: HostReplies['offer-device'] }) {
  const app = useApp();
  const go = async () => {
    await app.refresh();
    const opening = app.open(offer.ledger);
    goTo(paths.inbox);
    await opening;
  };
  return (
    <div className={styles.form}>
      <p>
        Type this into the first device, under <em>Add a device</em>. Then this device can sign too.
      </p>
      <output className={styles.code} aria-label="Code of this device">
        {offer.deviceCode}
      </output>
      <div className={styles.buttons}>
        <CopyButton text={offer.deviceCode} />
        <Button variant="primary" onPress={() => void go()}>
          Done, open the association
        </Button>
      </div>
    </div>
  );
}
