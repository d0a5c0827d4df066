import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { actMessage } from '../../shared/ledger/act.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { readCheckpoint, writeCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { entryMessage } from '../../shared/ledger/entry.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { RULES } from '../../shared/rules/index.ts';
import { busyAssociation } from './busy-association.ts';
import { measure, ratio, table } from './rounds.ts';

interface Signed {
  readonly key: KeyObject;
  readonly message: Buffer;
  readonly signature: Buffer;
}

interface EntryText {
  readonly kind: string;
  readonly act: { readonly device: string; readonly type: string };
  readonly actSignature: string;
  readonly head: string;
  readonly signature: string;
}

const options = {
  crypto: nodeCrypto,
  rules: rulesVersions(RULES),
  ledger: null,
};

function read(lines: readonly string[], entrySignatures: 'each' | 'last'): ExportReader {
  const reader = new ExportReader({ ...options, entrySignatures });
  for (const line of lines) reader.read(line);
  const failure = reader.failure ?? reader.end();
  if (failure !== null) throw new Error(failure.problem.message);
  return reader;
}

/** Every signature of the ledger, made ready for the native call, which is then all there is to do. */
function signatures(lines: readonly string[]): { acts: Signed[]; entries: Signed[] } {
  const { state } = read(lines, 'last').replica;
  const keys = new Map<string, KeyObject>();
  const add = (device: string, publicKey: string): void => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    keys.set(device, createPublicKey({ key, format: 'jwk' }));
  };
  for (const { publicKey } of state.device.values()) add(deviceIdOf(nodeCrypto, publicKey), publicKey);
  add('relay', state.association?.relay.publicKey ?? '');
  const signed = (device: string, message: string, signature: string): Signed => {
    const key = keys.get(device);
    if (key === undefined) throw new Error(`no key of ${device}`);
    return { key, message: Buffer.from(message), signature: Buffer.from(signature, 'base64url') };
  };
  const entries = lines
    .map((line) => JSON.parse(line) as EntryText)
    .filter((line) => line.kind === 'entry');
  return {
    acts: entries.map(({ act, actSignature }) =>
      signed(act.device, actMessage(canonicalJson(act)), actSignature),
    ),
    entries: entries.map(({ head, signature }) => signed('relay', entryMessage(head), signature)),
  };
}

function verifyAll(list: readonly Signed[]): void {
  for (const { key, message, signature } of list) {
    if (!verify(null, message, key, signature)) throw new Error('a signature does not hold');
  }
}

/** P7: replay of a ledger with its signatures against native verification alone; and a checkpoint. */
export function p7(): object {
  const lines = busyAssociation(5000);
  const { acts, entries } = signatures(lines);
  const count = acts.length;
  const body = lines.slice(0, -1);
  const tail = 100;
  const before = new ExportReader({ ...options, entrySignatures: 'last' });
  for (const line of body.slice(0, -tail)) before.read(line);
  if (before.verified === null) throw new Error('not verified');
  const checkpoint = writeCheckpoint(nodeCrypto, before.verified);

  const openFromCheckpoint = (): number => {
    const restored = readCheckpoint(nodeCrypto, checkpoint);
    if (!restored.ok) throw new Error(restored.problem.message);
    const reader = new ExportReader({ ...options, entrySignatures: 'last' }, restored.value);
    for (const line of lines.slice(-tail - 1)) reader.read(line);
    if (reader.failure !== null || reader.replica.position.seq !== count) throw new Error('not open');
    return count;
  };

  const NATIVE_ACTS = 'native verification of the act signatures alone';
  const REPLAY_ACTS = 'replay, all act signatures, the last entry signature';
  const NATIVE_ALL = 'native verification of act and entry signatures alone';
  const REPLAY_ALL = 'replay as twg verify does, act and entry signatures';
  const CHECKPOINT = `opening from a checkpoint, the last ${tail} entries verified`;
  const measured = measure(
    [
      { name: NATIVE_ACTS, run: () => (verifyAll(acts), count) },
      { name: REPLAY_ACTS, run: () => (read(lines, 'last'), count) },
      { name: NATIVE_ALL, run: () => (verifyAll(acts), verifyAll(entries), count) },
      { name: REPLAY_ALL, run: () => (read(lines, 'each'), count) },
      { name: CHECKPOINT, run: openFromCheckpoint },
    ],
    9,
  );
  const of = (name: string) => {
    const found = measured.find((one) => one.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const ratios = {
    'replay / native, act signatures (goal 0.85 or more)': ratio(of(REPLAY_ACTS), of(NATIVE_ACTS)),
    'replay / native, act and entry signatures': ratio(of(REPLAY_ALL), of(NATIVE_ALL)),
    'acts/s from a checkpoint (goal 100,000 or more)': of(CHECKPOINT).median,
  };
  console.log(`${count} entries, ${lines.length} lines; acts a second, 9 rounds interleaved\n`);
  console.log(table(measured));
  for (const [name, value] of Object.entries(ratios)) {
    console.log(`${name}: ${value > 100 ? Math.round(value) : value.toFixed(3)}`);
  }
  return { bench: 'P7', entries: count, measured, ratios };
}
