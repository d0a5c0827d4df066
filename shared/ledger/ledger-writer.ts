import { Map as PersistentMap } from 'immutable';
import type { KeptText } from '../rules/draft.ts';
import type { Instant } from '../rules/instant.ts';
import { refuse, type Refusal } from '../rules/refusal.ts';
import {
  makeAct,
  readAct,
  RELAY_DEVICE,
  signAct,
  textNamedBy,
  type LedgerAct,
  type SignedAct,
} from './act.ts';
import type { Signer } from './crypto.ts';
import { makeEntry, type Entry } from './entry.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { problem, type Problem, type Result } from './problem.ts';
import type { Accepted, Applied, LedgerEntry, Mark, Replica } from './replica.ts';
import { CURRENT_RULES, type Rules } from './rules-versions.ts';
import { signRefusal, type SignedRefusal } from './signed-refusal.ts';
import { STATE_HASH_INTERVAL, stateMessage } from './state-hash.ts';

/** What became of an act, for good: the same answer whenever the same act comes again. */
export type Fate =
  | { readonly result: 'accepted'; readonly receipt: Entry }
  | { readonly result: 'refused'; readonly refusal: SignedRefusal };

/** The answer to a proposal. A problem is not kept: the act may be proposed again. */
export type Answer = Fate | { readonly result: 'problem'; readonly problem: Problem };

/** What was added to the ledger, to be stored in this order before any answer goes out. */
export type Appended =
  | (LedgerEntry & {
      readonly kind: 'entry';
      /** Texts that the act brought about, to be kept under their hashes. */
      readonly texts: readonly KeptText[];
      /** Hashes of all the texts that the entry needs, sorted: the named one, and those above. */
      readonly needs: readonly string[];
    })
  | SignedStateHash;

/** The relay's word on the state after an entry. */
export interface SignedStateHash {
  readonly kind: 'state';
  readonly seq: number;
  readonly stateHash: string;
  readonly signature: string;
}

export interface WriterOptions {
  /** The ledger so far, every entry of it checked; the writer alone adds to it from here on. */
  readonly replica: Replica;
  readonly relay: Signer;
  /** The fates of earlier acts, by act id. */
  readonly fates?: Iterable<readonly [string, Fate]>;
}

interface WriterMark {
  readonly replica: Mark;
  readonly fates: PersistentMap<string, Fate>;
  readonly appended: number;
}

/**
 * The relay's side of a ledger: decides about acts, makes entries of those the rules accept, and
 * closes ballots when they are due. All in memory and at once; storing what was appended, and
 * holding back answers until that is done, is the caller's.
 */
export class LedgerWriter {
  readonly replica: Replica;
  readonly #relay: Signer;
  readonly #rules: Rules;
  #fates: PersistentMap<string, Fate>;
  #appended: Appended[] = [];

  constructor({ replica, relay, fates = [] }: WriterOptions) {
    const rules = replica.options.rules.get(CURRENT_RULES);
    if (rules === undefined) throw new Error(`no rules ${CURRENT_RULES}`);
    this.replica = replica;
    this.#relay = relay;
    this.#rules = rules;
    this.#fates = PersistentMap(fates);
  }

  /** What became of an act; undefined where nothing has yet. */
  fateOf(id: string): Fate | undefined {
    return this.#fates.get(id);
  }

  /** What was appended since this was last asked, in its order. */
  takeAppended(): Appended[] {
    const appended = this.#appended;
    this.#appended = [];
    return appended;
  }

  /** Decides about an act at the instant of the relay's clock, after closing what is due by then. */
  propose(signed: SignedAct, clock: Instant): Answer {
    const read = readAct(signed.bytes);
    if (!read.ok) return { result: 'problem', problem: read.problem };
    const act = read.value;
    const actHash = this.#crypto.sha256(signed.bytes);
    const known = this.#known(act, actHash);
    if (known !== null) return known;
    this.closeDue(clock);
    const obstacle = this.#obstacle(act);
    if (obstacle !== null) return { result: 'problem', problem: obstacle };
    const authorship = this.replica.authorship(act, signed);
    if (authorship === 'not-signed') return NOT_SIGNED;
    const at = Math.max(this.replica.at, clock);
    if (authorship === 'unknown-device') return this.#refuseUnknown(act, actHash, at);
    if (this.#fates.has(act.id)) {
      return this.#answerRefusal(act, actHash, refuse('id-reused', { id: act.id }));
    }
    return this.#decide(act, signed, actHash, at);
  }

  /**
   * Takes an entry that was made elsewhere, by another relay or by this one before it lost it, after
   * checking all of it; its receipt is the act's fate from here on.
   */
  take(made: LedgerEntry): Result<Applied> {
    const result = this.replica.apply(made);
    if (!result.ok) return result;
    const fate: Fate = { result: 'accepted', receipt: made.entry };
    this.#fates = this.#fates.set(result.value.act.id, fate);
    return result;
  }

  /** Closes every ballot whose closing instant is reached by the relay's clock. */
  closeDue(clock: Instant): void {
    if (!this.#isRelay()) return;
    const until = Math.max(this.replica.at, clock);
    for (;;) {
      const due = this.#rules.nextClosing(this.replica.state);
      if (due === null || due.at > until) return;
      this.#close(due.ballot, Math.max(due.at, this.replica.at));
    }
  }

  /** Where it stands, to go back to if what is appended from here on cannot be stored. */
  mark(): WriterMark {
    return {
      replica: this.replica.mark(),
      fates: this.#fates,
      appended: this.#appended.length,
    };
  }

  rewind(mark: WriterMark): void {
    this.replica.rewind(mark.replica);
    this.#fates = mark.fates;
    this.#appended.length = mark.appended;
  }

  get #crypto() {
    return this.replica.options.crypto;
  }

  /** Whether the relay that writes here is the one that the ledger names. */
  #isRelay(): boolean {
    return this.replica.state.association?.relay.publicKey === this.#relay.publicKey;
  }

  /** The old answer to the same act. */
  #known(act: LedgerAct, actHash: string): Answer | null {
    const fate = this.#fates.get(act.id);
    if (fate !== undefined) return hashOf(fate) === actHash ? fate : null;
    if (this.replica.state.acts.get(act.id) !== actHash) return null;
    return {
      result: 'problem',
      problem: problem('fate-unknown', 'the receipt of this act is not at hand'),
    };
  }

  /** What stands against an act whatever the rules say and whoever signed it. */
  #obstacle(act: LedgerAct): Problem | null {
    const { association } = this.replica.state;
    if (association !== null && !this.#isRelay() && act.type !== 'relay.appoint') {
      return moved(association.relay.url);
    }
    return this.replica.misplaced(act);
  }

  /**
   * Nobody can have signed for a device that is not known. The rules say why such an act is
   * refused, but as it may come from anybody, its id stays free.
   */
  #refuseUnknown(act: LedgerAct, actHash: string, at: Instant): Answer {
    const judged = this.replica.judge(act, actHash, at);
    if (!judged.ok) return { result: 'problem', problem: judged.problem };
    if (judged.value.accepted) return NOT_SIGNED;
    return this.#signedRefusal(act, actHash, judged.value.refusal);
  }

  #decide(act: LedgerAct, signed: SignedAct, actHash: string, at: Instant): Answer {
    const judged = this.replica.judge(act, actHash, at);
    if (!judged.ok) return { result: 'problem', problem: judged.problem };
    const decision = judged.value;
    if (!decision.accepted) return this.#answerRefusal(act, actHash, decision.refusal);
    const relay = decision.next.association?.relay;
    if (relay?.publicKey !== this.#relay.publicKey) {
      return { result: 'problem', problem: moved(relay?.url ?? null) };
    }
    return this.#append(act, signed, { actHash, at, decision });
  }

  #append(
    act: LedgerAct,
    signed: SignedAct,
    { actHash, at, decision }: { actHash: string; at: Instant; decision: Accepted },
  ): Fate {
    const { seq, head: prev } = this.replica.position;
    const ledger = seq === 0 ? actHash : this.replica.ledger;
    const fields = { ledger, seq: seq + 1, prev, actHash, at };
    const entry = makeEntry(this.#crypto, this.#relay, fields);
    this.replica.commit(entry, decision);
    const { texts } = decision.effects;
    const needs = textsNeeded(act, texts);
    this.#appended.push({ kind: 'entry', act: signed, entry, texts, needs });
    if (entry.seq % STATE_HASH_INTERVAL === 0) this.#appended.push(this.#stateHash());
    const fate: Fate = { result: 'accepted', receipt: entry };
    this.#fates = this.#fates.set(act.id, fate);
    return fate;
  }

  #stateHash(): SignedStateHash {
    const { seq, head } = this.replica.position;
    const stateHash = this.replica.stateHash();
    const message = stateMessage({ ledger: this.replica.ledger, seq, head, stateHash });
    return { kind: 'state', seq, stateHash, signature: this.#relay.sign(message) };
  }

  #answerRefusal(act: LedgerAct, actHash: string, refusal: Refusal): Fate {
    const fate = this.#signedRefusal(act, actHash, refusal);
    // Where the id is another act's, that act's fate stays.
    const taken = this.#fates.has(act.id) || this.replica.state.acts.has(act.id);
    if (!taken) this.#fates = this.#fates.set(act.id, fate);
    return fate;
  }

  #signedRefusal(act: LedgerAct, actHash: string, refusal: Refusal): Fate {
    const { seq: atSeq, head } = this.replica.position;
    const refused = { id: act.id, actHash, refusal, atSeq, head };
    return { result: 'refused', refusal: signRefusal(this.#relay, refused) };
  }

  #close(ballot: string, at: Instant): void {
    const { ledger, position } = this.replica;
    // From the head, so that nobody can have taken the id before.
    const unique = this.#crypto.sha256(lengthPrefixed('convene-close/1', [position.head, ballot]));
    const bytes = makeAct({
      ledger,
      id: `close-${unique.slice(0, 40)}`,
      n: this.replica.state.relayN + 1,
      type: 'ballot.close',
      data: { ballot },
      basis: position,
      device: RELAY_DEVICE,
    });
    const act = readAct(bytes);
    if (!act.ok) throw new Error(act.problem.message);
    const answer = this.#decide(
      act.value,
      signAct(bytes, this.#relay),
      this.#crypto.sha256(bytes),
      at,
    );
    if (answer.result !== 'accepted') {
      throw new Error(`a due ballot cannot be closed: ${JSON.stringify(answer)}`);
    }
  }
}

const NOT_SIGNED: Answer = {
  result: 'problem',
  problem: problem('act-signature', "the act is not signed by its device's key"),
};

function hashOf(fate: Fate): string {
  return fate.result === 'accepted' ? fate.receipt.actHash : fate.refusal.actHash;
}

function moved(url: string | null): Problem {
  const to = url === null ? '' : `, at ${url}`;
  return problem('relay-moved', `entries of this ledger are made by another relay${to}`);
}

/** The hashes, sorted, of the text that an act names and of those that it brought about. */
export function textsNeeded(act: LedgerAct, texts: readonly KeptText[]): readonly string[] {
  const named = textNamedBy(act);
  if (named === null && texts.length === 0) return [];
  const hashes = new Set(texts.map((text) => text.sha256));
  if (named !== null) hashes.add(named);
  return [...hashes].sort();
}
