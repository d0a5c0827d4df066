/** The journal where the app has it: away from the page's thread. */

import { openIndexedDbJournal } from '../../../renderer/browser-host/journal/index.ts';
import type { HostRequest } from '../../../shared/client/host-messages.ts';
import { pageHost } from '../../collab/page-host.ts';

interface Asked {
  readonly number: number;
  readonly request: HostRequest;
}

const asked = new URLSearchParams(String(Reflect.get(globalThis, 'name')));
const opening = openIndexedDbJournal(asked.get('name') ?? '').then((journal) =>
  pageHost(journal, asked.get('relay')),
);
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void opening
    .then((host) => host.request(data.request))
    .then((reply) => postMessage({ number: data.number, reply }));
});
