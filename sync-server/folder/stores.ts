import { join } from 'node:path';
import type { Signer } from '../../shared/ledger/crypto.ts';
import type { Fate } from '../../shared/ledger/ledger-writer.ts';
import type { Replica } from '../../shared/ledger/replica.ts';
import type { Instant } from '../../shared/rules/index.ts';
import {
  openLedger,
  openRefusals,
  type AppendFile,
  type LedgerStore,
  type OpenAppendFile,
  type RefusalLog,
} from '../ledger-file/index.ts';
import { DamagedStore, LmdbDocumentStore, type DocumentStore } from '../documents/index.ts';
import { StartError } from '../start-error.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { Departure } from './departure.ts';
import { lockFolder } from './folder-lock.ts';
import { InviteStore } from './invite-store.ts';
import { openRelayKey } from './relay-key.ts';
import { SnapshotStore } from './snapshot-store.ts';

/** All that a relay keeps, open and verified. */
export interface Stores {
  readonly folder: DataFolder;
  readonly signer: Signer;
  readonly snapshots: SnapshotStore;
  readonly invites: InviteStore;
  readonly ledger: LedgerStore;
  readonly refusals: RefusalLog;
  readonly departure: Departure;
  /** Closed by whoever takes it. */
  readonly documents: DocumentStore;
  readonly replica: Replica;
  /** Of all acts so far, by act id. */
  readonly fates: readonly (readonly [string, Fate])[];
  /** Closes all of it, and gives the folder free. */
  close(): Promise<void>;
}

export interface StoresOptions {
  readonly root: string;
  readonly openFile: OpenAppendFile;
  readonly now: () => Instant;
  /** The relay's key; null for the one in the folder. */
  readonly signer: Signer | null;
  readonly flushed: (seconds: number) => void;
}

/**
 * Opens a relay's folder for this process alone.
 *
 * @throws StartError where it is in use, cannot be written, or is damaged.
 */
export async function openStores(options: StoresOptions): Promise<Stores> {
  const folder = await openDataFolder(options.root);
  const lock = await lockFolder(folder.root);
  const files: AppendFile[] = [];
  try {
    const open = async (path: string): Promise<AppendFile> => {
      const file = await options.openFile(path);
      files.push(file);
      return file;
    };
    const opened = await openAll(folder, options, open);
    return {
      ...opened,
      close: async () => {
        await opened.ledger.close();
        await opened.refusals.close();
        await lock.release();
      },
    };
  } catch (error) {
    for (const file of files) await file.close().catch(() => {});
    await lock.release();
    throw error;
  }
}

async function openAll(
  folder: DataFolder,
  { now, signer: given, flushed }: StoresOptions,
  open: OpenAppendFile,
): Promise<Omit<Stores, 'close'>> {
  const signer = given ?? (await openRelayKey(folder.key));
  const snapshots = await SnapshotStore.open(folder.snapshots);
  const departure = await Departure.open(folder.departure);
  const invites = await InviteStore.open(folder.invites, now);
  const opened = await openLedger({
    path: folder.ledger,
    file: await open(folder.ledger),
    hasText: (sha256) => snapshots.has(sha256),
    relay: signer,
    observe: ({ seconds }) => flushed(seconds),
  });
  const { store: ledger, replica, receipts } = opened;
  const keys = [signer.publicKey, ...(replica.state.association?.relayKeys ?? [])];
  const kept = await openRefusals(folder.refusals, await open(folder.refusals), keys);
  const fates = [...receipts, ...kept.fates];
  // Last, as whoever takes it closes it.
  const documents = await openDocuments(join(folder.documents, 'documents.lmdb'));
  const refusals = kept.log;
  return {
    folder,
    signer,
    snapshots,
    invites,
    ledger,
    refusals,
    departure,
    documents,
    replica,
    fates,
  };
}

async function openDocuments(path: string): Promise<DocumentStore> {
  try {
    return await LmdbDocumentStore.open(path);
  } catch (error) {
    if (error instanceof DamagedStore) throw new StartError(error.message);
    throw error;
  }
}
