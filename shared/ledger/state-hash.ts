import type { Subject } from '../rules/draft.ts';
import { KINDS, type State } from '../rules/state.ts';
import { canonicalJson } from '../documents/canonical-json.ts';
import type { LedgerCrypto } from './crypto.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** The relay signs a state hash after every entry whose number is a multiple of this. */
export const STATE_HASH_INTERVAL = 1024;

type Hashing = Pick<LedgerCrypto, 'sha256'>;

interface HashedRecord {
  readonly subject: string;
  record: object;
  hash: string;
}

/**
 * The hash of a state: SHA-256 over the sorted list of subjects (`kind/id`), each with the SHA-256
 * of its record's canonical JSON. Rehashes only the records that were touched since the last time,
 * and only those that are others now, so that a rewound state is hashed as rightly as any.
 */
export class StateHasher {
  readonly #crypto: Hashing;
  readonly #touched = new Map<Subject['kind'], Set<string>>();
  readonly #records = new Map<string, HashedRecord>();
  /** In the order of their subjects, unless `#unsorted`. */
  #list: HashedRecord[] = [];
  #unsorted = false;

  constructor(crypto: Hashing) {
    this.#crypto = crypto;
  }

  /** Notes records that may be others than at the last hash. */
  touch(subjects: readonly Subject[]): void {
    for (const { kind, id } of subjects) {
      const ids = this.#touched.get(kind);
      if (ids === undefined) this.#touched.set(kind, new Set([id]));
      else ids.add(id);
    }
  }

  /** Notes every record of a state. */
  touchAll(state: State): void {
    if (state.association !== null) this.touch([{ kind: 'association', id: 'association' }]);
    for (const kind of KINDS) {
      this.#touched.set(kind, new Set(state[kind].keys()));
    }
  }

  hash(state: State): string {
    const gone: HashedRecord[] = [];
    for (const [kind, ids] of this.#touched) {
      for (const id of ids) {
        const record = kind === 'association' ? state.association : state[kind].get(id);
        const subject = `${kind}/${id}`;
        const known = this.#records.get(subject);
        if (record) this.#renew(subject, record, known);
        else if (known !== undefined) gone.push(known);
      }
    }
    this.#forget(gone);
    if (this.#unsorted) this.#list.sort((a, b) => (a.subject < b.subject ? -1 : 1));
    this.#unsorted = false;
    return this.#crypto.sha256(
      lengthPrefixed(
        'convene-records/1',
        this.#list.flatMap(({ subject, hash }) => [subject, hash]),
      ),
    );
  }

  #renew(subject: string, record: object, known: HashedRecord | undefined): void {
    if (known?.record === record) return;
    const hash = this.#crypto.sha256(canonicalJson(record));
    if (known !== undefined) {
      known.record = record;
      known.hash = hash;
      return;
    }
    const added: HashedRecord = { subject, record, hash };
    this.#records.set(subject, added);
    this.#list.push(added);
    this.#unsorted = true;
  }

  #forget(gone: readonly HashedRecord[]): void {
    this.#touched.clear();
    if (gone.length === 0) return;
    const dropped = new Set(gone);
    for (const { subject } of gone) this.#records.delete(subject);
    this.#list = this.#list.filter((entry) => !dropped.has(entry));
  }
}

/** The hash of a state by itself, from all of its records. */
export function stateHashOf(crypto: Hashing, state: State): string {
  const hasher = new StateHasher(crypto);
  hasher.touchAll(state);
  return hasher.hash(state);
}

/** A state hash at a place of a ledger. */
export interface StateAt {
  readonly ledger: string;
  readonly seq: number;
  readonly head: string;
  readonly stateHash: string;
}

/** What the relay signs for a state hash. */
export function stateMessage({ ledger, seq, head, stateHash }: StateAt): string {
  return lengthPrefixed('convene-state/1', [ledger, String(seq), head, stateHash]);
}
