import { Set as PersistentSet } from 'immutable';
import type { Context, Position } from '../rules/context.ts';
import type { Decision } from '../rules/decide.ts';
import type { Instant } from '../rules/instant.ts';
import { EMPTY_STATE, type State } from '../rules/state.ts';
import { actMessage, readSigned, RELAY_DEVICE, type LedgerAct, type SignedAct } from './act.ts';
import { authorKey } from './author-key.ts';
import { Chain } from './chain.ts';
import type { LedgerCrypto } from './crypto.ts';
import { entryMessage, headOf, type Entry } from './entry.ts';
import { fail, problem, type Problem, type Result } from './problem.ts';
import type { Rules, RulesVersions } from './rules-versions.ts';
import { StateHasher } from './state-hash.ts';

/** The last millisecond of the year 9999, the last that can be written with four digits. */
export const LAST_INSTANT = 253_402_300_799_999;

export interface ReplicaOptions {
  readonly crypto: LedgerCrypto;
  readonly rules: RulesVersions;
  /** Whether the snapshot of that hash is kept; of texts that acts bring about it is known here. */
  readonly hasText: (sha256: string) => boolean;
  /**
   * `each`: every entry's signature is checked. `last`: only that of the last one, in `settle`; its
   * head commits to all before it. Signatures of acts are always checked, all of them.
   */
  readonly entrySignatures: 'each' | 'last';
  /** The ledger it is to be; null to take whichever comes. */
  readonly ledger: string | null;
}

/** An entry together with its act. */
export interface LedgerEntry {
  readonly act: SignedAct;
  readonly entry: Entry;
}

export type Accepted = Extract<Decision, { accepted: true }>;

/** What an entry has brought about. */
export interface Applied {
  readonly act: LedgerAct;
  readonly effects: Accepted['effects'];
}

interface Checked {
  readonly act: LedgerAct;
  readonly accepted: Accepted;
  readonly entry: Entry;
}

/** A ledger up to an entry, that was replayed and verified before. */
export interface ReplicaStart {
  readonly ledger: string;
  readonly chain: Chain;
  readonly state: State;
}

/** Where a replica stands, to go back to. */
export interface Mark {
  readonly ledger: string;
  readonly seq: number;
  readonly at: Instant;
  readonly state: State;
  readonly made: PersistentSet<string>;
}

/**
 * A ledger replayed by the rules: it applies one entry after the other, checks everything about
 * each, and freezes at the first that does not hold.
 */
export class Replica {
  readonly options: ReplicaOptions;
  #ledger = '';
  #chain = new Chain();
  #state: State = EMPTY_STATE;
  /** Hashes of the texts that acts have brought about. */
  #made = PersistentSet<string>();
  readonly #hasText = (sha256: string): boolean =>
    this.#made.has(sha256) || this.options.hasText(sha256);
  #hasher: StateHasher;
  #frozen: Problem | null = null;
  /** The last entry, while its signature is still to be checked. */
  #unsettled: Entry | null = null;

  constructor(options: ReplicaOptions, from?: ReplicaStart) {
    this.options = options;
    this.#hasher = new StateHasher(options.crypto);
    if (from === undefined) return;
    this.#ledger = from.ledger;
    this.#chain = from.chain;
    this.#state = from.state;
    this.#hasher.touchAll(from.state);
  }

  /** The ledger's id; empty before its founding. */
  get ledger(): string {
    return this.#ledger;
  }

  get state(): State {
    return this.#state;
  }

  get position(): Position {
    return this.#chain.position;
  }

  /** The instant of the last entry; 0 before the first. */
  get at(): Instant {
    return this.#chain.at;
  }

  get chain(): Pick<Chain, 'holds' | 'headAt' | 'heads'> {
    return this.#chain;
  }

  /** Why it takes no more entries, or null. */
  get frozen(): Problem | null {
    return this.#frozen;
  }

  stateHash(): string {
    return this.#hasher.hash(this.#state);
  }

  /** Checks an entry and its act, and takes it; where it does not hold, freezes. */
  apply(signed: LedgerEntry): Result<Applied> {
    if (this.#frozen !== null) return { ok: false, problem: this.#frozen };
    const result = this.#check(signed);
    if (!result.ok) {
      this.#frozen = result.problem;
      return result;
    }
    const { act, accepted, entry } = result.value;
    this.commit(entry, accepted);
    if (this.options.entrySignatures === 'last') this.#unsettled = entry;
    return { ok: true, value: { act, effects: accepted.effects } };
  }

  /** Checks the signature of the last entry, where that is still to be done. */
  settle(): Problem | null {
    const entry = this.#unsettled;
    this.#unsettled = null;
    if (this.#frozen === null && entry !== null && !this.#isSigned(entry, this.#state)) {
      this.#frozen = wrongEntrySignature(entry.seq);
    }
    return this.#frozen;
  }

  /** The rules' judgement on an act that would come next, at that instant; changes nothing. */
  judge(act: LedgerAct, actHash: string, at: Instant): Result<Decision> {
    const rules = this.options.rules.get(act.rules);
    if (rules === undefined) {
      return fail(
        'rules-unknown',
        `the act is made under rules ${printable(act.rules)}, which are not known here`,
      );
    }
    const late = this.#closingBefore(rules, act, at);
    if (late !== null) return { ok: false, problem: late };
    const context: Context = {
      at,
      ledger: this.#ledger,
      head: this.#chain.position,
      actHash,
      hasText: this.#hasText,
      crypto: this.options.crypto,
    };
    return { ok: true, value: rules.decide(this.#state, act, context) };
  }

  /** What stands against an act whatever the rules say: another ledger, or a basis not on it. */
  misplaced(act: LedgerAct): Problem | null {
    if (act.ledger !== this.#ledger) {
      const other = act.ledger === '' ? 'the founding of a ledger' : `for the ledger ${act.ledger}`;
      return problem('other-ledger', `the act is ${other}`);
    }
    if (this.#chain.holds(act.basis)) return null;
    return problem(
      'basis',
      `the act is based on an entry ${act.basis.seq} that is not on this ledger`,
    );
  }

  /** Whether an act is signed by its device. */
  authorship(act: LedgerAct, signed: SignedAct): 'signed' | 'not-signed' | 'unknown-device' {
    const { crypto } = this.options;
    const key = authorKey(crypto, this.#state, act);
    if (key === null) return 'unknown-device';
    const holds = crypto.verify(key, actMessage(signed.bytes), signed.signature);
    return holds ? 'signed' : 'not-signed';
  }

  /** Takes an entry that was just made here, or has been checked. */
  commit(entry: Entry, { next, effects }: Accepted): void {
    if (entry.seq === 1) this.#ledger = entry.actHash;
    this.#chain.extend(entry.head, entry.at);
    this.#state = next;
    for (const { sha256 } of effects.texts) this.#made = this.#made.add(sha256);
    this.#hasher.touch(effects.touched);
  }

  mark(): Mark {
    const { seq, at } = this.#chain;
    return { ledger: this.#ledger, seq, at, state: this.#state, made: this.#made };
  }

  /** Goes back to where it stood, as if the entries since had never come. */
  rewind(mark: Mark): void {
    this.#ledger = mark.ledger;
    this.#chain.rewind(mark.seq, mark.at);
    this.#state = mark.state;
    this.#made = mark.made;
    this.#unsettled = null;
    this.#hasher = new StateHasher(this.options.crypto);
    this.#hasher.touchAll(mark.state);
  }

  #check({ act: signed, entry: given }: LedgerEntry): Result<Checked> {
    const { crypto, ledger: expected } = this.options;
    const place = this.#checkPlace(given);
    if (place !== null) return { ok: false, problem: place };
    const actHash = crypto.sha256(signed.bytes);
    if (actHash !== given.actHash) return fail('act-hash', 'the act does not have the hash given');
    const ledger = given.seq === 1 ? actHash : this.#ledger;
    if (expected !== null && ledger !== expected) {
      return fail('other-ledger', `the first act founds the ledger ${ledger}, not ${expected}`);
    }
    const head = headOf(crypto, { ledger, ...given });
    if (head !== given.head) return fail('head', 'the head is not the hash of the entry');
    const act = readSigned(signed);
    if (!act.ok) return act;
    // The hashes as made here: those given may be parts of a long text, and would keep all of it.
    const entry = { ...given, prev: this.#chain.head, actHash, head };
    return this.#checkAct(act.value, signed, entry);
  }

  #checkPlace({ seq, prev, at }: Entry): Problem | null {
    const { seq: last, head, at: lastAt } = this.#chain;
    if (seq !== last + 1) {
      return problem('seq', `entry ${seq} stands where entry ${last + 1} should`);
    }
    if (prev !== head) return problem('prev', 'the entry does not follow on the one before it');
    if (at < lastAt) return problem('at', 'the instant is before that of the last entry');
    return at > LAST_INSTANT ? problem('at', 'the instant is past the year 9999') : null;
  }

  #checkAct(act: LedgerAct, signed: SignedAct, entry: Entry): Result<Checked> {
    const misplaced = this.misplaced(act);
    if (misplaced !== null) return { ok: false, problem: misplaced };
    if (this.authorship(act, signed) !== 'signed') {
      return fail('act-signature', "the act is not signed by its device's key");
    }
    const decision = this.judge(act, entry.actHash, entry.at);
    if (!decision.ok) return decision;
    if (!decision.value.accepted) {
      const { code } = decision.value.refusal;
      if (code === 'text-missing')
        return fail('snapshot-missing', 'the text that it names is not there');
      return fail('refused', `the rules refuse this act: ${code}`);
    }
    const accepted = decision.value;
    const each = this.options.entrySignatures === 'each';
    if (each && !this.#isSigned(entry, accepted.next)) {
      return { ok: false, problem: wrongEntrySignature(entry.seq) };
    }
    return { ok: true, value: { act, accepted, entry } };
  }

  /** An entry is signed by the relay's key as it stands after it: that of an appointed relay is new. */
  #isSigned(entry: Entry, state: State): boolean {
    const key = state.association?.relay.publicKey;
    return (
      key !== undefined &&
      this.options.crypto.verify(key, entryMessage(entry.head), entry.signature)
    );
  }

  /**
   * A ballot whose closing instant is reached is closed before anything else, at that instant where
   * nothing later is in the ledger. Only the appointment of a relay may come before it: a relay
   * whose key is lost could not close the ballot, and nothing could ever follow.
   */
  #closingBefore(rules: Rules, act: LedgerAct, at: Instant): Problem | null {
    const due = rules.nextClosing(this.#state);
    if (due === null || due.at > at || act.type === 'relay.appoint') return null;
    if (act.device !== RELAY_DEVICE || act.type !== 'ballot.close' || !closes(act, due.ballot)) {
      return problem('closing', `the ballot ${due.ballot} is to be closed before this act`);
    }
    return at === Math.max(due.at, this.#chain.at)
      ? null
      : problem('closing', `the ballot ${due.ballot} is not closed at its closing instant`);
  }
}

function closes(act: LedgerAct, ballot: string): boolean {
  return (act.data as { readonly ballot?: unknown }).ballot === ballot;
}

function wrongEntrySignature(seq: number): Problem {
  return problem('entry-signature', `entry ${seq} is not signed by the relay's key`);
}

/** A name from outside, short and on one line. */
function printable(name: string): string {
  return JSON.stringify(name.slice(0, 40));
}
