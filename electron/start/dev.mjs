/** `npm run dev`: a relay that waits for a founding, and two windows as two people. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, root } from './build-if-stale.mjs';
import { findElectron } from './electron-binary.mjs';
import { ended, endTogether, hasDisplay, launch, launchRelay } from './launch.mjs';

const folder = join(root, '.cache', 'dev');
const PEOPLE = ['one', 'two'];

buildIfStale();
mkdirSync(folder, { recursive: true });
const relay = launchRelay(
  ['--data', join(folder, 'relay'), '--found', '--port', '8443'],
  ['ignore', 'inherit', 'inherit'],
);
const children = [relay];
endTogether(children);
if (hasDisplay) {
  const electron = await findElectron();
  const people = PEOPLE.map((person) => {
    return launch(electron, [`--data-folder=${join(folder, person)}`]);
  });
  children.push(...people);
  await Promise.all(people.map(ended));
  relay.kill('SIGTERM');
} else {
  console.log('convene: there is no display here; open http://127.0.0.1:8443 in two browsers');
}
await ended(relay);
