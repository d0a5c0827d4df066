import { isEachMember } from '../../../shared/protocol/each-member.ts';
import type {
  Delivery,
  ReachAssociationReply,
} from '../../../shared/protocol/outreach-messages.ts';
import type { Channel, ChannelKind } from '../../../shared/rules/index.ts';
import { isDone } from './delivery-words.ts';

/** Who puts something into a channel that it is circulated in. */
export type ChannelReach =
  /** The relay does. */
  | 'posts'
  /** The relay tells every member whom it can reach. */
  | 'each-member'
  /** Whoever circulates it does, by hand. */
  | 'by-hand'
  /** It stands on the association's portal by itself. */
  | 'portal'
  /** The portal is off: it stands nowhere by itself. */
  | 'portal-off'
  /** The relay has not said. */
  | 'unknown';

export function reachOf(channel: Channel, reply: ReachAssociationReply | null): ChannelReach {
  if (reply === null) return channel.kind === 'other' ? 'by-hand' : 'unknown';
  switch (channel.kind) {
    case 'portal':
      return reply.portal === 'off' ? 'portal-off' : 'portal';
    case 'other':
      return 'by-hand';
    case 'slack':
    case 'email': {
      const name = channel.name.trim();
      const found = reply.channels.find((each) => each.kind === channel.kind && each.name === name);
      if (found?.reach !== 'set')
        return isEachMember(channel) && reply.reached.persons > 0 ? 'each-member' : 'by-hand';
      return channel.kind === 'email' && reply.mail === 'not-set-up' ? 'by-hand' : 'posts';
    }
  }
}

/** Channels in which the relay posts, and that are not named yet: to be offered. */
export function offeredChannels(
  reply: ReachAssociationReply | null,
  named: readonly Channel[],
  kinds: readonly ChannelKind[] = ['slack', 'email'],
): readonly Channel[] {
  if (reply === null) return [];
  return reply.channels
    .map(({ kind, name }): Channel => ({ kind, name }))
    .filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        reachOf(channel, reply) === 'posts' &&
        !named.some(({ kind, name }) => kind === channel.kind && name.trim() === channel.name),
    );
}

/** What to do oneself, of some channels. */
export const byHand = (
  channels: readonly Channel[],
  reply: ReachAssociationReply | null,
): readonly Channel[] =>
  channels.filter((channel) => {
    const reach = reachOf(channel, reply);
    return reach === 'by-hand' || reach === 'portal-off';
  });

/** What is left to do oneself, of some channels, as far as the relay knows. */
export interface LeftToPost {
  readonly channels: readonly Channel[];
  /** Whether the relay posts in one of them too, once it can and nobody has noted it as done. */
  readonly isAwaited: boolean;
}

/** @param deliveries of this one thing */
export function leftToPost(
  channels: readonly Channel[],
  reply: ReachAssociationReply | null,
  deliveries: readonly Delivery[],
): LeftToPost {
  const of = ({ kind, name }: Channel): readonly Delivery[] =>
    deliveries.filter(({ to }) => to.kind === kind && to.name === name);
  const left = byHand(channels, reply).filter((channel) => {
    const known = of(channel);
    return known.length === 0 || !known.every(isDone);
  });
  const isAwaited = left.some((channel) => of(channel).some(({ state }) => state === 'waiting'));
  return { channels: left, isAwaited };
}
