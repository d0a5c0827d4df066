/** A process that does one thing with a device's DIP repository, and may be killed meanwhile. */

import { openDevice } from './desk.ts';
import type { Asked } from './kill.ts';

const [dataFolder = '', asked = ''] = process.argv.slice(2);
const { desk } = await openDevice(dataFolder);
const request = JSON.parse(asked) as Asked;

async function answer(): Promise<unknown> {
  switch (request.type) {
    case 'dip-repository-set':
      return desk.set(request, () => Promise.resolve(request.folder));
    case 'dip-commit':
      return desk.commit(request);
    case 'dip-push':
      return desk.push(request);
    case 'pull-request-open':
      return desk.openPullRequest(request);
  }
}

console.log(JSON.stringify(await answer()));
