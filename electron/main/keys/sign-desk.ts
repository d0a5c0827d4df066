import {
  hash as fieldHash,
  ledgerId,
  publicKey as fieldKey,
} from '../../../shared/protocol/fields.ts';
import { z } from 'zod';
import type { SignReply, SignRequest } from '../../../shared/client/ports.ts';
import { actMessage, readAct, type LedgerAct } from '../../../shared/ledger/act.ts';
import { deviceIdOf } from '../../../shared/ledger/keys.ts';
import { sessionMessage } from '../../../shared/protocol/session-messages.ts';
import { nodeCrypto } from '../../../sync-server/node-crypto.ts';
import { confirmationOf, type Confirmation } from './confirmation.ts';
import { KeyError, type KeyStore, type OpenedKey } from './key-store.ts';

const signRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    publicKey: fieldKey,
    bytes: z.string(),
    sentence: z.string(),
    asked: z.enum(['person', 'script']),
  }),
  z.strictObject({
    kind: z.literal('session'),
    publicKey: fieldKey,
    ledger: z.union([fieldHash, ledgerId]),
    relayKey: fieldKey,
    nonce: z.string().regex(/^[A-Za-z0-9_-]{1,200}$/),
  }),
]);

/** A question to the person at this computer. */
export interface Question extends Confirmation {
  readonly sentence: string;
  readonly publicKey: string;
  readonly ledger: string;
}

/** Puts a question to the person, and nobody else; true where they say so. */
export type AskPerson = (question: Question) => Promise<'sign' | 'decline'>;

/**
 * Signs with this device's keys. What it signs it reads itself: an act of the key's own device, or a
 * relay's challenge. For votes, offices, devices and relays it asks the person first, in a window
 * that no page can reach.
 */
export class SignDesk {
  readonly #keys: KeyStore;
  readonly #ask: AskPerson;
  /** One question at a time. */
  #asking: Promise<unknown> = Promise.resolve();

  constructor(keys: KeyStore, ask: AskPerson) {
    this.#keys = keys;
    this.#ask = ask;
  }

  /**
   * @throws where the request has no known form, or is for what this key must not sign; KeyError
   * where the key cannot be opened.
   */
  async sign(unread: SignRequest): Promise<SignReply> {
    const request = signRequest.parse(unread);
    const key = this.#find(request.publicKey);
    if (key === 'locked') return { signed: false, reason: 'locked' };
    if (key === null) return { signed: false, reason: 'unknown-key' };
    if (request.kind === 'session') {
      const { ledger, relayKey, nonce } = request;
      return { signed: true, signature: key.signer.sign(sessionMessage(ledger, relayKey, nonce)) };
    }
    const act = readOwnAct(request.bytes, request.publicKey);
    if (await this.#isDeclined(act, request, key)) return { signed: false, reason: 'declined' };
    return { signed: true, signature: key.signer.sign(actMessage(request.bytes)) };
  }

  #find(publicKey: string): OpenedKey | null | 'locked' {
    try {
      return this.#keys.find(publicKey);
    } catch (error) {
      if (error instanceof KeyError && error.code === 'keys-locked') return 'locked';
      throw error;
    }
  }

  async #isDeclined(
    act: LedgerAct,
    request: { asked: 'person' | 'script'; sentence: string; publicKey: string },
    key: OpenedKey,
  ): Promise<boolean> {
    // A rehearsal's past is made by a script; a key of a real association never is its.
    if (request.asked === 'script') {
      if (key.use !== 'rehearsal')
        throw new Error('a script asked for the signature of a real key');
      return false;
    }
    const confirmation = confirmationOf(act);
    if (confirmation === null) return false;
    const { sentence, publicKey } = request;
    const question = { ...confirmation, sentence, publicKey, ledger: act.ledger };
    const answer = this.#asking.then(() => this.#ask(question));
    this.#asking = answer.catch(() => undefined);
    return (await answer) === 'decline';
  }
}

function readOwnAct(bytes: string, publicKey: string): LedgerAct {
  const act = readAct(bytes);
  if (!act.ok) throw new Error(`not an act: ${act.problem.message}`);
  if (act.value.device === deviceIdOf(nodeCrypto, publicKey)) return act.value;
  throw new Error('the act is of another device than the key');
}
