import { canonicalJson } from '../../shared/documents/canonical-json.ts';
import { lengthPrefixed } from '../../shared/ledger/length-prefixed.ts';
import { KINDS, type State } from '../../shared/rules/index.ts';
import { nodeCrypto } from '../node-crypto.ts';

/** How many records are hashed before others get their turn. */
const PORTION = 500;

/**
 * The hash of a state, as `shared/ledger/state-hash.ts` makes it, a portion at a time. A record never
 * changes, so its hash is kept for as long as the record is.
 */
export class StateDigest {
  readonly #hashes = new WeakMap<object, string>();

  async of(state: State): Promise<string> {
    const subjects: { readonly subject: string; readonly record: object }[] = [];
    if (state.association !== null) {
      subjects.push({ subject: 'association/association', record: state.association });
    }
    for (const kind of KINDS) {
      for (const [id, record] of state[kind]) subjects.push({ subject: `${kind}/${id}`, record });
    }
    await this.#hashAll(subjects.map(({ record }) => record));
    subjects.sort((a, b) => (a.subject < b.subject ? -1 : 1));
    return nodeCrypto.sha256(
      lengthPrefixed(
        'convene-records/1',
        subjects.flatMap(({ subject, record }) => [subject, this.#hashes.get(record) ?? '']),
      ),
    );
  }

  async #hashAll(records: readonly object[]): Promise<void> {
    let made = 0;
    for (const record of records) {
      if (this.#hashes.has(record)) continue;
      this.#hashes.set(record, nodeCrypto.sha256(canonicalJson(record)));
      made += 1;
      if (made % PORTION === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
