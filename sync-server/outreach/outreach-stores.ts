import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError, systemCode } from '../start-error.ts';
import { namesIn } from '../folder/write-durably.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { DamagedQueue, QueueStore } from './queue-store.ts';
import { ReachStore } from './reach-store.ts';
import { UnsubscribeKey } from './unsubscribe-token.ts';

/** What a relay keeps for reaching people, open. */
export interface OutreachStores {
  readonly reach: ReachStore;
  readonly queue: DeliveryQueue;
  readonly unsubscribe: UnsubscribeKey;
  /** Closes all of it, once it is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens `outreach/` in a relay's folder, which is this process's alone.
 *
 * @throws StartError where it cannot be written, or is damaged.
 */
export async function openOutreachStores(root: string): Promise<OutreachStores> {
  const folder = join(root, 'outreach');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await namesIn(folder);
  } catch (error) {
    throw new StartError(`${folder} cannot be written (${systemCode(error)})`);
  }
  const reach = await ReachStore.open(join(folder, 'reach.json'));
  const unsubscribe = await UnsubscribeKey.open(join(folder, 'unsubscribe-key'));
  const { queue, store } = await openQueue(join(folder, 'queue.lmdb'));
  const close = async (): Promise<void> => {
    await reach.close();
    await store.close();
  };
  return { reach, queue, unsubscribe, close };
}

async function openQueue(path: string): Promise<{ queue: DeliveryQueue; store: QueueStore }> {
  let store: QueueStore | null = null;
  try {
    store = QueueStore.open(path);
    return { queue: new DeliveryQueue(store), store };
  } catch (error) {
    await store?.close();
    if (error instanceof DamagedQueue) throw new StartError(`damaged: ${error.message}`);
    throw error;
  }
}
