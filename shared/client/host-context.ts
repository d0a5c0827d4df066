import { bytesToHex } from '@noble/hashes/utils.js';
import { START } from '../ledger/entry.ts';
import type { SignedAct } from '../ledger/act.ts';
import { EMPTY_STATE } from '../rules/state.ts';
import { sentenceOf } from '../wording/index.ts';
import type { Associations } from './associations.ts';
import { keyProblem } from './device-session.ts';
import { HostError, keeping, messageOf } from './host-error.ts';
import type { HostEvent, Me, RefusalOnHost } from './host-messages.ts';
import type { LedgerClient } from './ledger-client.ts';
import type { ClientPorts, EmbeddedRelays } from './ports.ts';
import { makeBytes, type AskedAct, type SignAct } from './proposer.ts';

/** What the parts of the host share. */
export interface HostContext {
  readonly platform: 'desktop' | 'browser';
  readonly ports: ClientPorts;
  readonly embedded: EmbeddedRelays | null;
  readonly associations: Associations;
  emit(event: HostEvent): void;
}

/** How long an answer of the relay is waited for, where somebody waits for it. */
export const ANSWER_WITHIN = 30_000;

/** A new key of this device. @throws HostError `keys-unavailable` */
export async function newDevice(
  { ports }: HostContext,
  use: 'real' | 'rehearsal',
): Promise<{ publicKey: string; device: string }> {
  try {
    const publicKey = await ports.keys.create(use);
    return { publicKey, device: ports.crypto.sha256(publicKey) };
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError('keys-unavailable', `no key can be made: ${messageOf(error)}`);
  }
}

/** Has a key that is kept here sign acts. */
export const signBy =
  (
    { keys }: Pick<ClientPorts, 'keys'>,
    publicKey: string,
    asked: 'person' | 'script' = 'person',
  ): SignAct =>
  (bytes, sentence) =>
    keys.sign({ kind: 'act', publicKey, bytes, sentence, asked });

/** The first act of a device that no ledger knows yet. @throws HostError */
export async function firstAct(
  { ports }: HostContext,
  me: Me,
  ledger: string,
  { type, data }: AskedAct,
  asked: 'person' | 'script' = 'person',
): Promise<SignedAct> {
  const id = bytesToHex(ports.randomBytes(16));
  const fields = { ledger, id, n: 1, type, data, basis: START, device: me.device };
  const bytes = makeBytes(fields);
  const sentence = sentenceOf({ type, data, by: me.person }, EMPTY_STATE);
  const reply = await signBy(ports, me.publicKey, asked)(bytes, sentence);
  if (!reply.signed) throw keyProblem(reply.reason);
  return { bytes, signature: reply.signature };
}

/** A refusal where no reply has room for one. */
export function refusedError({ code, details }: RefusalOnHost): HostError {
  const plain = Object.entries(details).filter(
    (field): field is [string, string | number] =>
      typeof field[1] === 'string' || typeof field[1] === 'number',
  );
  const fields = { ...Object.fromEntries(plain), refusal: code };
  return new HostError('relay-refused', `the rules refuse it: ${code}`, fields);
}

/**
 * Proposes an act and waits until it is in the ledger.
 *
 * @throws HostError: `relay-refused`, `cancelled`, `relay-unreachable` where no answer comes in time.
 */
export async function proposeAndWait(
  client: LedgerClient,
  asked: AskedAct,
  texts: readonly string[],
  me: Pick<Me, 'person' | 'device'>,
  sign: SignAct,
): Promise<void> {
  const reply = await client.propose(asked, texts, me, sign);
  if (reply.outcome === 'declined') throw keyProblem('declined');
  if (reply.outcome === 'refused') throw refusedError(reply.refusal);
  const { id } = reply;
  const fateNow = () => client.outbox.find(id)?.fate;
  const isIn = () => client.copy.shown.state.acts.has(id);
  await client.until(() => {
    const status = fateNow()?.status;
    return status !== 'queued' && status !== 'sent' && (status !== 'accepted' || isIn());
  }, ANSWER_WITHIN);
  const fate = fateNow();
  switch (fate?.status) {
    case 'held':
      await keeping(() => client.outbox.drop(id));
      throw refusedError(fate.refusal);
    case 'refused':
      throw refusedError(fate.refusal);
    case 'problem':
      throw new HostError('relay-refused', fate.message, { problem: fate.code });
    default:
  }
}

/** @throws HostError `relay-unreachable` where the ledger is not connected now. */
export function mustBeOnline({ connection: { status, reason } }: LedgerClient): void {
  if (status === 'online') return;
  throw new HostError('relay-unreachable', `not connected: ${reason ?? status}`, { status });
}
