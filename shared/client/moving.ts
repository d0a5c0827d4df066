import { encodeBase64url } from '../ledger/base64url.ts';
import { START } from '../ledger/entry.ts';
import {
  documentAuthorship,
  documentList,
  type DocumentHandOver,
} from '../protocol/hand-over-messages.ts';
import { SESSION_PROTOCOL, type RelayIdentity } from '../protocol/session-messages.ts';
import { DeviceSessions, keptDevice } from './device-session.ts';
import { ANSWER_WITHIN, refusedError, signBy, type HostContext } from './host-context.ts';
import { HostError, messageOf } from './host-error.ts';
import type { HostReplies, HostRequestOf, ProposeReply } from './host-messages.ts';
import type { LedgerClient } from './ledger-client.ts';
import { readRelayAddress } from './relay-address.ts';
import { RelayHttp } from './relay-http.ts';
import { restoreRelay } from './restore.ts';

/** Asks a relay who it is. */
export async function relayIdentity(
  context: HostContext,
  typed: string,
): Promise<HostReplies['relay-identity']> {
  const { identity } = await askRelay(context, typed);
  const { relayKey, ledger, protocol, rules, foundable } = identity;
  return { relayKey, ledger, version: `${protocol} (${rules})`, foundable };
}

/** Changes who may reach the relay of this computer. */
export async function shareRelay(
  { associations, embedded }: HostContext,
  { ledger, on }: HostRequestOf<'share-relay'>,
): Promise<HostReplies['share-relay']> {
  const record = associations.record(ledger);
  if (embedded === null || record.embedded === null) {
    throw new HostError('not-here', 'the relay of that association does not run here');
  }
  try {
    const { url } = await embedded.share(record.embedded.name, on);
    await associations.change(ledger, {
      relayUrl: url,
      embedded: { ...record.embedded, reach: on },
    });
    (await associations.client(ledger)).reconnect();
    return { relayUrl: url };
  } catch (error) {
    throw new HostError('relay-unreachable', messageOf(error));
  }
}

/**
 * Moves an association to a relay that waits to take one over (`--take-over`): gives it the entries
 * and the documents, has the old one stand back by the appointment of the new, and brings the
 * appointment to the new. Where something fails in between, doing it again goes on from there.
 */
export async function moveRelay(
  context: HostContext,
  { ledger, url: typed, relayKey }: HostRequestOf<'move-relay'>,
): Promise<ProposeReply> {
  const { associations, ports } = context;
  const client = await associations.client(ledger);
  const { identity, relay } = await askRelay(context, typed);
  if (identity.relayKey !== relayKey) {
    throw new HostError('other-relay', 'another relay answers there now than before');
  }
  if (!identity.adopting) {
    throw new HostError('relay-refused', 'the relay does not take over (--take-over)', {
      problem: 'not-adopting',
    });
  }
  await handOverLedger(client, relay, identity);
  const wasOnline = client.connection.status === 'online';
  if (wasOnline) await handOverDocuments(context, client, relay);
  const { me } = associations.record(ledger);
  const act = { type: 'relay.appoint', data: { publicKey: relayKey, url: relay.url } };
  const reply = await client.propose(act, [], me, signBy(ports, me.publicKey));
  if (reply.outcome !== 'queued') return reply;
  if (wasOnline) await oldStandsBack(client, reply.id);
  await handOverLedger(client, relay, await relay.identity());
  await adopt(client, relay, reply.id);
  await associations.change(ledger, { relayUrl: relay.url, embedded: null });
  client.reconnect();
  return reply;
}

async function askRelay(
  { ports }: HostContext,
  typed: string,
): Promise<{ identity: RelayIdentity; relay: RelayHttp }> {
  const url = readRelayAddress(typed);
  if (url === null) throw new HostError('relay-unreachable', 'that is no address of a relay');
  const relay = new RelayHttp(ports, url);
  const identity = await relay.identity();
  if (identity.protocol === SESSION_PROTOCOL) return { identity, relay };
  throw new HostError('relay-incompatible', `the relay speaks version ${identity.protocol}`);
}

async function handOverLedger(
  { copy }: LedgerClient,
  relay: RelayHttp,
  { head, ledger }: RelayIdentity,
): Promise<void> {
  if (ledger !== '' && !copy.chain.holds(head)) {
    throw new HostError('relay-of-another-association', 'the relay has another ledger');
  }
  await restoreRelay(relay, copy, ledger === '' ? START : head);
}

async function handOverDocuments(
  { associations, ports }: HostContext,
  client: LedgerClient,
  relay: RelayHttp,
): Promise<void> {
  const { ledger } = client;
  const from = await client.relay();
  const device = keptDevice(ports.keys, associations.record(ledger).me);
  const to = await new DeviceSessions(ledger).open(relay, device, null);
  const { documents } = await from.http.getJson('/documents', from.token, documentList);
  for (const document of documents) {
    const path = `/doc/${encodeURIComponent(document)}`;
    const update = await from.http.getBytes(`${path}/update?sv=AA`, from.token);
    if (update === null) continue;
    const whose = await from.http.getJson(`${path}/authorship`, from.token, documentAuthorship);
    const body: DocumentHandOver = { update: encodeBase64url(update), ...whose };
    const there = `/adopt/document/${encodeURIComponent(document)}`;
    await relay.put(there, JSON.stringify(body), to.token);
  }
}

/** The old relay answers the appointment by standing back: it decides about nothing more. */
async function oldStandsBack(client: LedgerClient, id: string): Promise<void> {
  const fateNow = () => client.outbox.find(id)?.fate;
  const isSettled = () => {
    const fate = fateNow();
    return fate?.status !== 'queued' && fate?.status !== 'sent';
  };
  await client.until(isSettled, ANSWER_WITHIN);
  const fate = fateNow();
  if (fate?.status === 'refused' || fate?.status === 'held') throw refusedError(fate.refusal);
  if (fate?.status === 'problem' && fate.code !== 'relay-moved') {
    throw new HostError('relay-refused', fate.message, { problem: fate.code });
  }
}

async function adopt(client: LedgerClient, relay: RelayHttp, id: string): Promise<void> {
  const waiting = client.outbox.find(id);
  if (waiting === undefined) throw new Error('the appointment is not in the outbox');
  const answer = await relay.openAct('/adopt', waiting.signed);
  if (answer.result === 'accepted') return;
  if (answer.result === 'refused') throw refusedError(answer.refusal);
  throw new HostError('relay-refused', answer.problem.message, { problem: answer.problem.code });
}
