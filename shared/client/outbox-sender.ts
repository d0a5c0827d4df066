import { textNamedBy } from '../ledger/act.ts';
import { verifyReceipt, type Entry } from '../ledger/entry.ts';
import { verifyRefusal, type SignedRefusal } from '../ledger/signed-refusal.ts';
import { foresee } from './foresight.ts';
import { HostError, messageOf } from './host-error.ts';
import type { LedgerCopy } from './ledger-copy.ts';
import type { Outbox, WaitingAct } from './outbox.ts';
import type { ClientPorts } from './ports.ts';
import type { PredictionContext } from './predict.ts';
import { predicted } from './proposer.ts';
import { RelayProblem } from './relay-http.ts';
import type { RelayAnswerMessage, RelayLink } from './relay-link.ts';

/** What stands in an act's way and goes by itself. */
const PASSING: ReadonlySet<string> = new Set([
  'storage',
  'clock-doubted',
  'rate-limited',
  'shutting-down',
  'restoring',
  'internal',
  'disk',
  'relay-unreachable',
  'token-expired',
  'relay-moved',
]);
/** The text has changed since its author looked: what it says now is for them to see first. */
const ITS_AUTHORS_WORD: ReadonlySet<string> = new Set(['text-changed']);
const TRY_AGAIN_AFTER = 3000;

export interface SenderSide {
  readonly ledger: string;
  readonly ports: Pick<ClientPorts, 'crypto' | 'after'>;
  readonly copy: LedgerCopy;
  readonly outbox: Outbox;
  readonly link: Pick<RelayLink, 'isReady' | 'send' | 'reconnect'>;
  context(): PredictionContext;
  /** Gives the relay the text of that hash. */
  upload(sha256: string): Promise<void>;
  relayKeys(): readonly string[];
  /** The relay has said something final of an act of this device. */
  acknowledged(): void;
  /** The relay does not believe its own clock. */
  clockDoubted(): void;
}

type Answer =
  | { readonly type: 'settled' }
  | { readonly type: 'problem'; readonly code: string; readonly message: string }
  | { readonly type: 'disconnected' };

type Problem = Extract<Answer, { type: 'problem' }>;

/**
 * Sends what waits in the outbox: each act only once everything before it is in, decided again on
 * the state as it stands then, and one at a time, as a later act that is taken first would have
 * those before it refused.
 */
export class OutboxSender {
  readonly #side: SenderSide;
  readonly #answers = new Map<string, (answer: Answer) => void>();
  #arrivals: (() => void)[] = [];
  #isRunning = false;
  #isWanted = false;
  /** The act that something passing stands in the way of; those after it wait with it. */
  #paused: string | null = null;
  #takeBackRetry: (() => void) | null = null;

  constructor(side: SenderSide) {
    this.#side = side;
  }

  /** Sends what can be sent. */
  wake(): void {
    this.#isWanted = true;
    if (!this.#isRunning) void this.#run();
  }

  disconnected(): void {
    for (const answer of this.#answers.values()) answer({ type: 'disconnected' });
    this.#answers.clear();
    this.grown();
    this.#side.outbox.disconnected();
  }

  /** Entries have come. */
  grown(): void {
    for (const arrived of this.#arrivals.splice(0)) arrived();
  }

  close(): void {
    this.#takeBackRetry?.();
  }

  /** Takes the relay's word on an act. What it has not signed with its key is not taken. */
  async answered(message: RelayAnswerMessage): Promise<void> {
    switch (message.type) {
      case 'receipt':
        return this.#accepted(message.receipt);
      case 'refusal':
        return this.#refused(message.refusal);
      case 'problem':
        this.#answers.get(message.actHash)?.({ type: 'problem', ...message.problem });
        return;
      case 'fate':
        if (message.fate.result === 'accepted') return this.#accepted(message.fate.receipt);
        if (message.fate.result === 'refused') return this.#refused(message.fate.refusal);
    }
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await this.#sendAll();
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #sendAll(): Promise<void> {
    const { outbox, link } = this.#side;
    while (link.isReady) {
      const next = outbox
        .waiting()
        .find(({ act, fate }) => fate.status === 'queued' || act.id === this.#paused);
      if (next === undefined || next.act.id === this.#paused) return;
      const answer = await this.#send(next).catch((error: unknown): Answer => ({
        type: 'problem',
        code: codeOf(error),
        message: messageOf(error),
      }));
      if (answer.type === 'disconnected') return;
      if (answer.type === 'problem' && !(await this.#stands(next, answer))) return;
    }
  }

  /** Notes what stands in the way; whether those after it may go on. */
  async #stands({ act }: WaitingAct, { code, message }: Problem): Promise<boolean> {
    const { outbox, link, ports } = this.#side;
    if (ITS_AUTHORS_WORD.has(code)) {
      // Where the disk does not take it, it holds for as long as this runs.
      await outbox.turnedAway(act.id, code, message).catch(() => {});
      return true;
    }
    outbox.now(act.id, { status: 'problem', code, message });
    if (!PASSING.has(code)) return true;
    if (code === 'relay-moved') link.reconnect();
    if (code === 'clock-doubted') this.#side.clockDoubted();
    this.#takeBackRetry?.();
    this.#paused = act.id;
    this.#takeBackRetry = ports.after(TRY_AGAIN_AFTER, () => {
      this.#paused = null;
      outbox.now(act.id, { status: 'queued' });
      this.wake();
    });
    return false;
  }

  async #send(waiting: WaitingAct): Promise<Answer> {
    const { copy, outbox, link } = this.#side;
    const { act, actHash, signed } = waiting;
    if (copy.shown.state.acts.get(act.id) === actHash) return this.#isIn(waiting);
    if (waiting.send === 'when-foreseen') {
      const decision = foresee(copy.shown.state, [], predicted(waiting), this.#side.context());
      if (!decision.accepted) {
        const { code, ...details } = decision.refusal;
        // Where the disk does not take it, it holds for as long as this runs.
        await outbox.held(act.id, { code, details }).catch(() => {});
        return { type: 'settled' };
      }
    }
    const named = textNamedBy(act);
    if (named !== null) await this.#side.upload(named);
    if (!link.isReady) return { type: 'disconnected' };
    outbox.now(act.id, { status: 'sent' });
    const answer = await new Promise<Answer>((resolve) => {
      this.#answers.set(actHash, resolve);
      link.send({ type: 'propose', act: signed.bytes, signature: signed.signature });
    });
    this.#answers.delete(actHash);
    const fate = outbox.find(act.id)?.fate;
    if (fate?.status === 'accepted') await this.#arrival(fate.receipt.seq);
    return answer;
  }

  /** The act is among the entries: its receipt was lost on the way. */
  async #isIn({ act, actHash }: WaitingAct): Promise<Answer> {
    const line = await this.#side.copy.entryOfAct(actHash);
    if (line !== null) await this.#side.outbox.accepted(act.id, line.entry);
    return { type: 'settled' };
  }

  /** Resolves once that entry is here, or there is no connection. */
  async #arrival(seq: number): Promise<void> {
    while (this.#side.link.isReady && this.#side.copy.shown.position.seq < seq) {
      await new Promise<void>((resolve) => this.#arrivals.push(resolve));
    }
  }

  async #accepted(receipt: Entry): Promise<void> {
    const { outbox, ledger, ports } = this.#side;
    const waiting = outbox.waitingOf(receipt.actHash);
    if (waiting === undefined) return;
    const holds = this.#keysFor(waiting).some((key) =>
      verifyReceipt(ports.crypto, ledger, key, receipt),
    );
    if (!holds) return this.#unsigned(receipt.actHash);
    await outbox.accepted(waiting.act.id, receipt);
    this.#side.acknowledged();
    this.#answers.get(receipt.actHash)?.({ type: 'settled' });
  }

  async #refused(refusal: SignedRefusal): Promise<void> {
    const { outbox, ports } = this.#side;
    const waiting = outbox.waitingOf(refusal.actHash);
    if (waiting === undefined) return;
    const holds = this.#keysFor(waiting).some((key) => verifyRefusal(ports.crypto, key, refusal));
    if (!holds || refusal.id !== waiting.act.id) return this.#unsigned(refusal.actHash);
    await outbox.refused(waiting.act.id, refusal);
    this.#side.acknowledged();
    this.#answers.get(refusal.actHash)?.({ type: 'settled' });
  }

  /** The relay's keys; the appointment of a relay is answered by the one that it appoints. */
  #keysFor({ act }: WaitingAct): readonly string[] {
    const appointed = (act.data as { readonly publicKey?: unknown }).publicKey;
    const isAppointment = act.type === 'relay.appoint' && typeof appointed === 'string';
    return isAppointment ? [...this.#side.relayKeys(), appointed] : this.#side.relayKeys();
  }

  #unsigned(actHash: string): void {
    this.#answers.get(actHash)?.({
      type: 'problem',
      code: 'answer-not-signed',
      message: "the answer is not signed by the relay's key",
    });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof RelayProblem) return error.code;
  return error instanceof HostError ? error.problem.code : 'internal';
}
