/**
 * The golden ledger and its record. `npx tsx test/scenarios/golden/make.ts` writes them; once
 * released they stay as they are: what replays to another state is another version of the rules.
 */

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '../../../shared/cli/node-crypto.ts';
import { stateHashOf } from '../../../shared/ledger/state-hash.ts';
import { goldenAssociation } from './association.ts';

const folder = dirname(fileURLToPath(import.meta.url));

export const LEDGER_FILE = join(folder, 'association.ledger');
export const RECORD_FILE = join(folder, 'association.json');

/** The two files as they are to be. */
export function goldenFiles(): { readonly ledger: string; readonly record: string } {
  const { lines, player } = goldenAssociation();
  const { seq: entries, head } = player.position;
  const record = { entries, head, stateHash: stateHashOf(nodeCrypto, player.state) };
  return {
    ledger: lines.map((line) => `${line}\n`).join(''),
    record: `${JSON.stringify(record, null, 2)}\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ledger, record } = goldenFiles();
  writeFileSync(LEDGER_FILE, ledger);
  writeFileSync(RECORD_FILE, record);
  process.stdout.write(record);
}
