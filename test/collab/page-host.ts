/** The host of one document in a page: the browser's journal, and the relay of a test. */

import type { Host, HostRequest } from '../../shared/client/host-messages.ts';
import type { Journal } from '../../shared/client/journal.ts';

async function answer(journal: Journal, relay: string, request: HostRequest): Promise<unknown> {
  switch (request.type) {
    case 'session':
      return { url: relay, token: 't', expiresAt: 0 };
    case 'journal-open':
      return { updates: await journal.open(request.document) };
    case 'journal-append':
      await journal.append(request.document, request.update, request.from);
      return {};
    case 'journal-compact':
      await journal.compact(request.document, request.state, request.count);
      return {};
    case 'drafts':
      return { drafts: [] };
    default:
      throw new Error(`no answer to ${request.type}`);
  }
}

/** @param relay the address of its documents; where there is none, nobody answers */
export const pageHost = (journal: Journal, relay: string | null): Host => ({
  request: async (request) => {
    if (relay === null && request.type === 'session')
      return { ok: false, problem: { code: 'offline', message: '', details: {} } };
    return { ok: true, value: await answer(journal, relay ?? '', request) } as never;
  },
  onEvent: () => () => {},
});

/** Makes the sockets of this page say who one is, to a relay that believes it. */
export function connectAs(person: string): void {
  class PersonSocket extends WebSocket {
    constructor(url: string | URL) {
      super(`${url.toString()}?person=${person}&device=${person}-browser`);
    }
  }
  globalThis.WebSocket = PersonSocket;
}
