import { bytesToHex } from '@noble/hashes/utils.js';
import { makeAct } from '../ledger/act.ts';
import { CanonicalJsonError } from '../documents/canonical-json.ts';
import type { State } from '../rules/index.ts';
import { keyProblem } from './device-session.ts';
import { foresee } from './foresight.ts';
import { HostError } from './host-error.ts';
import type { Me, ProposeReply, RefusalOnHost } from './host-messages.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import type { Outbox, WaitingAct } from './outbox.ts';
import type { ClientPorts } from './ports.ts';
import type { PredictedAct, PredictionContext } from './predict.ts';
import type { TextShelf } from './text-shelf.ts';

export interface AskedAct {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Signs the bytes of an act for a device. */
export type SignAct = (
  bytes: string,
  sentence: string,
) => Promise<
  | { readonly signed: true; readonly signature: string }
  | { readonly signed: false; readonly reason: 'declined' | 'locked' | 'unknown-key' }
>;

/** Says an act in words, for whoever is asked to sign it. */
export type SentenceOf = (
  item: { readonly type: string; readonly data: unknown; readonly by: string },
  state: State,
) => string;

export interface ProposerSide {
  readonly ledger: string;
  readonly ports: Pick<ClientPorts, 'crypto' | 'clock' | 'randomBytes'>;
  readonly copy: LedgerCopy;
  readonly outbox: Outbox;
  readonly shelf: TextShelf;
  readonly sentence: SentenceOf;
  /** What surrounds a prediction now. */
  context(): PredictionContext;
  /** Whether the relay's clock is known in this run, or only guessed at. */
  clockIsKnown(): 'yes' | 'no';
}

/** Makes acts: foreseen, signed, and on this device's disk before anybody hears of them. */
export class Proposer {
  readonly #side: ProposerSide;
  /** One at a time, so that numbers and foresight follow on each other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(side: ProposerSide) {
    this.#side = side;
  }

  /** @throws HostError */
  propose(
    asked: AskedAct,
    texts: readonly string[],
    me: Pick<Me, 'person' | 'device'>,
    sign: SignAct,
  ): Promise<ProposeReply> {
    const done = this.#turn.then(() => this.#propose(asked, texts, me, sign));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #propose(
    { type, data }: AskedAct,
    texts: readonly string[],
    { person, device }: Pick<Me, 'person' | 'device'>,
    sign: SignAct,
  ): Promise<ProposeReply> {
    const { ledger, ports, copy, outbox, shelf, sentence } = this.#side;
    for (const text of texts) await shelf.keep(text);
    if (typeof data['textSha256'] === 'string') await shelf.find(data['textSha256']);
    const { state, position } = copy.shown;
    const id = bytesToHex(ports.randomBytes(16));
    const n = Math.max(state.device.get(device)?.lastN ?? 0, outbox.countOf(device)) + 1;
    const bytes = makeBytes({ ledger, id, n, type, data, basis: position, device });
    const actHash = ports.crypto.sha256(bytes);
    const refusal = this.#foreseen({ id, n, type, data, device, actHash });
    if (refusal !== null) return { outcome: 'refused', refusal };
    const reply = await sign(bytes, sentence({ type, data, by: person }, state));
    if (!reply.signed) {
      if (reply.reason === 'declined') return { outcome: 'declined' };
      throw keyProblem(reply.reason);
    }
    const { signature } = reply;
    const signedAt = ports.clock();
    await outbox.add({ kind: 'act', actHash, bytes, signature, person, signedAt });
    return { outcome: 'queued', id };
  }

  /** Why the relay would refuse it, as far as can be foreseen here. */
  #foreseen(act: PredictedAct): RefusalOnHost | null {
    const { copy, outbox } = this.#side;
    const context = this.#side.context();
    const { state, position } = copy.shown;
    const before = outbox.ahead(position.seq).map(predicted);
    const decision = foresee(state, before, act, context);
    if (decision.accepted) return null;
    // A clock that may be years off is no reason to turn an act away: it is decided again later.
    const lenient =
      this.#side.clockIsKnown() === 'no' &&
      foresee(state, before, act, { ...context, at: copy.shown.at }).accepted;
    if (lenient) return null;
    const { code, ...details } = decision.refusal;
    return { code, details };
  }
}

export function predicted({ act, actHash }: WaitingAct): PredictedAct {
  const { id, n, type, data, device } = act;
  return { id, n, type, data, device, actHash };
}

/** @throws HostError `malformed-request` where the data is not JSON of integers. */
export function makeBytes(fields: Parameters<typeof makeAct>[0]): string {
  try {
    return makeAct(fields);
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    throw new HostError('malformed-request', `the act has no canonical form: ${error.message}`);
  }
}
