import type { Guard } from './act-definition.ts';
import type { Channel, ChannelKind } from './channel.ts';
import { refuse } from './refusal.ts';

type WithChannels = { readonly channels: readonly Channel[] };

const namesKind = (channels: readonly Channel[], kind: ChannelKind): boolean =>
  channels.some((channel) => channel.kind === kind);

/**
 * DIP-7, Decision Making: "Bi-weekly updates should be posted in the Diem portal and distributed
 * via email/slack to all Association members."
 */
export const portalAndMailOrSlack: Guard<WithChannels> = ({ data: { channels } }) => {
  const kinds: ChannelKind[] = namesKind(channels, 'portal') ? [] : ['portal'];
  if (!namesKind(channels, 'email') && !namesKind(channels, 'slack')) kinds.push('email', 'slack');
  return kinds.length === 0 ? null : refuse('no-channel', { kinds });
};

/** DIP-7, Decision Making: "circulated within the Association": somewhere. */
export const anyChannel: Guard<WithChannels> = ({ data: { channels } }) =>
  channels.length > 0
    ? null
    : refuse('no-channel', { kinds: ['slack', 'email', 'portal', 'other'] });
