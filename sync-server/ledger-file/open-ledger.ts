import { Chain } from '../../shared/ledger/chain.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { writeLine } from '../../shared/ledger/export-line.ts';
import type { Fate } from '../../shared/ledger/ledger-writer.ts';
import { Replica } from '../../shared/ledger/replica.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { stateMessage } from '../../shared/ledger/state-hash.ts';
import { RULES } from '../../shared/rules/index.ts';
import { nodeCrypto } from '../node-crypto.ts';
import type { AppendFile } from './append-file.ts';
import { emptyIndex, FileLedgerStore, snapshotHash, type FileIndex } from './file-store.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { FlushObserver } from './line-log.ts';
import { damaged, readLines } from './read-lines.ts';

export interface OpenedLedger {
  readonly store: LedgerStore;
  readonly replica: Replica;
  /** The receipts of all acts, by act id. */
  readonly receipts: [string, Fate][];
}

export interface LedgerFile {
  readonly path: string;
  readonly file: AppendFile;
  /** Of a text that is not in the ledger, whether it is kept beside it. */
  readonly hasText: (sha256: string) => boolean;
  readonly relay: Signer;
  readonly observe?: FlushObserver;
}

/**
 * Reads a relay's own ledger, verifying all of it, and makes it ready to be added to. What a crash
 * left behind at its end, and nobody was told of, is cut off.
 *
 * @throws StartError naming file and line where anything else does not hold.
 */
export async function openLedger(given: LedgerFile): Promise<OpenedLedger> {
  const { file, hasText, observe } = given;
  const { reader, index, receipts } = await replay(given);
  await cutOff(file, index.ends.at(-1) ?? 0);
  const { replica } = reader;
  // The reader's own replica would ask the reader for texts, and knows none but the ledger's.
  const from =
    replica.position.seq === 0
      ? undefined
      : {
          ledger: replica.ledger,
          chain: new Chain(replica.chain.heads(), replica.at),
          state: replica.state,
        };
  const store = new FileLedgerStore(file, index, observe);
  const isKept = (sha256: string) => store.hasText(sha256) || hasText(sha256);
  return {
    store,
    replica: new Replica({ ...OPTIONS, hasText: isKept }, from),
    receipts,
  };
}

const OPTIONS = {
  crypto: nodeCrypto,
  rules: rulesVersions(RULES),
  entrySignatures: 'each',
  ledger: null,
} as const;

interface Replayed {
  readonly reader: ExportReader;
  readonly index: FileIndex;
  readonly receipts: [string, Fate][];
}

async function replay(given: LedgerFile): Promise<Replayed> {
  const { path, file, relay } = given;
  const reader = new ExportReader(OPTIONS);
  const index = emptyIndex();
  const receipts: [string, Fate][] = [];
  for await (const { text, number, from, to } of readLines(path, file)) {
    const read = reader.read(text);
    const failure = reader.failure;
    if (failure !== null) throw damaged(path, failure.line, failure.problem);
    if (!read.ok) throw damaged(path, number, read.problem);
    const { line, applied } = read.value;
    if (line.kind === 'snapshot') index.texts.set(snapshotHash(text) ?? '', { from, to });
    if (line.kind === 'trailer') {
      throw damaged(path, number, {
        code: 'misplaced-line',
        message: 'the ledger of a relay has no trailer; take it off to go on with a copy',
      });
    }
    if (line.kind === 'state') index.ends[index.ends.length - 1] = to;
    if (line.kind === 'entry' && applied !== null) {
      index.ends.push(to);
      receipts.push([applied.act.id, { result: 'accepted', receipt: line.entry }]);
    }
  }
  if (reader.owesStateHash) {
    // What another relay has made is there whole, or was not acknowledged: it is brought again.
    if (!isMadeBy(relay, reader)) return replay(await withoutLast(given, index));
    await completeUnit(reader, index, file, relay);
  }
  forgetLoose(reader, index);
  return { reader, index, receipts };
}

/** Whether the last entry is one that this relay has made: another's word cannot be given here. */
function isMadeBy(relay: Signer, { replica }: ExportReader): boolean {
  return replica.state.association?.relay.publicKey === relay.publicKey;
}

async function withoutLast(given: LedgerFile, { ends }: FileIndex): Promise<LedgerFile> {
  await cutOff(given.file, ends.at(-2) ?? 0);
  return given;
}

/** A crash came between an entry and the state hash that is due after it. */
async function completeUnit(
  reader: ExportReader,
  index: FileIndex,
  file: AppendFile,
  relay: Signer,
): Promise<void> {
  const { ledger, position } = reader.replica;
  const { seq, head } = position;
  const stateHash = reader.replica.stateHash();
  const signature = relay.sign(stateMessage({ ledger, seq, head, stateHash }));
  const line = writeLine({ kind: 'state', seq, stateHash, signature });
  await file.truncate(index.ends.at(-1) ?? 0);
  const bytes = Buffer.from(`${line}\n`, 'utf8');
  await file.write(bytes);
  await file.flush();
  reader.read(line);
  index.ends[index.ends.length - 1] = file.size;
}

/** Snapshots at the end belong to an entry that has not come. */
function forgetLoose(reader: ExportReader, index: FileIndex): void {
  for (const sha256 of index.texts.keys()) {
    if (!reader.texts.has(sha256)) index.texts.delete(sha256);
  }
}

async function cutOff(file: AppendFile, end: number): Promise<void> {
  if (file.size === end) return;
  await file.truncate(end);
  await file.flush();
}
