import { useAssociation } from '../../stores/use-association.tsx';
import { ChannelsPart } from './channels-part.tsx';
import { DeliveriesPart } from './deliveries-part.tsx';
import { MailPart } from './mail-part.tsx';
import { PeopleReached } from './people-reached.tsx';
import { PortalPart } from './portal-part.tsx';
import styles from './reaching.module.css';
import { RelayAway } from './relay-away.tsx';
import { useReachAssociation } from './use-reach.ts';

/** Of the association: how it reaches its members and the public. */
export function ReachingTab() {
  const who = useAssociation(({ association, me }) => `${association.ledger} ${me.person}`);
  return <Parts key={who} />;
}

function Parts() {
  const relayed = useReachAssociation();
  const { shown } = relayed;
  const isSecretariat = useAssociation(
    ({ state, me }) => state.association?.secretariat.includes(me.person) === true,
  );
  const reason = isSecretariat ? relayed.reason : ONLY_SECRETARIAT;
  return (
    <div className={styles.stack}>
      <RelayAway relayed={relayed} />
      {isSecretariat ? null : (
        <p className={styles.quiet}>
          The secretariat sets what stands here. How you yourself are reached is yours to say, in
          the settings.
        </p>
      )}
      {shown === null ? null : (
        <>
          <PortalPart relayed={relayed} shown={shown} reason={reason} />
          <MailPart shown={shown} />
          <ChannelsPart relayed={relayed} shown={shown} reason={reason} />
          <PeopleReached relayed={relayed} shown={shown} reason={reason} />
          {isSecretariat ? <DeliveriesPart /> : null}
        </>
      )}
    </div>
  );
}

const ONLY_SECRETARIAT = 'Only somebody of the secretariat can set this.';
