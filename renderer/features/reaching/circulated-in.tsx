import { isFacilitator, type Channel, type Twg } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, listed, said } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { CopyButton } from '../../ui/index.ts';
import { leftToPost } from './channel-reach.ts';
import { Delivered } from './delivered.tsx';
import { deliveriesOf, type DeliveredThing } from './delivery-words.ts';
import styles from './reaching.module.css';
import { useDeliveries } from './use-deliveries.ts';
import { useReachAssociation } from './use-reach.ts';

interface CirculatedInProps {
  readonly twg: Twg;
  readonly channels: readonly Channel[];
  readonly thing: DeliveredThing;
  /** What to post by hand. */
  readonly text: (link: string) => string;
  /** Where it stands in the portal, and in the app. */
  readonly place: { readonly portal: string; readonly app: string };
}

/**
 * For the facilitators, after something was circulated: whom the relay has reached, and what is left
 * to post by hand. Others see nothing of it.
 */
export function CirculatedIn(props: CirculatedInProps) {
  const me = useAssociation((view) => view.me.person);
  return isFacilitator(props.twg, me) ? <ForFacilitators key={me} {...props} /> : null;
}

function ForFacilitators({ twg, channels, thing, text, place }: CirculatedInProps) {
  const deliveries = useDeliveries({ twg: twg.id });
  const { shown } = useReachAssociation();
  const known = deliveries.reply === null ? [] : deliveriesOf(deliveries.reply, thing);
  const left = leftToPost(channels, shown, known);
  const portal = shown?.portalUrl ?? null;
  const link = portal === null ? `convene://open${place.app}` : `${portal}${place.portal}`;
  return (
    <>
      <Delivered deliveries={deliveries} thing={thing} />
      {left.channels.length === 0 ? null : (
        <div className={styles.part}>
          <p>
            {listed(left.channels.map(({ kind, name }) => `${CHANNEL_KINDS[kind]} ${said(name)}`))}:
            you post there yourself.
            {left.isAwaited
              ? ' Then say so above, with “I have posted it”: until somebody does, the relay posts it there too as soon as it can.'
              : null}
          </p>
          <div className={styles.buttons}>
            <CopyButton size="small" text={text(link)} label="Copy a text to post" />
          </div>
        </div>
      )}
    </>
  );
}
