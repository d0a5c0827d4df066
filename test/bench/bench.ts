/** `npm run bench -- NAME`: measures the app's parts beside their peers. Without a name, all of them. */

import { outreach } from './outreach.ts';
import { p7 } from './p7-replay.ts';
import { p8 } from './p8-opening.ts';
import { p9 } from './p9-typing.ts';
import { portalBusy } from './portal-busy.ts';
import { portal } from './portal.ts';

const BENCHES: ReadonlyMap<string, () => Promise<object>> = new Map([
  ['P7', p7],
  ['P8', p8],
  ['P9', p9],
  ['PORTAL', portal],
  ['PORTAL-BUSY', portalBusy],
  ['OUTREACH', outreach],
]);

const asked = process.argv.slice(2).map((name) => name.toUpperCase());
const unknown = asked.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${[...BENCHES.keys()].join(', ')}`);
  process.exit(2);
}
for (const [name, bench] of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`${name}\n`);
  console.log(`\n${JSON.stringify(await bench())}\n`);
}
