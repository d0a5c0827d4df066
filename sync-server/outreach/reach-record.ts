import { z } from 'zod';
import {
  emailAddress,
  portalReach,
  reachMine,
  webhookAddress,
  type ReachMine,
} from '../../shared/protocol/outreach-messages.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** What is kept of one person. `emailBy` is null where there is no address. */
const personReach = reachMine.extend({
  person: id,
  emailBy: z.enum(['self', 'secretariat']).nullable(),
});
export type PersonReach = z.infer<typeof personReach>;

const channelAddress = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('slack'),
    name: z.string().min(1).max(200),
    address: webhookAddress,
  }),
  z.strictObject({
    kind: z.literal('email'),
    name: z.string().min(1).max(200),
    address: emailAddress,
  }),
]);
export type ChannelAddress = z.infer<typeof channelAddress>;

/** The whole of a file. */
export const reachFile = z.strictObject({
  format: z.literal('convene-reach/1'),
  portal: portalReach,
  channels: z.array(channelAddress),
  persons: z.array(personReach),
});
export type ReachFile = z.infer<typeof reachFile>;

/** What holds for a person who has set nothing. A name is shown only to whoever wants it shown. */
export const UNSET: ReachMine = {
  email: null,
  slack: null,
  off: [],
  digest: 'weekly',
  quietHours: null,
  mutedGroups: [],
  nameOnPortal: 'hidden',
};

export const NOTHING_SET: ReachFile = {
  format: 'convene-reach/1',
  portal: 'members',
  channels: [],
  persons: [],
};
