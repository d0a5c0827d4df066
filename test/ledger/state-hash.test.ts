import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Map as PersistentMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { canonicalJson } from '../../shared/documents/canonical-json.ts';
import { writeLine } from '../../shared/ledger/export-line.ts';
import { StateHasher, stateHashOf, stateMessage } from '../../shared/ledger/state-hash.ts';
import { EMPTY_STATE, KINDS, type Person, type State } from '../../shared/rules/index.ts';
import { longAssociation } from './long-association.ts';
import { signerOf, smallAssociation } from './test-association.ts';
import { failureOf } from './verdict-of.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As docs/PROTOCOL.md says it, without any of the code that it is to check. */
function byTheBook(state: State): string {
  const rows: [subject: string, record: unknown][] = KINDS.flatMap((kind) =>
    [...state[kind].entries()].map(([id, record]): [string, unknown] => [`${kind}/${id}`, record]),
  );
  if (state.association !== null) rows.push(['association/association', state.association]);
  const sorted = rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const fields = sorted.flatMap(([subject, record]) => [subject, sha256(canonicalJson(record))]);
  return sha256(`convene-records/1\0${fields.map((one) => `${one.length}:${one}`).join('')}`);
}

describe('the state hash', () => {
  it('is as the protocol says', () => {
    const association = smallAssociation();
    expect(association.replica.stateHash()).toBe(byTheBook(association.replica.state));
    expect(stateHashOf(nodeCrypto, association.replica.state)).toBe(
      association.replica.stateHash(),
    );
  });

  it('of nothing is that of no records', () => {
    expect(stateHashOf(nodeCrypto, EMPTY_STATE)).toBe(sha256('convene-records/1\0'));
  });

  it('after any changes is that of the state by itself', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({ id: ids, name: fc.option(ids, { nil: null }), look: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const hasher = new StateHasher(nodeCrypto);
        let people = PersistentMap<string, Person>();
        const seen: [ours: string, book: string][] = [];
        for (const { id, name, look } of steps) {
          people =
            name === null
              ? people.delete(id)
              : people.set(id, { id, name, organization: 'o', departed: false });
          hasher.touch([{ kind: 'person', id }]);
          const state = { ...EMPTY_STATE, person: people };
          if (look) seen.push([hasher.hash(state), byTheBook(state)]);
        }
        const state = { ...EMPTY_STATE, person: people };
        seen.push([hasher.hash(state), byTheBook(state)]);
        expect(seen.map(([ours]) => ours)).toEqual(seen.map(([, book]) => book));
      }),
    );
  });
});

describe('in an export of more than 1,024 entries', () => {
  const association = longAssociation();
  const lines = association.lines();
  const at = lines.findIndex((line) => line.startsWith('{"kind":"state"'));
  const stateLine = lines[at] ?? '';
  const given = association.appended.find((item) => item.kind === 'state');
  if (given === undefined) throw new Error('no state hash');
  const number = at + 1;

  it('stands after the 1,024th, and only there', async () => {
    expect(lines[at - 1]).toContain('"seq":1024,');
    expect(lines.filter((line) => line.startsWith('{"kind":"state"'))).toHaveLength(1);
    expect(await failureOf(lines)).toBe('ok');
  });

  const relay = signerOf('relay');
  const signed = (stateHash: string, seq = 1024, signer = relay): string => {
    const head = /"head":"([^"]*)","kind"/.exec(lines[at - 1] ?? '')?.[1] ?? '';
    const message = stateMessage({ ledger: association.replica.ledger, seq, head, stateHash });
    return writeLine({ kind: 'state', seq, stateHash, signature: signer.sign(message) });
  };

  it('is signed as the protocol says', () => {
    expect(signed(given.stateHash)).toBe(stateLine);
  });

  it.each<[name: string, lines: readonly string[], code: string]>([
    ['missing', lines.toSpliced(at, 1), `${number} state-missing`],
    ['doubled', lines.toSpliced(at, 0, stateLine), `${number + 1} misplaced-line`],
    [
      'too late',
      lines.with(at, lines[at + 1] ?? '').with(at + 1, stateLine),
      `${number} state-missing`,
    ],
    ['another, rightly signed', lines.with(at, signed('a'.repeat(64))), `${number} state-hash`],
    ['of another number', lines.with(at, signed(given.stateHash, 1023)), `${number} state-hash`],
    [
      'signed by somebody else',
      lines.with(at, signed(given.stateHash, 1024, signerOf('sam'))),
      `${number} state-signature`,
    ],
    [
      'with another signature',
      lines.with(at, stateLine.replace(/"signature":"./, '"signature":"_')),
      `${number} state-signature`,
    ],
  ])('%s does not hold', async (_, changed, failure) => {
    expect(await failureOf(changed)).toBe(failure);
  });
});
