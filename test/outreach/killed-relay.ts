/** A relay that sends mail, in a process of its own, to be killed. Prints its address. */

import { readSmtpOptions } from '../../sync-server/outreach/smtp-options.ts';
import { startRelay } from '../../sync-server/relay.ts';
import { testSource } from './test-source.ts';

const [, , folder = '', url = '', from = '', ca = ''] = process.argv;
const relay = await startRelay({
  folder,
  foundable: true,
  outreach: {
    source: testSource(),
    attention: 20,
    smtp: readSmtpOptions({ url, password: null, from, ca }),
  },
});
process.stdout.write(`${relay.url}\n`);
