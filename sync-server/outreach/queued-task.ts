import { z } from 'zod';
import { lengthPrefixed } from '../../shared/ledger/length-prefixed.ts';
import {
  deliveryProblem,
  messageKind,
  type Delivery,
} from '../../shared/protocol/outreach-messages.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { Outgoing, Recipient, Way } from './outgoing.ts';

const instant = z.int().min(0);

const recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), person: z.string() }),
  z.strictObject({ kind: z.literal('slack'), name: z.string() }),
  z.strictObject({ kind: z.literal('email'), name: z.string() }),
]);

const outgoing = z.strictObject({
  origin: z.string(),
  kind: z.union([messageKind, z.literal('test')]),
  about: z.string().max(64),
  subject: z.strictObject({ kind: z.string().max(64), id: z.string().max(200) }),
  twg: z.string().nullable(),
  to: recipient,
  notBefore: instant,
  expiresAt: instant.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A task for one recipient by one way, and how far it is. */
export const queuedTask = z.strictObject({
  id: z.string(),
  task: outgoing,
  way: z.enum(['email', 'slack']),
  state: z.enum(['waiting', 'sent', 'given-up', 'by-hand']),
  attempts: z.int().min(0),
  queuedAt: instant,
  nextAt: instant,
  /** When it came to its end. */
  endedAt: instant.nullable(),
  problem: deliveryProblem.nullable(),
});
export type QueuedTask = z.infer<typeof queuedTask>;

/** Something to be said, by one way. */
export interface Addressed {
  readonly task: Outgoing;
  readonly way: Way;
}

const recipientText = (to: Recipient): string =>
  to.kind === 'person' ? `person ${to.person}` : `${to.kind} channel ${to.name}`;

/**
 * The id of a task: the same for the same message in every run, so that a repeat is known for one.
 * 32 hex digits; the local part of a Message-ID.
 */
export function taskId(ledger: string, { task, way }: Addressed): string {
  const { origin, about, subject, to } = task;
  const fields = [ledger, origin, about, subject.kind, subject.id, recipientText(to), way];
  return nodeCrypto.sha256(lengthPrefixed('convene-outgoing/1', fields)).slice(0, 32);
}

/** What a facilitator is shown: no address is in it. */
export function deliveryOf(queued: QueuedTask): Delivery {
  const { id, task, way, state, attempts, queuedAt, nextAt, endedAt, problem } = queued;
  const { kind, subject, twg, to } = task;
  return {
    id,
    kind,
    subject,
    twg,
    to: to.kind === 'person' ? { ...to, by: way } : to,
    state,
    attempts,
    queuedAt,
    sentAt: state === 'sent' || state === 'by-hand' ? endedAt : null,
    nextAt: state === 'waiting' ? nextAt : null,
    problem,
  };
}
