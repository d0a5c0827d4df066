/** What a relay could make that does not keep to the rules: entries around the ledger writer. */

import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { makeAct, RELAY_DEVICE, signAct, type SignedAct } from '../../shared/ledger/act.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { makeEntry, type Entry, type HeadFields } from '../../shared/ledger/entry.ts';
import { readLine, writeLine, type EntryLine } from '../../shared/ledger/export-line.ts';
import type { LedgerEntry, Replica } from '../../shared/ledger/replica.ts';
import { signerOf } from './test-association.ts';

/** An entry after where a replica stands, rightly chained and signed, whatever its act. */
export function forgedEntry(
  replica: Replica,
  act: SignedAct,
  at: number,
  { relay = signerOf('relay'), ...more }: Partial<HeadFields> & { relay?: Signer } = {},
): LedgerEntry {
  const { seq, head } = replica.position;
  const actHash = nodeCrypto.sha256(act.bytes);
  const ledger = seq === 0 ? actHash : replica.ledger;
  const fields = { ledger, seq: seq + 1, prev: head, actHash, at, ...more };
  return { act, entry: makeEntry(nodeCrypto, relay, fields) };
}

export function closingAct(replica: Replica, ballot: string, relay = signerOf('relay')): SignedAct {
  const bytes = makeAct({
    ledger: replica.ledger,
    id: `close-${ballot}`,
    n: replica.state.relayN + 1,
    type: 'ballot.close',
    data: { ballot },
    basis: replica.position,
    device: RELAY_DEVICE,
  });
  return signAct(bytes, relay);
}

export function readEntryLine(text: string | undefined): EntryLine {
  const line = readLine(text ?? '');
  if (!line.ok || line.value.kind !== 'entry') throw new Error(`no entry: ${text ?? ''}`);
  return line.value;
}

/** A line with its entry or its act changed, but nothing made to fit. */
export function changedEntry(
  text: string | undefined,
  change: { entry?: Partial<Entry>; act?: Partial<SignedAct> },
): string {
  const line = readEntryLine(text);
  return writeLine({
    kind: 'entry',
    act: { ...line.act, ...change.act },
    entry: { ...line.entry, ...change.entry },
  });
}
