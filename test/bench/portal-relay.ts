/** A process that serves a portal, and says where: the load comes from another one. */

import { PortalRelay } from '../portal/portal-relay.ts';
import { portalSigner, sampleLedger } from '../portal/sample-ledger.ts';

const portal = await PortalRelay.start({
  lines: sampleLedger().lines,
  signer: portalSigner('relay 1'),
});
process.send?.({ url: portal.url });
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', () => {
  void portal.end().then(() => process.exit(0));
});
