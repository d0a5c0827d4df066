/**
 * What a relay and its clients say to each other about reaching people: addresses, webhooks, what
 * each person wants to hear, what became of each message, and the portal. None of it is in the
 * ledger, and an address is shown to nobody but the person whose it is.
 *
 * All of it is JSON over HTTP with a token. `PROTOCOL.md` gives the routes.
 */

import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const instant = z.int().min(0);

/** One address, without a name: no white space, no control character, one `@` (RFC 5321: 254). */
export const emailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]{1,189}$/u);

/** An incoming webhook; `http:` only to this computer. */
export const webhookAddress = z
  .url()
  .max(500)
  .regex(/^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/)/);

/** Minutes after midnight in a zone; `from` may be later than `to`: over midnight. */
export const quietHours = z.strictObject({
  from: z
    .int()
    .min(0)
    .max(24 * 60 - 1),
  to: z
    .int()
    .min(0)
    .max(24 * 60 - 1),
  /** Of the IANA database: `Europe/Zurich`. */
  zone: z.string().min(1).max(64),
});

/** What one may be sent, and switch off one by one; the link at the end of a mail switches its own off. */
export const MESSAGE_KINDS = ['updates', 'circulation', 'outputs', 'reminders', 'digest'] as const;
export const messageKind = z.enum(MESSAGE_KINDS);
export type MessageKind = z.infer<typeof messageKind>;

/** What a person has set; an address that is not there is null. */
export const reachMine = z.strictObject({
  email: emailAddress.nullable(),
  /** A personal incoming webhook, which leads to the person alone. */
  slack: webhookAddress.nullable(),
  /** What is not sent. */
  off: z.array(messageKind).max(MESSAGE_KINDS.length),
  /** How often the list of duties comes, where there are any. */
  digest: z.enum(['daily', 'weekly']),
  quietHours: quietHours.nullable(),
  /** Groups of which nothing is sent. */
  mutedGroups: z.array(id).max(1000),
  /** Whether the public portal names this person. */
  nameOnPortal: z.enum(['shown', 'hidden']),
});
export type ReachMine = z.infer<typeof reachMine>;

/** `GET /outreach/mine`. */
export const reachMineReply = reachMine.extend({
  /** Who has set the e-mail address. */
  emailBy: z.enum(['self', 'secretariat', 'nobody']),
  /** Whether this relay can send mail at all. */
  mail: z.enum(['ready', 'not-set-up']),
});
export type ReachMineReply = z.infer<typeof reachMineReply>;

/** `PUT /outreach/mine`: what changes; the answer is that of the `GET`. */
export const reachMineChange = reachMine.partial();
export type ReachMineChange = z.infer<typeof reachMineChange>;

export const portalReach = z.enum(['off', 'members', 'public']);
export type PortalReach = z.infer<typeof portalReach>;

const channelName = z.string().min(1).max(200);

/** A channel that something was, or can be, circulated in, and whether a post really gets there. */
const channelReach = z.strictObject({
  kind: z.enum(['slack', 'email']),
  name: channelName,
  reach: z.enum(['set', 'not-set']),
});

/** `GET /outreach/association`, for every member; `persons` is null but for the secretariat. */
export const reachAssociationReply = z.strictObject({
  mail: z.enum(['ready', 'not-set-up']),
  /** The address that mail comes from; null where none can be sent. */
  mailFrom: z.string().nullable(),
  portal: portalReach,
  /** Where the portal is to be had; null where it is off. */
  portalUrl: z.string().nullable(),
  channels: z.array(channelReach),
  /** How many members can be reached, of how many. */
  reached: z.strictObject({ persons: z.int().min(0), of: z.int().min(0) }),
  persons: z
    .array(
      z.strictObject({
        person: id,
        /** Not the address: only whether there is one, and who has set it. */
        email: z.enum(['self', 'secretariat', 'nobody']),
        slack: z.enum(['set', 'not-set']),
      }),
    )
    .nullable(),
});
export type ReachAssociationReply = z.infer<typeof reachAssociationReply>;

/**
 * `PUT /outreach/association`, by the secretariat: what changes. A person's address can be given or
 * taken away here until that person has set one. The answer is that of the `GET`.
 */
export const reachAssociationChange = z.strictObject({
  portal: portalReach.optional(),
  channel: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('slack'),
        name: channelName,
        webhook: webhookAddress.nullable(),
      }),
      z.strictObject({
        kind: z.literal('email'),
        name: channelName,
        /** A list's address. */
        address: emailAddress.nullable(),
      }),
    ])
    .optional(),
  persons: z
    .array(z.strictObject({ person: id, email: emailAddress.nullable() }))
    .max(5000)
    .optional(),
});
export type ReachAssociationChange = z.infer<typeof reachAssociationChange>;

/** `POST /outreach/test`: a message to oneself, by what one has set, or (secretariat) to a channel. */
export const reachTest = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('my-email') }),
  z.strictObject({ to: z.literal('my-slack') }),
  z.strictObject({ to: z.literal('channel'), kind: z.enum(['slack', 'email']), name: channelName }),
]);
export type ReachTest = z.infer<typeof reachTest>;

/** Why a message has not arrived; `detail` is what the other side said, on one line. */
export const deliveryProblem = z.strictObject({
  code: z.enum([
    /** Nobody answers there. */
    'unreachable',
    /** It may be tried again: 4xx of SMTP, 429 and 5xx of a webhook. */
    'deferred',
    /** It will not be taken: 5xx of SMTP, 4xx of a webhook. */
    'rejected',
    /** The certificate, or the login. */
    'not-trusted',
    'login-failed',
    /** There is no address, or no webhook, to send it to. */
    'no-address',
  ]),
  detail: z.string().max(500),
});
export type DeliveryProblem = z.infer<typeof deliveryProblem>;

export const delivery = z.strictObject({
  id: z.string().max(200),
  kind: z.union([messageKind, z.literal('test')]),
  /** What it is about, as the rules name it: `{kind: 'update', id}`. */
  subject: z.strictObject({ kind: z.string().max(64), id: z.string().max(200) }),
  twg: id.nullable(),
  /** To whom: a person by id, or a channel by name. Never an address. */
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), person: id, by: z.enum(['email', 'slack']) }),
    z.strictObject({ kind: z.enum(['slack', 'email']), name: z.string().max(200) }),
  ]),
  /**
   * `given-up`: rejected, or tried for five days. `by-hand`: somebody has noted that they have posted
   * it in the channel themselves, so it is not sent any more.
   */
  state: z.enum(['waiting', 'sent', 'given-up', 'by-hand']),
  attempts: z.int().min(0),
  queuedAt: instant,
  /** When it was sent, or noted as posted by hand. */
  sentAt: instant.nullable(),
  nextAt: instant.nullable(),
  problem: deliveryProblem.nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/**
 * `GET /outreach/deliveries?twg=ID` for its facilitators, without `twg` for the secretariat: counts of
 * all, and each that has not arrived, the newest first, at most 200; channels always.
 */
const counts = {
  sent: z.int().min(0),
  waiting: z.int().min(0),
  givenUp: z.int().min(0),
};
export const deliveriesReply = z.strictObject({
  ...counts,
  /** The same for each thing that was sent out by itself (an update, a circulation, an output), the newest first. */
  bySubject: z
    .array(
      z.strictObject({
        kind: messageKind,
        subject: z.strictObject({ kind: z.string().max(64), id: z.string().max(200) }),
        ...counts,
      }),
    )
    .max(200)
    .optional(),
  deliveries: z.array(delivery).max(400),
});
export type DeliveriesReply = z.infer<typeof deliveriesReply>;

/**
 * `POST /outreach/deliveries/ID/retry`, by the same people: it is tried now. `POST /outreach/test`
 * answers so too, once it was tried for the first time. `POST /outreach/deliveries/ID/by-hand`, of one
 * to a channel that has not arrived: it was posted by hand. A retry takes that back.
 */
export const retryReply = z.strictObject({ delivery });

/** `POST /outreach/portal-link`: a link that lets its browser in for 30 days; it works once, for 5 minutes. */
export const portalLinkRequest = z.strictObject({
  /** Where in the portal: `/portal/groups/ops`. */
  path: z
    .string()
    .max(300)
    .regex(/^\/portal(?:\/[A-Za-z0-9._~%-]*)*$/),
});
export const portalLinkReply = z.strictObject({ url: z.string().max(1000) });
