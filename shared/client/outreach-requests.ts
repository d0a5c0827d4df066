/** What the screens ask about reaching people; the host passes it on to the relay. */

import { z } from 'zod';
import { hash } from '../protocol/fields.ts';
import {
  portalLinkRequest,
  reachAssociationChange,
  reachMineChange,
  reachTest,
  type DeliveriesReply,
  type Delivery,
  type ReachAssociationReply,
  type ReachMineReply,
} from '../protocol/outreach-messages.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Each is refused with `relay-unreachable` while there is no relay: none of it waits in an outbox. */
export const outreachRequests = [
  z.strictObject({ type: z.literal('reach-mine'), ledger: hash }),
  z.strictObject({
    type: z.literal('change-reach-mine'),
    ledger: hash,
    change: reachMineChange,
  }),
  z.strictObject({ type: z.literal('reach-association'), ledger: hash }),
  z.strictObject({
    type: z.literal('change-reach-association'),
    ledger: hash,
    change: reachAssociationChange,
  }),
  z.strictObject({ type: z.literal('reach-test'), ledger: hash, test: reachTest }),
  /** `twg`: null for all, which is for the secretariat. */
  z.strictObject({ type: z.literal('deliveries'), ledger: hash, twg: id.nullable() }),
  z.strictObject({
    type: z.literal('retry-delivery'),
    ledger: hash,
    delivery: z.string().max(200),
  }),
  /** Somebody has posted it in its channel. */
  z.strictObject({
    type: z.literal('note-by-hand'),
    ledger: hash,
    delivery: z.string().max(200),
  }),
  z.strictObject({
    type: z.literal('portal-link'),
    ledger: hash,
    path: portalLinkRequest.shape.path,
  }),
] as const;

export interface OutreachReplies {
  readonly 'reach-mine': ReachMineReply;
  readonly 'change-reach-mine': ReachMineReply;
  readonly 'reach-association': ReachAssociationReply;
  readonly 'change-reach-association': ReachAssociationReply;
  /** What became of it at once. */
  readonly 'reach-test': Delivery;
  readonly deliveries: DeliveriesReply;
  readonly 'retry-delivery': Delivery;
  readonly 'note-by-hand': Delivery;
  readonly 'portal-link': { readonly url: string };
}
