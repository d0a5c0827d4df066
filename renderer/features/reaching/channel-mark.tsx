import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import type { Channel } from '../../../shared/rules/index.ts';
import { Badge } from '../../ui/index.ts';
import { reachOf } from './channel-reach.ts';
import styles from './reaching.module.css';

/** Says who puts it there: the relay, or whoever circulates it. */
export function ChannelMark(props: {
  readonly channel: Channel;
  readonly reply: ReachAssociationReply | null;
}) {
  const { channel, reply } = props;
  if (channel.name.trim() === '') return null;
  switch (reachOf(channel, reply)) {
    case 'posts':
      return <Badge tone="success">the relay posts there</Badge>;
    case 'each-member':
      return <Badge tone="success">the relay tells them</Badge>;
    case 'portal':
      return <Badge tone="success">stands there by itself</Badge>;
    case 'portal-off':
      return <Badge tone="warning">the portal is off</Badge>;
    case 'by-hand':
      return <Badge tone="neutral">you post there yourself</Badge>;
    case 'unknown':
      return <span className={styles.quiet}>the relay has not said whether it posts there</span>;
  }
}
