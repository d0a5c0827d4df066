import { createHash, randomBytes } from 'node:crypto';
import { takesPart } from '../../shared/rules/association-member.ts';
import { HOUR, type Instant, type State } from '../../shared/rules/index.ts';
import { sessionMessage } from '../../shared/protocol/session-messages.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { Challenges } from './challenges.ts';

/** How long a token is good for, in milliseconds. */
const TOKEN_LASTS = HOUR;

/** Who speaks, through which device. */
export interface Session {
  readonly person: string;
  readonly device: string;
  /** The person's name. */
  readonly name: string;
}

/** Why a session is none, or no longer. */
export type SessionEnd = 'expired' | 'access-ended';

interface Kept extends Session {
  /** By the uptime: a moved clock ends no session early and keeps none. */
  readonly endsAt: number;
  readonly timer: NodeJS.Timeout;
  readonly closers: Set<(end: SessionEnd) => void>;
}

/** Why a device is not let in. */
export type LoginProblem =
  'challenge-expired' | 'device-unknown' | 'device-revoked' | 'not-a-member' | 'session-signature';

export type Login =
  | {
      readonly ok: true;
      readonly token: string;
      readonly person: string;
      readonly expiresAt: Instant;
    }
  | { readonly ok: false; readonly code: LoginProblem };

export interface SessionsOptions {
  /** The state that is on the disk, its ledger, and the relay's key. */
  readonly current: () => { readonly state: State; readonly ledger: string };
  readonly relayKey: string;
  /** Milliseconds of uptime. */
  readonly uptime: () => number;
}

/** Whom tokens are of. A token is kept as its hash only, in memory only. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #challenges: Challenges;
  readonly #sessions = new Map<string, Kept>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#challenges = new Challenges(options.uptime);
  }

  get count(): number {
    return this.#sessions.size;
  }

  challenge(now: Instant): { readonly nonce: string; readonly expiresAt: Instant } {
    return this.#challenges.make(now);
  }

  /** Takes a device's answer to a challenge. */
  answer(
    given: { readonly device: string; readonly nonce: string; readonly signature: string },
    now: Instant,
  ): Login {
    const { state, ledger } = this.#options.current();
    const { device, nonce, signature } = given;
    const known = state.device.get(device);
    if (known === undefined) return { ok: false, code: 'device-unknown' };
    const message = sessionMessage(ledger, this.#options.relayKey, nonce);
    if (!nodeCrypto.verify(known.publicKey, message, signature)) {
      return { ok: false, code: 'session-signature' };
    }
    if (!this.#challenges.use(nonce)) return { ok: false, code: 'challenge-expired' };
    const bar = standing(state, device);
    if (bar !== null) return { ok: false, code: bar };
    const token = this.#open(device, known.person, state.person.get(known.person)?.name ?? '');
    return { ok: true, token, person: known.person, expiresAt: now + TOKEN_LASTS };
  }

  /** The session of a token; null where it has ended or never was. */
  find(token: string): Session | null {
    const key = hashOf(token);
    const kept = this.#sessions.get(key);
    // A timer stands still while the machine sleeps.
    if (kept !== undefined && kept.endsAt <= this.#options.uptime()) this.#end(key, 'expired');
    return this.#sessions.get(key) ?? null;
  }

  /** Calls once when the session ends; what comes back takes the call back. */
  onEnd(token: string, closer: (end: SessionEnd) => void): () => void {
    const kept = this.#sessions.get(hashOf(token));
    if (kept === undefined) throw new Error('no such session');
    kept.closers.add(closer);
    return () => kept.closers.delete(closer);
  }

  /** Ends the sessions of those who are not let in any more; after each batch of the ledger. */
  review(): void {
    const { state } = this.#options.current();
    for (const [key, { device }] of this.#sessions) {
      if (standing(state, device) !== null) this.#end(key, 'access-ended');
    }
  }

  close(): void {
    for (const { timer } of this.#sessions.values()) clearTimeout(timer);
    this.#sessions.clear();
  }

  #open(device: string, person: string, name: string): string {
    const token = randomBytes(32).toString('base64url');
    const key = hashOf(token);
    const timer = setTimeout(() => this.#end(key, 'expired'), TOKEN_LASTS);
    timer.unref();
    const endsAt = this.#options.uptime() + TOKEN_LASTS;
    this.#sessions.set(key, { person, device, name, endsAt, timer, closers: new Set() });
    return token;
  }

  #end(key: string, end: SessionEnd): void {
    const kept = this.#sessions.get(key);
    if (kept === undefined) return;
    clearTimeout(kept.timer);
    this.#sessions.delete(key);
    for (const closer of kept.closers) closer(end);
  }
}

/** What bars a device that has enrolled, or null. */
function standing(state: State, device: string): LoginProblem | null {
  const record = state.device.get(device);
  if (record === undefined) return 'device-unknown';
  if (record.revokedAt !== null) return 'device-revoked';
  return takesPart(state, record.person) ? null : 'not-a-member';
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
