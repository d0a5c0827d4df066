import { useAssociation } from '../../stores/use-association.tsx';
import { Callout, Section } from '../../ui/index.ts';
import { EmailPart, SlackPart } from './addresses-parts.tsx';
import { GroupsHeard } from './groups-heard.tsx';
import styles from './reaching.module.css';
import { RelayAway } from './relay-away.tsx';
import { useReachMine } from './use-reach.ts';
import { KindsPart, NamePart, QuietPart } from './wishes-parts.tsx';

/** In the settings: how this person is reached outside the app. */
export function ReachedSection() {
  const who = useAssociation(({ association, me }) => `${association.ledger} ${me.person}`);
  return (
    <Section title="How you are reached">
      <Parts key={who} />
    </Section>
  );
}

function Parts() {
  const relayed = useReachMine();
  const { shown } = relayed;
  return (
    <div className={styles.stack}>
      <p>
        The relay can tell you by mail and by Slack of what happens while the app is closed. What
        you set here is kept by the relay beside the ledger, not in it, and shown to nobody else.
      </p>
      <RelayAway relayed={relayed} />
      {shown === null ? null : (
        <>
          <MailStanding mail={shown.mail} />
          <EmailPart relayed={relayed} shown={shown} />
          <SlackPart relayed={relayed} shown={shown} />
          <KindsPart relayed={relayed} shown={shown} />
          <QuietPart relayed={relayed} shown={shown} />
          <NamePart relayed={relayed} shown={shown} />
        </>
      )}
      <GroupsHeard relayed={relayed} shown={shown} />
    </div>
  );
}

/** Where no mail is sent: why, and what to do about it. */
function MailStanding({ mail }: { readonly mail: 'ready' | 'not-set-up' }) {
  const isRehearsal = useAssociation((view) => view.association.rehearsal);
  if (isRehearsal) {
    return (
      <Callout tone="info" title="A rehearsal sends nothing">
        You can set everything here, to see how it is; nobody gets a message.
      </Callout>
    );
  }
  if (mail === 'ready') return null;
  return (
    <Callout tone="info" title="This relay sends no mail yet">
      Whoever runs it names a mail server when starting it; <em>Association</em>, then{' '}
      <em>Reaching people</em>, says how. Slack works without it.
    </Callout>
  );
}
