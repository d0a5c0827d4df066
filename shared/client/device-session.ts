import { sessionMessage } from '../protocol/session-messages.ts';
import { HostError } from './host-error.ts';
import type { DeviceKeys, SignReply } from './ports.ts';
import { RelayProblem, type RelayHttp } from './relay-http.ts';
import type { Instant } from '../rules/index.ts';

/** A token of a device, good until then by the relay's clock. */
export interface DeviceSession {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Whose session it is to be, and who signs for it. */
export interface SessionDevice {
  readonly device: string;
  readonly publicKey: string;
  sign(asked: {
    readonly ledger: string;
    readonly relayKey: string;
    readonly nonce: string;
  }): Promise<SignReply>;
}

/** A device whose key is kept here. */
export const keptDevice = (
  keys: DeviceKeys,
  { device, publicKey }: { readonly device: string; readonly publicKey: string },
): SessionDevice => ({
  device,
  publicKey,
  sign: (asked) => keys.sign({ kind: 'session', publicKey, ...asked }),
});

/** A device whose key is at hand as a signer: the recovery code's. */
export const signerDevice = (
  device: string,
  signer: { readonly publicKey: string; sign(message: string): string },
): SessionDevice => ({
  device,
  publicKey: signer.publicKey,
  sign: ({ ledger, relayKey, nonce }) =>
    Promise.resolve({
      signed: true,
      signature: signer.sign(sessionMessage(ledger, relayKey, nonce)),
    }),
});

/** What a token must be good for still, in ms: it is used a little later. */
const MARGIN = 60_000;

/**
 * Sessions of a relay for devices of one ledger, by challenge; a token is used again while the
 * relay's clock says that it is good.
 */
export class DeviceSessions {
  readonly #ledger: string;
  readonly #kept = new Map<string, DeviceSession>();

  constructor(ledger: string) {
    this.#ledger = ledger;
  }

  /**
   * @throws HostError and RelayProblem as RelayHttp does; HostError `relay-of-another-association`,
   * `keys-locked` or `keys-unavailable`.
   */
  async open(
    relay: RelayHttp,
    who: SessionDevice,
    relayNow: Instant | null,
  ): Promise<DeviceSession> {
    const name = `${relay.url} ${who.device}`;
    const kept = this.#kept.get(name);
    const isGood = kept !== undefined && relayNow !== null && relayNow + MARGIN < kept.expiresAt;
    if (isGood) return kept;
    const made = await this.#login(relay, who);
    this.#kept.set(name, made);
    return made;
  }

  /** The relay's clock was moved; a token lasts as long as before. */
  clockMoved(by: number): void {
    for (const [name, { token, expiresAt }] of this.#kept) {
      this.#kept.set(name, { token, expiresAt: expiresAt + by });
    }
  }

  /** Forgets all tokens: one of them was not taken. */
  forget(): void {
    this.#kept.clear();
  }

  async #login(relay: RelayHttp, who: SessionDevice): Promise<DeviceSession> {
    const challenge = await relay.session({ type: 'challenge' });
    if (challenge.type !== 'challenge') throw incompatible();
    const { ledger, relayKey, nonce } = challenge;
    if (ledger !== this.#ledger) {
      throw new HostError('relay-of-another-association', 'that relay keeps another ledger');
    }
    const reply = await who.sign({ ledger, relayKey, nonce });
    if (!reply.signed) throw keyProblem(reply.reason);
    const { signature } = reply;
    const session = await relay.session({ type: 'answer', device: who.device, nonce, signature });
    if (session.type !== 'session') throw incompatible();
    return { token: session.token, expiresAt: session.expiresAt };
  }
}

const incompatible = () =>
  new HostError('relay-incompatible', 'the relay answers something else than it was asked');

/** Why a key did not sign. */
export function keyProblem(reason: 'declined' | 'locked' | 'unknown-key'): HostError {
  switch (reason) {
    case 'declined':
      return new HostError('cancelled', 'the person said no');
    case 'locked':
      return new HostError('keys-locked', 'the keys of this device are locked');
    case 'unknown-key':
      return new HostError('keys-unavailable', 'this device does not hold that key');
  }
}

/** Whether a relay's no means that this device is shut out for good. */
export const isShutOut = (error: unknown): boolean =>
  error instanceof RelayProblem &&
  (error.code === 'device-revoked' || error.code === 'not-a-member');

export const isNotEnrolled = (error: unknown): boolean =>
  error instanceof RelayProblem && error.code === 'device-unknown';
