/** `npm run bench -- NAME`: measures the app's parts beside their peers. Without a name, all of them. */

import { p7 } from './p7-replay.ts';

const BENCHES: ReadonlyMap<string, () => Promise<object>> = new Map([['P7', p7]]);

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
