/** What a dialog that asks where something goes begins with. Pure. */

import { EACH_MEMBER } from '../../../shared/protocol/each-member.ts';
import type { ReachAssociationReply } from '../../../shared/protocol/outreach-messages.ts';
import type { Channel } from '../../../shared/rules/index.ts';
import { reachOf } from './channel-reach.ts';

export interface Known {
  /** Where the group's last one went; null where this is its first. */
  readonly last: readonly Channel[] | null;
  /** Where its proposal circulated. */
  readonly circulated: readonly Channel[];
  readonly reply: ReachAssociationReply | null;
}

const BLANK_EMAIL: Channel = { kind: 'email', name: '' };

/** For an update: the portal, and what reaches every member. A name that nobody knows is left blank. */
export function firstOfUpdate(known: Known): readonly Channel[] {
  const { last, reply } = known;
  const isOn = reply !== null && reply.portal !== 'off';
  const portal: Channel = { kind: 'portal', name: isOn ? 'The association’s portal' : '' };
  return last === null ? [portal, ...telling(known)] : eachOnce(last);
}

/** For an output: what reaches every member. */
export const firstOfOutput = (known: Known): readonly Channel[] =>
  known.last === null ? telling(known) : eachOnce(known.last);

/** The members one by one, where the relay tells them, and the group's channels in which it posts. */
function telling({ circulated, reply }: Known): readonly Channel[] {
  if (reply === null) return [BLANK_EMAIL];
  const members: readonly Channel[] =
    reply.reached.persons === 0
      ? []
      : [{ kind: reply.mail === 'ready' ? 'email' : 'slack', name: EACH_MEMBER }];
  const posted = circulated.filter((channel) => reachOf(channel, reply) === 'posts');
  const all = eachOnce([...members, ...posted]);
  return all.length === 0 ? [BLANK_EMAIL] : all;
}

const eachOnce = (channels: readonly Channel[]): readonly Channel[] =>
  channels.filter(
    ({ kind, name }, at) =>
      channels.findIndex((each) => each.kind === kind && each.name === name) === at,
  );
