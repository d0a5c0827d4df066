import type { z } from 'zod';
import {
  deliveriesReply,
  portalLinkReply,
  reachAssociationReply,
  reachMineReply,
  retryReply,
} from '../protocol/outreach-messages.ts';
import { askRelay, type RelaySession } from './ask-relay.ts';
import type { HostContext } from './host-context.ts';
import type { HostReplies, HostRequestOf } from './host-messages.ts';
import type { OutreachReplies } from './outreach-requests.ts';

/** What answers the requests about reaching people. */
export type OutreachHandlers = {
  readonly [T in keyof OutreachReplies]: (request: HostRequestOf<T>) => Promise<HostReplies[T]>;
};

/**
 * Asks the association's relay: none of this is kept on the device, and none of it waits in the
 * outbox.
 *
 * @throws HostError: `relay-unreachable` where there is no relay now; `relay-refused` with the relay's
 * own code as `problem`.
 */
export function outreachHandlers({ associations }: HostContext): OutreachHandlers {
  const ask = async <T>(
    ledger: string,
    question: (relay: RelaySession) => Promise<T>,
  ): Promise<T> => askRelay(await associations.client(ledger), question);

  const get = <S extends z.ZodType>(ledger: string, path: string, reply: S) =>
    ask(ledger, ({ http, token }) => http.getJson(path, token, reply));
  const put = <S extends z.ZodType>(ledger: string, path: string, body: object, reply: S) =>
    ask(ledger, ({ http, token }) => http.putJson(path, body, reply, token));
  const post = <S extends z.ZodType>(ledger: string, path: string, body: object, reply: S) =>
    ask(ledger, ({ http, token }) => http.postJson(path, body, reply, token));

  return {
    'reach-mine': ({ ledger }) => get(ledger, '/outreach/mine', reachMineReply),
    'change-reach-mine': ({ ledger, change }) =>
      put(ledger, '/outreach/mine', change, reachMineReply),
    'reach-association': ({ ledger }) =>
      get(ledger, '/outreach/association', reachAssociationReply),
    'change-reach-association': ({ ledger, change }) =>
      put(ledger, '/outreach/association', change, reachAssociationReply),
    'reach-test': async ({ ledger, test }) =>
      (await post(ledger, '/outreach/test', test, retryReply)).delivery,
    deliveries: ({ ledger, twg }) => get(ledger, deliveriesPath(twg), deliveriesReply),
    'retry-delivery': async ({ ledger, delivery }) =>
      (await post(ledger, deliveryPath(delivery, 'retry'), {}, retryReply)).delivery,
    'note-by-hand': async ({ ledger, delivery }) =>
      (await post(ledger, deliveryPath(delivery, 'by-hand'), {}, retryReply)).delivery,
    'portal-link': ({ ledger, path }) =>
      post(ledger, '/outreach/portal-link', { path }, portalLinkReply),
  };
}

const deliveriesPath = (twg: string | null): string =>
  twg === null ? '/outreach/deliveries' : `/outreach/deliveries?twg=${encodeURIComponent(twg)}`;

const deliveryPath = (delivery: string, what: 'retry' | 'by-hand'): string =>
  `/outreach/deliveries/${encodeURIComponent(delivery)}/${what}`;
