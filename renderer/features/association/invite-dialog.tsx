import type { ReactNode } from 'react';
import type { MadeInvite } from '../../../shared/client/host-messages.ts';
import { personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Button, Callout, Dialog, Time } from '../../ui/index.ts';
import styles from './association.module.css';

/** What is handed over, in both of its forms, and how to hand it over without giving it away. */
export function InviteDialog(props: { readonly invite: MadeInvite; readonly onClose: () => void }) {
  const { invite, onClose } = props;
  const state = useAssociation((view) => view.state);
  const name = personName(state, invite.person);
  return (
    <Dialog
      title={`Invite for ${name}`}
      size="wide"
      role="alertdialog"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <Button variant="primary" onPress={onClose}>
          I have handed it over
        </Button>
      }
    >
      <Callout tone="warning" title={`Whoever has this can act as ${name}`}>
        Give it to {name} by a way on which you know them: in person, by telephone, or to an address
        that you have used before. Not in a channel that others read. It works once, until{' '}
        <Time at={invite.expiresAt} relative />, and is not shown again.
      </Callout>
      <Way
        title="As a link"
        hint="Opens Convene, and asks before it joins."
        copy={<CopyButton size="small" text={invite.link} label="Copy link" />}
      >
        {invite.link}
      </Way>
      <Way
        title="As a code to type"
        hint="To read out or to write down. Capitals and spaces do not matter."
        copy={<CopyButton size="small" text={invite.code} label="Copy code" />}
      >
        <span className={styles.code}>{invite.code}</span>
      </Way>
      <Way
        title="The relay’s address, which goes with the code"
        hint="The link has it already."
        copy={<CopyButton size="small" text={invite.relayUrl} label="Copy address" />}
      >
        {invite.relayUrl}
      </Way>
      <p className={styles.quiet}>
        {name} opens Convene, chooses <em>Join with an invite</em>, and puts in the link, or the
        code with the address. Once that is done, the invite shows here as used. If somebody else
        has used it, revoke that device at once.
      </p>
    </Dialog>
  );
}

function Way(props: {
  readonly title: string;
  readonly hint: string;
  readonly copy: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part} aria-label={props.title}>
      <h3>{props.title}</h3>
      <p className={styles.secret}>{props.children}</p>
      <div className={styles.line}>
        {props.copy}
        <span className={styles.quiet}>{props.hint}</span>
      </div>
    </section>
  );
}
