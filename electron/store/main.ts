/**
 * The store process: a utility process of Electron that holds ledgers, outbox and journals, and
 * speaks with relays. It holds no key and opens no window; for those it asks main.
 */

import { z } from 'zod';
import { ClientHost } from '../../shared/client/client-host.ts';
import { Asks, keysOfMain, relaysOfMain } from './asks.ts';
import type { FromStore, StoreStart, ToStore } from './messages.ts';
import { nodePorts } from './node-ports.ts';
import { saveFolder } from './save-folder.ts';
import { saveBytes, saveLines } from './save-lines.ts';

/** The end of the channel that a utility process is given. */
interface ParentPort {
  postMessage(message: FromStore): void;
  on(event: 'message', listener: (event: { readonly data: ToStore }) => void): void;
}

const storeStart = z.object({ folder: z.string(), version: z.string() });

function parentPort(): ParentPort {
  const { parentPort: port } = process as typeof process & { readonly parentPort?: ParentPort };
  if (port === undefined) throw new Error('the store runs as a utility process of Electron');
  return port;
}

function run(port: ParentPort, { folder, version }: StoreStart): void {
  const asks = new Asks((id, ask) => port.postMessage({ kind: 'ask', id, ask }));
  const host = new ClientHost({
    platform: 'desktop',
    ports: nodePorts({ folder, keys: keysOfMain(asks) }),
    version,
    embedded: relaysOfMain(asks),
    saveFile: async (suggestedName, lines) => {
      const { path } = await asks.ask<'save-file'>({ type: 'save-file', suggestedName });
      if (path !== null) await saveLines(path, lines);
      return path;
    },
    saveBytes: async (suggestedName, bytes) => {
      const { path } = await asks.ask<'save-file'>({ type: 'save-file', suggestedName });
      if (path !== null) await saveBytes(path, bytes);
      return path;
    },
    saveFolder: async (suggestedName, files) => {
      const { path } = await asks.ask<'save-folder'>({ type: 'save-folder' });
      return path === null ? null : saveFolder(path, suggestedName, files);
    },
  });
  host.onEvent((event) => port.postMessage({ kind: 'event', event }));
  port.on('message', ({ data: message }) => {
    switch (message.kind) {
      case 'request': {
        const { id, request } = message;
        void host.handle(request).then((reply) => port.postMessage({ kind: 'reply', id, reply }));
        return;
      }
      case 'answer':
        asks.answered(message.id, message.answer);
        return;
      case 'close':
        void host
          .close()
          .catch(() => {})
          .finally(() => port.postMessage({ kind: 'closed' }));
    }
  });
  port.postMessage({ kind: 'ready' });
}

run(parentPort(), storeStart.parse(JSON.parse(process.argv[2] ?? '')));
