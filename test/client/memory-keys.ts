import { randomBytes } from 'node:crypto';
import { signerFromSeed } from '../../sync-server/node-crypto.ts';
import { actMessage } from '../../shared/ledger/act.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import type { DeviceKeys, SignReply, SignRequest } from '../../shared/client/ports.ts';

/** Keys in memory, which outlive the host that they are made for. */
export class MemoryKeys implements DeviceKeys {
  readonly asked: Extract<SignRequest, { kind: 'act' }>[] = [];
  /** What the person says when asked to sign an act. */
  says: 'yes' | 'no' = 'yes';
  state: 'open' | 'locked' = 'open';
  readonly #signers = new Map<string, Signer>();

  create(): Promise<string> {
    return Promise.resolve(this.add(randomBytes(32)));
  }

  add(seed: Uint8Array): string {
    const signer = signerFromSeed(seed);
    this.#signers.set(signer.publicKey, signer);
    return signer.publicKey;
  }

  sign(request: SignRequest): Promise<SignReply> {
    return Promise.resolve(this.#sign(request));
  }

  #sign(request: SignRequest): SignReply {
    if (this.state === 'locked') return { signed: false, reason: 'locked' };
    const signer = this.#signers.get(request.publicKey);
    if (signer === undefined) return { signed: false, reason: 'unknown-key' };
    if (request.kind === 'session') {
      const { ledger, relayKey, nonce } = request;
      return { signed: true, signature: signer.sign(sessionMessage(ledger, relayKey, nonce)) };
    }
    this.asked.push(request);
    if (this.says === 'no') return { signed: false, reason: 'declined' };
    return { signed: true, signature: signer.sign(actMessage(request.bytes)) };
  }
}
