import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, CopyButton, Section } from '../../ui/index.ts';
import styles from './reaching.module.css';

/** What whoever runs the relay types; the password is asked for by no command line. */
const COMMAND =
  'npm run relay -- --data FOLDER --smtp smtps://USER@mail.example.org --mail-from "Our Association <convene@example.org>"';

/** Whether the relay can send mail, or what its operator does about it. */
export function MailPart({ shown }: { readonly shown: ReachAssociationReply }) {
  const { mail, mailFrom } = shown;
  const isRehearsal = useAssociation((view) => view.association.rehearsal);
  if (isRehearsal) {
    return (
      <Section title="Mail" action={<Badge tone="neutral">a rehearsal sends nothing</Badge>}>
        <p>Nobody is to get mail because somebody tries the app out.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Mail"
      action={
        mail === 'ready' ? (
          <Badge tone="success">ready</Badge>
        ) : (
          <Badge tone="warning">not set up</Badge>
        )
      }
    >
      <div className={styles.part}>
        {mail === 'ready' ? (
          <p>
            Mail comes from <strong>{mailFrom}</strong>. Each has a link at its end by which whoever
            gets it can switch that kind off.
          </p>
        ) : (
          <>
            <p>
              The relay has no mail server to hand mail to. Whoever runs it names one when starting
              it; the README says where the password goes.
            </p>
            <p className={styles.mono}>{COMMAND}</p>
            <div>
              <CopyButton size="small" text={COMMAND} label="Copy the command" />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
