import * as Y from 'yjs';
import { encodeBase64url } from '../ledger/base64url.ts';
import { START } from '../ledger/entry.ts';
import {
  documentAuthorship,
  documentList,
  type DocumentHandOver,
} from '../protocol/hand-over-messages.ts';
import { SESSION_PROTOCOL, type RelayIdentity } from '../protocol/session-messages.ts';
import { isForAll } from './documents/journal-documents.ts';
import { DeviceSessions, keptDevice } from './device-session.ts';
import { ANSWER_WITHIN, refusedError, signBy, type HostContext } from './host-context.ts';
import { HostError, keeping } from './host-error.ts';
import type { HostReplies, HostRequestOf, ProposeReply } from './host-messages.ts';
import type { Journal } from './journal.ts';
import type { LedgerClient } from './ledger-client.ts';
import { readRelayAddress } from './relay-address.ts';
import { RelayHttp, RelayProblem } from './relay-http.ts';
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

/**
 * Moves an association to a relay that waits to take one over (`--take-over`): gives it the entries
 * and the documents, has the old one stand back by the appointment of the new, gives it what was
 * written until then, and brings the appointment to it. Where something fails in between, doing it
 * again goes on from there.
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
  const old = await oldRelay(context, client);
  if (old?.moved === null) await client.until(() => isOnline(client), ANSWER_WITHIN);
  await handOverLedger(client, relay, identity);
  await handOverDocuments(context, client, { from: old?.relay ?? null, to: relay });
  const { me } = associations.record(ledger);
  const act = { type: 'relay.appoint', data: { publicKey: relayKey, url: relay.url } };
  const reply =
    appointedBefore(client, act.data) ??
    (await client.propose(act, [], me, signBy(ports, me.publicKey)));
  if (reply.outcome !== 'queued') return reply;
  // The appointment names the head that it has seen, so nobody can have entries that it lacks.
  if (old?.moved === null) await oldStandsBack(client, reply.id);
  await handOverLedger(client, relay, await relay.identity());
  // What was written there until it stood back; from now on nothing is.
  if (old !== null) await handOverDocuments(context, client, { from: old.relay, to: relay });
  await adopt(client, relay, reply.id);
  await associations.movedTo(ledger, relay.url);
  if (!isOnline(client) || client.connection.relayUrl !== relay.url) client.reconnect();
  return reply;
}

interface OldRelay {
  readonly relay: RelayHttp;
  readonly moved: RelayIdentity['moved'];
}

/** The relay that the ledger names, where it answers; it may have stood back already. */
async function oldRelay(
  { associations, ports }: HostContext,
  { ledger, copy }: LedgerClient,
): Promise<OldRelay | null> {
  const named = copy.shown.state.association?.relay;
  const own = await associations.address(ledger).catch(() => null);
  const left = await associations.startLeft(ledger);
  for (const url of new Set([own, left, named?.url ?? null])) {
    if (url === null) continue;
    const relay = new RelayHttp(ports, url);
    const identity = await relay.identity().catch(() => null);
    if (identity?.ledger === ledger && identity.relayKey === named?.publicKey) {
      return { relay, moved: identity.moved };
    }
  }
  return null;
}

const isOnline = ({ connection: { status } }: LedgerClient): boolean => status === 'online';

/** The same appointment, where an attempt of before got as far as that. */
function appointedBefore(
  { outbox }: LedgerClient,
  { publicKey, url }: { readonly publicKey: string; readonly url: string },
): Extract<ProposeReply, { outcome: 'queued' }> | null {
  const before = outbox.waiting().find(({ act, fate }) => {
    const data = act.data as Readonly<Record<string, unknown>>;
    const isSame = data['publicKey'] === publicKey && data['url'] === url;
    return act.type === 'relay.appoint' && isSame && fate.status !== 'held';
  });
  return before === undefined ? null : { outcome: 'queued', id: before.act.id };
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

/**
 * Gives the new relay the documents: from the old one, with who wrote what; without that, as they
 * are in the journal of this device. Giving one twice does no harm.
 */
async function handOverDocuments(
  { associations, ports }: HostContext,
  { ledger }: LedgerClient,
  { from, to }: { readonly from: RelayHttp | null; readonly to: RelayHttp },
): Promise<void> {
  const device = keptDevice(ports.keys, associations.record(ledger).me);
  const sessions = new DeviceSessions(ledger);
  const { token } = await sessions.open(to, device, null);
  const give = (document: string, body: DocumentHandOver): Promise<void> =>
    to.put(`/adopt/document/${encodeURIComponent(document)}`, JSON.stringify(body), token);
  if (from === null) {
    await giveJournal((await associations.store(ledger)).journal, give);
    return;
  }
  const there = await sessions.open(from, device, null);
  const { documents } = await from.getJson('/documents', there.token, documentList);
  for (const document of documents) {
    const path = `/doc/${encodeURIComponent(document)}`;
    const update = await from.getBytes(`${path}/update?sv=AA`, there.token);
    if (update === null) continue;
    const whose = await from.getJson(`${path}/authorship`, there.token, documentAuthorship);
    await give(document, { update: encodeBase64url(update), ...whose });
  }
}

async function giveJournal(
  journal: Journal,
  give: (document: string, body: DocumentHandOver) => Promise<void>,
): Promise<void> {
  for (const document of await keeping(() => journal.documents())) {
    if (!isForAll(document)) continue;
    const updates = await keeping(() => journal.open(document));
    const update = encodeBase64url(wholeOf(updates));
    await give(document, { update, claims: [], deletions: [] }).catch((error: unknown) => {
      // What has a hole, or may not be read any more, stays in the journal and is offered from there.
      const isOfDocument = error instanceof RelayProblem && error.status < 500;
      if (!isOfDocument || PASSING_STATUS.has(error.status)) throw error;
    });
  }
}

/** The relay wants another login, or has been given too much at once. */
const PASSING_STATUS: ReadonlySet<number> = new Set([401, 409, 429]);

function wholeOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
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
  // Somebody has signed meanwhile: it is to be appointed anew, on what there is now.
  if (fate?.status === 'held') await keeping(() => client.outbox.drop(id));
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
