import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { nodeCrypto, verifyOnThread } from '../../shared/cli/node-crypto.ts';
import { actMessage } from '../../shared/ledger/act.ts';
import { canonicalJson } from '../../shared/documents/canonical-json.ts';
import { readCheckpoint, writeCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { entryMessage } from '../../shared/ledger/entry.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import { ReadAhead } from '../../shared/ledger/read-ahead.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { SignaturesAhead } from '../../shared/ledger/signatures-ahead.ts';
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

/** As the app replays: signatures are verified on other threads, ahead of the replica. */
async function readAhead(lines: readonly string[], signatures: 'each' | 'acts'): Promise<void> {
  const ahead = new SignaturesAhead(nodeCrypto, verifyOnThread, signatures);
  const entrySignatures = signatures === 'each' ? 'each' : 'last';
  const reader = new ExportReader({ ...options, crypto: ahead.crypto, entrySignatures });
  const portions = new ReadAhead(reader, ahead);
  for (const line of lines) await portions.push(line);
  await portions.flush();
  const failure = reader.failure ?? reader.end();
  if (failure !== null) throw new Error(failure.problem.message);
}

/** Every signature of the ledger, made ready for the native call, which is then all there is to do. */
function signatures(lines: readonly string[]): { acts: Signed[]; entries: Signed[] } {
  const { state } = read(lines, 'last').replica;
  const keys = new Map<string, KeyObject>();
  const add = (device: string, publicKey: string): void => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    keys.set(device, createPublicKey({ key, format: 'jwk' }));
  };
  for (const { publicKey } of state.device.values())
    add(deviceIdOf(nodeCrypto, publicKey), publicKey);
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

/** The same on as many threads as the replay has, in portions so that no queue grows without end. */
async function verifyAllOnThreads(list: readonly Signed[]): Promise<void> {
  for (let from = 0; from < list.length; from += 256) {
    const portion = list.slice(from, from + 256).map(
      ({ key, message, signature }) =>
        new Promise<void>((done, failed) => {
          verify(null, message, key, signature, (error, holds) =>
            holds ? done() : failed(error ?? new Error('a signature does not hold')),
          );
        }),
    );
    await Promise.all(portion);
  }
}

/** P7: replay of a ledger with its signatures against native verification alone; and a checkpoint. */
export async function p7(): Promise<object> {
  const lines = busyAssociation(20_000);
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
    if (reader.failure !== null || reader.replica.position.seq !== count)
      throw new Error('not open');
    return count;
  };

  const NATIVE = 'native verification of the act signatures alone, one thread';
  const NATIVE_THREADS = 'the same on the threads of libuv';
  const REPLAY = 'replay, signatures verified as they come, one thread';
  const REPLAY_AHEAD = 'replay as the app does, act signatures verified ahead';
  const VERIFY = 'twg verify: act and entry signatures, verified ahead';
  const CHECKPOINT = `opening from a checkpoint, the last ${tail} entries verified`;
  const all = [...acts, ...entries];
  const NATIVE_ALL = 'native verification of act and entry signatures alone, one thread';
  const measured = await measure(
    [
      { name: NATIVE, run: () => (verifyAll(acts), count) },
      { name: NATIVE_THREADS, run: async () => (await verifyAllOnThreads(acts), count) },
      { name: REPLAY, run: () => (read(lines, 'last'), count) },
      { name: REPLAY_AHEAD, run: async () => (await readAhead(lines, 'acts'), count) },
      { name: NATIVE_ALL, run: () => (verifyAll(all), count) },
      { name: VERIFY, run: async () => (await readAhead(lines, 'each'), count) },
      { name: CHECKPOINT, run: openFromCheckpoint },
    ],
    7,
  );
  const of = (name: string) => {
    const found = measured.find((one) => one.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const ratios = {
    'replay as the app does / native, one thread (goal 0.85 or more)': ratio(
      of(REPLAY_AHEAD),
      of(NATIVE),
    ),
    'replay as the app does / native on the same threads': ratio(
      of(REPLAY_AHEAD),
      of(NATIVE_THREADS),
    ),
    'replay on one thread / native, one thread': ratio(of(REPLAY), of(NATIVE)),
    'twg verify / native of both signatures, one thread': ratio(of(VERIFY), of(NATIVE_ALL)),
    'acts/s from a checkpoint (goal 100,000 or more)': of(CHECKPOINT).median,
  };
  console.log(`${count} entries, ${lines.length} lines; acts a second, 7 rounds interleaved\n`);
  console.log(table(measured));
  for (const [name, value] of Object.entries(ratios)) {
    console.log(`${name}: ${value > 100 ? Math.round(value) : value.toFixed(3)}`);
  }
  return { bench: 'P7', entries: count, measured, ratios };
}
