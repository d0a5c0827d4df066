/** A relay of documents in a process of its own, to be killed. Prints its port. */

import { LmdbDocumentStore } from '../../sync-server/documents/index.ts';
import { DocumentRelay } from './document-relay.ts';

const [, , file = ''] = process.argv;
const relay = await DocumentRelay.start({
  store: await LmdbDocumentStore.open(file),
  limits: { compactRecords: 20 },
});
process.stdout.write(`${relay.port}\n`);
