import { join } from 'node:path';
import { openStores, type Stores } from './folder/stores.ts';
import { openAppendFile } from './ledger-file/index.ts';
import { Metrics } from './metrics.ts';
import { messageSource } from './outreach/messages/index.ts';
import { OutreachPart } from './outreach/outreach-part.ts';
import { openOutreachStores, type OutreachStores } from './outreach/outreach-stores.ts';
import { Portal } from './portal/portal.ts';
import type { RelayOptions } from './relay-options.ts';
import type { RelayPart, RelayView } from './relay-part.ts';
import type { Relay } from './relay-handle.ts';
import { RunningRelay, type RelayParts } from './running-relay.ts';
import { StartError } from './start-error.ts';
import { WebFolder } from './web/web-folder.ts';

export type { Relay } from './relay-handle.ts';

/**
 * Starts a relay.
 *
 * @throws StartError, whose message is one line for the person who starts it.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const metrics = new Metrics();
  const web = options.web === undefined ? null : await WebFolder.open(options.web);
  const stores = await openStores({
    root: options.folder,
    openFile: options.openFile ?? openAppendFile,
    now: options.clock ?? Date.now,
    signer: options.signer ?? null,
    flushed: (seconds) => metrics.flush.observe(seconds),
  });
  const outreach = await openOutreach(options, stores);
  const makeParts = (view: RelayView): RelayPart[] => partsOf(view, options, outreach);
  const relay = await makeRelay({ options, stores, metrics, web, makeParts }, outreach);
  try {
    await relay.start();
    return relay;
  } catch (error) {
    await relay.close();
    throw error;
  }
}

/** What a relay does beside ordering acts and passing on text. */
function partsOf(
  relay: RelayView,
  { folder, outreach = {} }: RelayOptions,
  stores: OutreachStores,
): RelayPart[] {
  const { source = messageSource } = outreach;
  const readersFile = join(folder, 'portal-readers.json');
  return [
    new OutreachPart({ relay, stores, options: outreach, source }),
    new Portal({ view: relay, reach: stores.reach, readersFile }),
  ];
}

async function openOutreach({ folder }: RelayOptions, stores: Stores): Promise<OutreachStores> {
  try {
    return await openOutreachStores(folder);
  } catch (error) {
    await stores.documents.close();
    await stores.close();
    throw error;
  }
}

async function makeRelay(parts: RelayParts, outreach: OutreachStores): Promise<RunningRelay> {
  const { options, stores } = parts;
  try {
    return new RunningRelay(parts);
  } catch (error) {
    await outreach.close();
    await stores.documents.close();
    await stores.close();
    // What can be wrong with options that have the right form is the certificate.
    const said = error instanceof Error ? error.message : String(error);
    throw options.tls === undefined ? error : new StartError(`certificate or key: ${said}`);
  }
}
