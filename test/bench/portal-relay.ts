/**
 * A process that serves a portal, and says where: the load comes from another one. Of the sample, or
 * of a busy association with so many entries.
 */

import { busyAssociation } from './busy-association.ts';
import { PortalRelay } from '../portal/portal-relay.ts';
import { portalSigner, sampleLedger } from '../portal/sample-ledger.ts';

const entries = Number(process.argv[2] ?? 0);
const portal = await PortalRelay.start({
  lines: entries === 0 ? sampleLedger().lines : busyAssociation(entries, portalSigner),
  signer: portalSigner('relay 1'),
});
process.send?.({ url: portal.url });
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', () => {
  void portal.end().then(() => process.exit(0));
});
