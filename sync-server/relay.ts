import { openStores, type Stores } from './folder/stores.ts';
import { openAppendFile } from './ledger-file/index.ts';
import { Metrics } from './metrics.ts';
import { messageSource } from './outreach/messages/index.ts';
import { OutreachPart } from './outreach/outreach-part.ts';
import { openOutreachStores } from './outreach/outreach-stores.ts';
import type { RelayOptions } from './relay-options.ts';
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
  const relay = await makeRelay({
    options,
    stores,
    metrics,
    web,
    makeParts: await openParts(options, stores),
  });
  try {
    await relay.start();
    return relay;
  } catch (error) {
    await relay.close();
    throw error;
  }
}

/** What a relay does beside ordering acts and passing on text, with what it keeps for that open. */
async function openParts(
  { folder, outreach = {} }: RelayOptions,
  stores: Stores,
): Promise<RelayParts['makeParts']> {
  try {
    const opened = await openOutreachStores(folder);
    const { source = messageSource } = outreach;
    return (relay) => [new OutreachPart({ relay, stores: opened, options: outreach, source })];
  } catch (error) {
    await stores.documents.close();
    await stores.close();
    throw error;
  }
}

async function makeRelay(parts: RelayParts): Promise<RunningRelay> {
  const { options, stores } = parts;
  try {
    return new RunningRelay(parts);
  } catch (error) {
    await stores.documents.close();
    await stores.close();
    // What can be wrong with options that have the right form is the certificate.
    const said = error instanceof Error ? error.message : String(error);
    throw options.tls === undefined ? error : new StartError(`certificate or key: ${said}`);
  }
}
