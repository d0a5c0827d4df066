import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError, systemCode } from '../start-error.ts';

/** What a relay keeps, and where. */
export interface DataFolder {
  readonly root: string;
  /** The ledger, an export but for its trailer. */
  readonly ledger: string;
  readonly refusals: string;
  readonly key: string;
  /** Where another relay is appointed. */
  readonly departure: string;
  readonly snapshots: string;
  readonly invites: string;
  readonly documents: string;
}

/**
 * Makes what is missing of a relay's folder.
 *
 * @throws StartError where it cannot be written.
 */
export async function openDataFolder(root: string): Promise<DataFolder> {
  const folder = {
    root,
    ledger: join(root, 'ledger.jsonl'),
    refusals: join(root, 'refusals.jsonl'),
    key: join(root, 'relay-key'),
    departure: join(root, 'departure.json'),
    snapshots: join(root, 'snapshots'),
    invites: join(root, 'invites'),
    documents: join(root, 'documents'),
  };
  try {
    for (const path of [root, folder.snapshots, folder.invites, folder.documents]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw new StartError(`${root} cannot be written (${systemCode(error)})`);
  }
  return folder;
}
