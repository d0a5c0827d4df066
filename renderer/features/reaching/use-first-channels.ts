import { useState } from 'react';
import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import type { Channel } from '../../../shared/rules/index.ts';
import type { DraftChannel } from '../groups/channels-field.tsx';
import { useReachAssociation } from './use-reach.ts';

/**
 * The channels of a dialog: those it begins with, which the relay's word still changes, until
 * somebody has put others in their place.
 */
export function useFirstChannels(
  first: (reply: ReachAssociationReply | null) => readonly Channel[],
): {
  readonly channels: readonly DraftChannel[];
  readonly setChannels: (channels: readonly DraftChannel[]) => void;
} {
  const { shown } = useReachAssociation();
  const [edited, setChannels] = useState<readonly DraftChannel[] | null>(null);
  const channels = edited ?? first(shown).map((channel, key) => ({ ...channel, key }));
  return { channels, setChannels };
}
