import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { DeviceKeys, SignReply, SignRequest } from '../../shared/client/ports.ts';
import { actMessage, readAct } from '../../shared/ledger/act.ts';
import { encodeBase64url } from '../../shared/ledger/base64url.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import { isAskedAbout } from '../../shared/client/asked-acts.ts';
import { browserCrypto, plain, type CannotSign } from './browser-crypto.ts';
import { KEYS } from './browser-profile.ts';
import type { Database } from './database.ts';

/** A key as it is kept: its private half cannot be taken out of the browser. */
interface KeptKey {
  readonly use: 'real' | 'rehearsal';
  readonly privateKey: CryptoKey;
}

const isKept = (value: unknown): value is KeptKey =>
  typeof value === 'object' && value !== null && 'use' in value && 'privateKey' in value;

export interface BrowserKeysParts {
  readonly database: Database;
  /** Null where there is no WebCrypto. */
  readonly subtle: SubtleCrypto | null;
  /** Why no key can be used here. */
  readonly cannotSign: CannotSign | null;
  /** Puts an act to the person; true where they say yes. */
  readonly confirm: (act: {
    readonly type: string;
    readonly data: unknown;
    readonly sentence: string;
  }) => Promise<boolean>;
}

/**
 * Ed25519 keys of this origin, made and kept by the browser so that no script can read them. What is
 * signed is read here: an act of the key's own device, or a relay's challenge.
 */
export class BrowserKeys implements DeviceKeys {
  readonly #parts: BrowserKeysParts;

  constructor(parts: BrowserKeysParts) {
    this.#parts = parts;
  }

  async create(use: 'real' | 'rehearsal'): Promise<string> {
    const { subtle, cannotSign, database } = this.#parts;
    if (subtle === null || cannotSign !== null) throw new Error(cannotSign ?? 'no-secure-context');
    const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error('no-ed25519');
    const raw = await subtle.exportKey('raw', pair.publicKey);
    const publicKey = encodeBase64url(new Uint8Array(raw));
    const kept: KeptKey = { use, privateKey: pair.privateKey };
    await database.write([KEYS], (store) => {
      store(KEYS).put(kept, publicKey);
    });
    return publicKey;
  }

  /** @throws where what is asked is not for this key to sign */
  async sign(request: SignRequest): Promise<SignReply> {
    const { publicKey } = request;
    const key = await this.#kept(publicKey);
    if (key === null) return { signed: false, reason: 'unknown-key' };
    if (request.kind === 'session') {
      const { ledger, relayKey, nonce } = request;
      return this.#signed(key, sessionMessage(ledger, relayKey, nonce));
    }
    const act = readAct(request.bytes);
    if (!act.ok) throw new Error(`not an act: ${act.problem.message}`);
    const { device, type, data } = act.value;
    if (device !== deviceIdOf(browserCrypto, publicKey))
      throw new Error('the act is of another device than the key');
    if (request.asked === 'script' && key.use !== 'rehearsal')
      throw new Error('a script asked for the signature of a real key');
    const asks = request.asked === 'person' && isAskedAbout(type);
    const { sentence } = request;
    if (asks && !(await this.#parts.confirm({ type, data, sentence })))
      return { signed: false, reason: 'declined' };
    return this.#signed(key, actMessage(request.bytes));
  }

  async #kept(publicKey: string): Promise<KeptKey | null> {
    const kept: unknown = await this.#parts.database.read(KEYS, (keys) => keys.get(publicKey));
    return isKept(kept) ? kept : null;
  }

  async #signed({ privateKey }: KeptKey, message: string): Promise<SignReply> {
    const { subtle } = this.#parts;
    if (subtle === null) return { signed: false, reason: 'locked' };
    const made = await subtle.sign('Ed25519', privateKey, plain(utf8ToBytes(message)));
    return { signed: true, signature: encodeBase64url(new Uint8Array(made)) };
  }
}
